/** @file The bench's own claim on a few pictures: the whole table takes minutes and is the bench's. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchCulling } from '../../bench/culling.ts';
import { paintScene } from '../../bench/make-shoot/paint-scene.ts';
import { benchRanking } from '../../bench/ranking.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ranking-'));
  for (const seed of [1, 2, 3]) await writeFile(path.join(folder, `${seed}.png`), await paintScene(seed, 1200, 800));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('bench', () => {
  it('ranks the clean frame of every burst of painted scenes first', async () => {
    const [clean, ...wrong] = await benchRanking(folder, [31]);
    expect(clean).toMatchObject({ unit: '%', samples: [100], note: '' });
    expect(wrong.map((result) => result.median)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('times stacks, ranks and suggestions with the samples behind the figures', () => {
    const results = benchCulling(200, 3);
    expect(results.map((result) => [result.unit, result.samples.length])).toEqual([
      ['ms', 3],
      ['ms', 3],
      ['ms', 3],
    ]);
  });
});
