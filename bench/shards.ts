/** @file Sixteen parts of an archive by each of the worked examples, killed at random, against one run. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchResult } from './result.ts';
import { type Archive, linesOf, runParts, runWhole } from './shards/run-parts.ts';

const parts = 16;
const frames = 64;

export async function benchShards(say: (text: string) => void): Promise<BenchResult[]> {
  const work = mkdtempSync(path.join(tmpdir(), 'chinagraph-shards-'));
  try {
    const folder = path.join(work, 'archive');
    const catalog = path.join(work, 'catalog');
    mkdirSync(catalog);
    // In a process of its own: this one has shut out pictures that are drawn.
    const maker = fileURLToPath(new URL('./make-shoot.ts', import.meta.url));
    execFileSync(process.execPath, [maker, '--out', folder, '--frames', String(frames)], { stdio: 'ignore' });
    const archive: Archive = { folder, catalog, parts, work, words: ['--models', 'piqe'] };
    const whole = linesOf([await runWhole(archive)]);
    const results: BenchResult[] = [];
    for (const by of ['loop', 'parallel', 'job'] as const) {
      const { starts, kills, ms, files } = await runParts(archive, by, 'often', 4_000);
      const lines = linesOf(files);
      const isSame = JSON.stringify(lines) === JSON.stringify(whole);
      say(
        `${by}: ${files.length} parts, ${starts} starts, ${kills} killed, ${lines.length} lines of ${whole.length}, ${isSame ? 'the same as one run' : 'NOT the same as one run'}`,
      );
      if (!isSame) throw new Error(`${by} ended with other lines than one run`);
      results.push({ name: `${by}: ${parts} parts`, unit: 'ms', median: ms, p95: ms, samples: [ms] });
    }
    return results;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
