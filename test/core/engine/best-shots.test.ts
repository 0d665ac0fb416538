/** @file The best shots of a shoot, chosen two at a time: kept with the shoot, undone one by one, handed on as decisions and sets. */
import { expect, it } from 'vitest';
import type { BestShotsQuery } from '../../../electron/contract/best-shots.ts';
import { numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

it('choices make a ranking, survive a restart, and are taken back; rejects are left out', async () => {
  const folder = tempFolder('best');
  const catalogDir = tempFolder('catalog');
  await writeSmallShoot(folder, numbered(6));
  let engine = await testEngine({ catalogDir });
  const { id: folderId } = await openAndSettle(engine, folder);
  const ids = await idsOf(engine, folderId);
  await engine.client.decisions.apply({ ids: ids.slice(0, 4), change: { flag: 'pick' } });
  await engine.client.decisions.apply({ ids: [ids[5]!], change: { flag: 'reject' } });
  const query: BestShotsQuery = { folderId, top: 1, of: 'picks' };
  const calls = () => engine.client.bestShots;

  const start = await calls().state(query);
  expect(start).toMatchObject({ candidates: 4, choices: 0 });
  expect(start.pair).not.toBeNull();
  const wanted = start.ranking.at(-1)!.id;
  let now = start;
  for (const other of ids.slice(0, 4).filter((id) => id !== wanted))
    now = await calls().choose({ ...query, left: wanted, right: other, outcome: 'left' });
  expect(now.choices).toBe(3);
  expect(now.ranking[0]).toMatchObject({ id: wanted, place: 1, compared: 3 });
  expect(now.ranking[0]!.from).toBe(1);
  expect(now.sure).toBeGreaterThan(start.sure);
  // Said again, the other way round: the last word counts, once.
  const [rival] = ids.slice(0, 4).filter((id) => id !== wanted);
  expect((await calls().choose({ ...query, left: rival!, right: wanted, outcome: 'skip' })).choices).toBe(2);

  await engine.close();
  engine = await testEngine({ catalogDir });
  await openAndSettle(engine, folder);
  expect((await calls().state(query)).choices).toBe(2);
  // A pair is named: its choice goes, whichever came after it, and of a pair that nobody chose between nothing does.
  const [one, two] = ids.slice(0, 4).filter((id) => id !== wanted && id !== rival);
  expect((await calls().takeBack({ ...query, pair: { left: one!, right: wanted } })).choices).toBe(1);
  expect((await calls().takeBack({ ...query, pair: { left: one!, right: two! } })).choices).toBe(1);
  expect((await calls().choose({ ...query, left: one!, right: wanted, outcome: 'right' })).choices).toBe(2);
  expect((await calls().takeBack(query)).choices).toBe(1);
  expect((await calls().choose({ ...query, left: one!, right: wanted, outcome: 'right' })).choices).toBe(2);
  expect((await calls().takeBack(query)).choices).toBe(1);
  expect((await calls().startOver(query)).choices).toBe(0);
  expect((await calls().state({ ...query, top: 20, of: 'all' })).ranking.map(({ id }) => id).includes(ids[5]!)).toBe(
    false,
  );
  await expect(calls().choose({ ...query, left: wanted, right: wanted, outcome: 'left' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
}, 60_000);
