/** @file Peak memory on a folder of everything: 50-megapixel HEICs, 16-bit TIFFs, PNGs, large JPEGs and thousands of tiny ones. */
import { existsSync } from 'node:fs';
import { appendFile, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createEngine } from '../electron/core/engine.ts';
import { systemClock } from '../electron/core/work/clock.ts';
import { launchNodeChild } from '../electron/core/work/launch-child.ts';
import { silentLog } from '../electron/core/work/log.ts';
import { type BenchResult, resultOf } from './result.ts';
import { watchMemory } from './watch-memory.ts';

const large = { width: 6000, height: 4000 };
const tinyFiles = 2_000;
const each = 4;

export async function benchMixedFolder(say: (text: string) => void): Promise<BenchResult[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'chinagraph-bench-mixed-'));
  try {
    const folder = path.join(dir, 'photos');
    say('making a folder of everything');
    const note = await makeFolder(folder);
    const engine = await createEngine({
      catalogDir: path.join(dir, 'catalog'),
      launchChild: launchNodeChild,
      clock: systemClock,
      log: silentLog,
      background: 'index',
    });
    const peak = watchMemory(new Set(), 500);
    const startedMs = performance.now();
    const opened = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) });
    await engine.whenIdle(opened.id);
    const seconds = (performance.now() - startedMs) / 1000;
    const mostMb = peak.stop();
    const problems = await engine.client.shoots.problems({ folderId: opened.id });
    await engine.close();
    for (const { path: file, reason } of problems.slice(0, 5)) say(`${file}: ${reason}`);
    const what = `${note}; ${problems.length} problems; proportional set size, all processes`;
    return [
      resultOf('peak memory on a mixed folder', 'MB', [mostMb], what),
      resultOf('indexing a mixed folder', 's', [seconds], note),
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** One picture of each kind, encoded once; bytes behind its end make another file of it. */
async function makeFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const small = Buffer.from(Array.from({ length: 750 * 500 * 3 }, (_, i) => (i * 2654435761) >>> 24));
  const picture = (size: { width: number; height: number }) =>
    sharp(small, { raw: { width: 750, height: 500, channels: 3 } }).resize({ ...size, kernel: 'nearest' });
  const heic = fileURLToPath(new URL('../../shared/cases/files/slow-50mp.heic', import.meta.url));
  const hasHeic = existsSync(heic);
  const kinds: [name: string, write: (file: string) => Promise<unknown>, count: number][] = [
    ['large.jpg', (file) => picture(large).jpeg({ quality: 85 }).toFile(file), each],
    ['deep.tif', (file) => picture(large).toColourspace('rgb16').tiff({ compression: 'none' }).toFile(file), each],
    ['plain.png', (file) => picture({ width: 3000, height: 2000 }).png({ compressionLevel: 1 }).toFile(file), each],
    ['tiny.jpg', (file) => picture({ width: 64, height: 48 }).jpeg().toFile(file), tinyFiles],
  ];
  if (hasHeic) kinds.push(['huge.heic', (file) => copyFile(heic, file), each]);
  for (const [name, write, count] of kinds) {
    const first = path.join(folder, `0-${name}`);
    await write(first);
    for (let i = 1; i < count; i++) {
      const file = path.join(folder, `${i}-${name}`);
      await copyFile(first, file);
      await appendFile(file, Buffer.alloc(8 + i));
    }
  }
  const heics = hasHeic ? `${each} HEICs of 50 megapixels` : 'no HEIC (no reference material)';
  return `${each} JPEGs and 16-bit TIFFs of 24 megapixels, ${each} PNGs, ${heics}, ${tinyFiles} tiny JPEGs`;
}
