/** @file Sixteen parts of an archive by each of the worked examples, killed at random, against one run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { BenchResult } from './result.ts';
import { type Archive, linesOf, runParts, runWhole, type Scheduler, schedulers } from './shards/run-parts.ts';

const parts = 16;
/** More than a part writes at once, so that a kill also falls between two writes. */
const picturesPerPart = 40;

/** Small and all different, with something in them to measure. */
async function writeArchive(folder: string): Promise<void> {
  mkdirSync(folder);
  for (let number = 0; number < parts * picturesPerPart; number++) {
    const [width, height] = number % 3 === 0 ? [240, 320] : [320, 240];
    const pixels = Buffer.alloc(width * height * 3);
    for (let i = 0; i < pixels.length; i++)
      pixels[i] = (i * (1 + (number % 13)) + ((i * i) >> (5 + (number % 7))) + number) & 255;
    const jpeg = sharp(pixels, { raw: { width, height, channels: 3 } })
      .blur(1 + (number % 4))
      .jpeg();
    writeFileSync(path.join(folder, `picture-${number}.jpg`), await jpeg.toBuffer());
  }
}

/** @param only these schedulers; null: all. */
export async function benchShards(say: (text: string) => void, only: readonly string[] | null): Promise<BenchResult[]> {
  const work = mkdtempSync(path.join(tmpdir(), 'chinagraph-shards-'));
  try {
    const folder = path.join(work, 'archive');
    const catalog = path.join(work, 'catalog');
    mkdirSync(catalog);
    await writeArchive(folder);
    const archive: Archive = { folder, catalog, parts, work, words: ['--models', 'piqe'] };
    const started = performance.now();
    const whole = linesOf([await runWhole(archive)]);
    const wholeMs = performance.now() - started;
    say(`one run: ${whole.length} lines in ${(wholeMs / 1000).toFixed(1)} s`);
    const results: BenchResult[] = [];
    for (const by of Object.keys(schedulers) as Scheduler[]) {
      if (only && !only.includes(by)) continue;
      // As long as a start may take on this machine as it is today, so that kills fall anywhere in it, and some starts end first.
      const { starts, kills, goneOn, ms, files } = await runParts(archive, by, 'often', Math.ceil(wholeMs));
      const lines = linesOf(files);
      const isSame = JSON.stringify(lines) === JSON.stringify(whole);
      say(
        `${by}: ${files.length} parts, ${starts} starts, ${kills} killed, ${goneOn} went on in a part’s file, ` +
          `${lines.length} lines of ${whole.length}, ${isSame ? 'the same as one run' : 'NOT the same as one run'}`,
      );
      if (!isSame) throw new Error(`${by} ended with other lines than one run`);
      results.push({ name: `${by}: ${parts} parts`, unit: 'ms', median: ms, p95: ms, samples: [ms] });
    }
    return results;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
