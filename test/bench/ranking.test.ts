/** @file The bench's own claim on a few pictures: the whole table takes minutes and is the bench's. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchCulling } from '../../bench/culling.ts';
import { paintScene } from '../../bench/make-shoot/paint-scene.ts';
import { benchRanking, judgeBursts } from '../../bench/ranking.ts';
import { describeShared } from '../support/shared.ts';

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

describeShared('bench on photographs', (shared) => {
  it('ranks the clean frame first in pictures of old, soft and noisy cameras', async () => {
    const photos = path.join(folder, 'photos');
    await mkdir(photos);
    for (const name of ['Canon EOS D60.jpg', 'Canon IXUS v2.jpg', 'Pentax ist D.jpg', 'Sony DSC-P52.jpg'])
      await copyFile(path.join(shared, 'photos', name), path.join(photos, name));
    const judged = await judgeBursts(photos, 7);
    expect(judged.map((burst) => [burst.source, burst.order[0]])).toEqual([
      ['Canon EOS D60.jpg', 'clean'],
      ['Canon IXUS v2.jpg', 'clean'],
      ['Pentax ist D.jpg', 'clean'],
      ['Sony DSC-P52.jpg', 'clean'],
    ]);
    expect(judged.every((burst) => burst.order.at(-1) === 'noisy')).toBe(true);
  });
});
