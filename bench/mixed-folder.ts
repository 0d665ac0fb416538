/** @file Peak memory on a folder of everything: 50-megapixel HEICs, 16-bit TIFFs, PNGs, large JPEGs and thousands of tiny ones. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
    const what = `${note}; ${problems.length} problems; proportional set size, all processes`;
    return [
      resultOf('peak memory on a mixed folder', 'MB', [mostMb], what),
      resultOf('indexing a mixed folder', 's', [seconds], note),
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function makeFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const noise = (size: { width: number; height: number }, seed: number) =>
    sharp({
      create: {
        ...size,
        channels: 3,
        background: { r: seed * 20, g: 90, b: 120 },
        noise: { type: 'gaussian', mean: 120, sigma: 30 },
      },
    });
  for (let i = 0; i < each; i++) {
    await noise(large, i)
      .jpeg({ quality: 85 })
      .toFile(path.join(folder, `large-${i}.jpg`));
    await noise(large, i)
      .toColourspace('rgb16')
      .tiff()
      .toFile(path.join(folder, `deep-${i}.tif`));
    await noise({ width: 3000, height: 2000 }, i)
      .png({ compressionLevel: 1 })
      .toFile(path.join(folder, `plain-${i}.png`));
  }
  const heic = fileURLToPath(new URL('../../shared/cases/files/slow-50mp.heic', import.meta.url));
  const hasHeic = existsSync(heic);
  // Bytes behind the last box make another file of the same picture.
  for (let i = 0; hasHeic && i < each; i++) {
    await writeFile(path.join(folder, `huge-${i}.heic`), Buffer.concat([await readFile(heic), Buffer.alloc(8 + i)]));
  }
  const tiny = await noise({ width: 64, height: 48 }, 3).jpeg().toBuffer();
  for (let i = 0; i < tinyFiles; i++) {
    await writeFile(path.join(folder, `tiny-${i}.jpg`), Buffer.concat([tiny, Buffer.from(String(i))]));
  }
  return `${each} JPEGs and 16-bit TIFFs of 24 megapixels, ${each} PNGs, ${hasHeic ? `${each} HEICs of 50 megapixels` : 'no HEIC (no reference material)'}, ${tinyFiles} tiny JPEGs`;
}
