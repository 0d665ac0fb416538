/** @file Peak memory on a folder of everything, and on one of thousands of tiny pictures. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../../electron/core/engine.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { type BenchResult, resultOf } from '../result.ts';
import { watchMemory } from '../watch-memory.ts';

type Say = (text: string) => void;
const maker = fileURLToPath(new URL('./make-folder.ts', import.meta.url));

/** 50-megapixel HEICs, 16-bit TIFFs, WebPs, PNGs, large JPEGs, four of each, and many tiny ones. */
export const benchMixedFolder = (say: Say): Promise<BenchResult[]> => benchFolder('a mixed folder', 4, 2_000, say);

export const benchTinyFiles = (say: Say): Promise<BenchResult[]> => benchFolder('20,000 tiny files', 0, 20_000, say);

async function benchFolder(name: string, each: number, tiny: number, say: Say): Promise<BenchResult[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'chinagraph-bench-mixed-'));
  try {
    const folder = path.join(dir, 'photos');
    say(`making ${name}`);
    const note = execFileSync(process.execPath, [maker, folder, String(each), String(tiny)], { encoding: 'utf8' });
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
      resultOf(`peak memory on ${name}`, 'MB', [mostMb], what),
      resultOf(`indexing ${name}`, 's', [seconds], note),
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
