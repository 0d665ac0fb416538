/** @file A model family from a folder outside the source tree: it is offered, installed, scores, sorts, filters and shows with its own words. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { InstallEvent } from '../../../electron/contract/model.ts';
import type { PhotoFilter, SortKey } from '../../../electron/contract/query.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { marginalsText } from '../../../renderer/photo/words/info-text.ts';
import { scoreName, scoreValueText, startsDescending } from '../../../renderer/photo/words/score-words.ts';
import { writeHazeFamily } from '../../support/haze-family.ts';
import { numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openAndSettle, testEngine } from '../../support/test-engine.ts';

const last = async (events: AsyncGenerator<InstallEvent>) => {
  let event: InstallEvent | null = null;
  for await (event of events);
  return event;
};

test('a family from a folder of its own needs no other change', async () => {
  const { url, modelFile } = await writeHazeFamily(tempFolder('family'));
  const shoot = path.join(tempFolder('shoot'), 'shoot');
  await writeSmallShoot(shoot, numbered(4));

  const catalogDir = tempFolder('catalog');
  const engine = await testEngine({ catalogDir, families: [url], background: 'score' });
  const { models, photos, shoots } = engine.client;
  expect((await models.list({})).find(({ id }) => id === 'haze-one')).toMatchObject({
    ...{ name: 'Haze (one)', gives: 'How hazy it is', offer: 'Haze', licence: 'MIT', state: 'missing', custom: false },
  });
  expect(await last(engine.scoring.models.importFile('haze-one', modelFile, false))).toMatchObject({
    type: 'installed',
  });

  const { id: folderId } = await openAndSettle(engine, shoot);
  const values = await listed(engine, folderId, { by: 'score:haze-one', descending: false });
  expect(values).toHaveLength(4);
  expect(values.map(({ value }) => value)).toEqual(values.map(({ value }) => value).toSorted((a, b) => a - b));
  // .62 of a scale from 0 to 1 on which less is better lies at .38 of the way to the best.
  for (const { value, place } of values) expect(place).toBeCloseTo(1 - value, 6);
  const calm = await listed(engine, folderId, { by: 'score:haze-one.calm', descending: true });
  expect(calm.map(({ id }) => id)).toEqual(values.map(({ id }) => id).toReversed());

  const middle = values[1]!.value;
  const hazy = await listed(engine, folderId, undefined, { score: { model: 'haze-one', min: middle } });
  expect(hazy).toHaveLength(3);

  const { scales, medians } = await shoots.summary({ folderId });
  expect(Object.keys(scales)).toEqual(['score:haze-one', 'score:haze-one.calm']);
  expect(Object.keys(medians)).toEqual(expect.arrayContaining(['score:haze-one', 'score:haze-one.calm']));
  expect([scoreName('score:haze-one', scales), scoreName('score:haze-one.calm', scales)]).toEqual(['Haziness', 'Calm']);
  expect(scoreValueText('score:haze-one', 0.62, scales)).toBe('0.62\u00a0hz');
  // The best first, whichever way the scale runs.
  expect([startsDescending('score:haze-one', scales), startsDescending('score:haze-one.calm', scales)]).toEqual([
    false,
    true,
  ]);

  const clearest = await photos.detail({ id: values[0]!.id });
  const [score] = clearest.scores;
  expect(score).toMatchObject({
    model: 'haze-one',
    scale: { shortName: 'Haziness', headline: 'haze', better: 'lower' },
  });
  expect(marginalsText(score!)).toMatch(/^mood (bright|dull) \d+ %$/);
  // "Better than" counts what is worse.
  expect(clearest.ranks['score:haze-one']).toMatchObject({ below: 1 });

  await engine.close();
  // Without the family its scores still say how they are to be read.
  const later = await testEngine({ catalogDir, background: 'none' });
  const { id: again } = await openAndSettle(later, shoot);
  expect((await later.client.shoots.summary({ folderId: again })).scales['score:haze-one']).toMatchObject({
    ...{ shortName: 'Haziness', unit: 'hz', better: 'lower' },
  });
  await later.close();
}, 60_000);

async function listed(
  engine: Engine,
  folderId: FolderId,
  sort: { by: SortKey; descending: boolean } = { by: 'time', descending: false },
  filter: PhotoFilter = {},
) {
  const { ids } = await engine.client.photos.ids({ folderId, filter, sort, stacks: 'open' });
  const cards = await engine.client.photos.cards({ ids });
  return ids.map((id) => {
    const { chip } = cards.find((card) => card.id === id)!;
    return { id, value: chip!.value, place: chip!.place };
  });
}

test('an id that is taken is refused before anything runs', async () => {
  const folder = tempFolder('taken');
  const outside = path.join(folder, 'index.mjs');
  writeFileSync(
    outside,
    "export const family = { name: 'other', models: [{ id: 'yunet', licence: {}, download: {}, purpose: {} }] };",
  );
  await expect(testEngine({ families: [pathToFileURL(outside).href] })).rejects.toThrow('yunet is taken');
  writeFileSync(path.join(folder, 'none.mjs'), 'export const something = 1;');
  await expect(testEngine({ families: [pathToFileURL(path.join(folder, 'none.mjs')).href] })).rejects.toThrow(
    'exports no model family',
  );
});
