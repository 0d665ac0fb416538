/** @file The best shots of a shoot, chosen two at a time: kept with the shoot, undone one by one, handed on as decisions and sets. */
import { expect, it } from 'vitest';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import type { BestShotsQuery } from '../../../electron/contract/best-shots.ts';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { type KeptChoice, rankShots } from '../../../electron/core/best-shots/rank-shots.ts';
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

it('keeps the pair on screen while both may be asked about, and says about how many choices are still to make', async () => {
  const folder = tempFolder('best');
  await writeSmallShoot(
    folder,
    numbered(12).map((photo, at) => ({ ...photo, takenAt: `2026:06:14 ${10 + at}:00:00` })),
  );
  const engine = await testEngine({});
  const { id: folderId } = await openAndSettle(engine, folder);
  const query: BestShotsQuery = { folderId, top: 4, of: 'all' };
  const { bestShots, decisions } = engine.client;
  const start = await bestShots.state(query);
  expect(start.more).toBeGreaterThan(0);
  expect((await bestShots.state({ ...query, top: 12 })).more).toBe(0);
  const [left, right] = start.ranking.filter(({ id }) => id !== start.pair!.left && id !== start.pair!.right);
  const pair = { left: left!.id, right: right!.id };
  expect((await bestShots.state({ ...query, pair })).pair).toEqual(pair);
  expect((await bestShots.state(query)).pair).toEqual(start.pair);
  // Chosen between, or no longer to be chosen from: another one.
  await bestShots.choose({ ...query, ...pair, outcome: 'left' });
  expect((await bestShots.state({ ...query, pair })).pair).not.toEqual(pair);
  await bestShots.startOver(query);
  await decisions.apply({ ids: [pair.left], change: { flag: 'reject' } });
  expect((await bestShots.state({ ...query, pair })).pair).not.toEqual(pair);
}, 60_000);

it('foretells how many choices simulated photographers need, within a factor of two and a half', () => {
  for (const [photos, top] of [
    [30, 10],
    [60, 20],
    [150, 10],
  ] as const) {
    const random = seededRandom(7);
    const truth = Array.from({ length: photos }, () => 2 * random.normal());
    const candidates = truth.map((worth, at) => ({
      id: at as PhotoId,
      prior: 0.5 * (0.7 * worth + 0.71 * 2 * random.normal()),
    }));
    const kept: KeptChoice[] = [];
    const said = rankShots(candidates, kept, top).more;
    for (let now = rankShots(candidates, kept, top); now.more > 0; now = rankShots(candidates, kept, top)) {
      const { left, right } = now.pair!;
      const p = 1 / (1 + Math.exp(truth[right]! - truth[left]!));
      kept.push({ first: left, second: right, outcome: random.unit() < p ? 1 : 0 });
    }
    expect(said, `${top} of ${photos}: ${kept.length}`).toBeGreaterThan(kept.length / 2.5);
    expect(said, `${top} of ${photos}: ${kept.length}`).toBeLessThan(kept.length * 2.5);
  }
});
