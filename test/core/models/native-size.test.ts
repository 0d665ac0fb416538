/** @file A model that takes pictures at their own size, from the shoot to the cache: scored whole, kept by its weights, scored anew by others alone. */
import path from 'node:path';
import { expect, test } from 'vitest';
import type { InstallEvent } from '../../../electron/contract/model.ts';
import { writeGlowFamily } from '../../support/glow-family.ts';
import { writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openAndSettle, testEngine } from '../../support/test-engine.ts';

const last = async (events: AsyncGenerator<InstallEvent>) => {
  let event: InstallEvent | null = null;
  for await (event of events);
  return event;
};

const sizes = [
  { name: 'a.jpg', widthPx: 320, heightPx: 240 },
  { name: 'b.jpg', widthPx: 240, heightPx: 320 },
  // Longer than the 1,024 pixels that others are given.
  { name: 'c.jpg', widthPx: 1_400, heightPx: 700 },
];

test('pictures are scored at their own size, and again only by other weights', async () => {
  const { url, modelFile } = await writeGlowFamily(tempFolder('family'), { size: 'native' });
  const shoot = path.join(tempFolder('shoot'), 'shoot');
  await writeSmallShoot(shoot, sizes);
  const catalogDir = tempFolder('catalog');

  const scoresOf = async (engine: Awaited<ReturnType<typeof testEngine>>) => {
    const { id: folderId } = await openAndSettle(engine, shoot);
    const sort = { by: 'name' as const, descending: false };
    const { ids } = await engine.client.photos.ids({ folderId, filter: {}, sort, stacks: 'open' });
    return Promise.all(ids.map(async (id) => (await engine.client.photos.detail({ id })).scores));
  };
  const provenances = (scores: Awaited<ReturnType<typeof scoresOf>>) =>
    scores.flatMap((one) => one.map(({ provenance }) => provenance));

  const engine = await testEngine({ catalogDir, families: [url], background: 'score' });
  expect(await last(engine.scoring.models.importFile('glow-one', modelFile, false))).toMatchObject({
    type: 'installed',
  });
  const first = await scoresOf(engine);
  expect(provenances(first).map(({ scoredWidthPx, scoredHeightPx }) => [scoredWidthPx, scoredHeightPx])).toEqual(
    sizes.map(({ widthPx, heightPx }) => [widthPx, heightPx]),
  );
  for (const [score] of first) expect(score!.value).toBeGreaterThan(0);
  await engine.close();

  // Stored: the next run finds them and asks no model.
  const second = await testEngine({ catalogDir, families: [url], background: 'score' });
  expect(await scoresOf(second)).toEqual(first);

  // Other weights are another model: its numbers take the place of those.
  const other = await writeGlowFamily(tempFolder('other'), { percent: 50 });
  expect(await last(second.scoring.models.importFile('glow-one', other.modelFile, true))).toMatchObject({
    type: 'installed',
  });
  await second.whenIdle((await second.client.shoots.recent({}))[0]!.id);
  const third = await scoresOf(second);
  for (const [index, [score]] of third.entries()) {
    expect(score!.value).toBeCloseTo(first[index]![0]!.value / 2, 3);
    expect(score!.provenance.weightsSha256).not.toBe(first[index]![0]!.provenance.weightsSha256);
  }
  await second.close();
}, 120_000);
