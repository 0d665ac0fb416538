import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { age, smallJpeg, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, testEngine } from '../../support/test-engine.ts';

/** Two photographers: Ben's clock is 1:00:05 behind, and both took the cake. */
async function wedding(): Promise<{ anna: string; ben: string }> {
  const work = tempFolder('wedding');
  const [anna, ben] = [path.join(work, 'Anna'), path.join(work, 'Ben')];
  const at = (time: string) => `2026:06:14 ${time}`;
  await writeSmallShoot(anna, [
    { name: 'A1.jpg', camera: 'R5', takenAt: at('14:00:00') },
    { name: 'A2-cake.jpg', camera: 'R5', takenAt: at('15:00:00') },
    { name: 'A3.jpg', camera: 'R5', takenAt: at('16:00:00') },
  ]);
  await writeSmallShoot(
    ben,
    ['13:30:00', '13:59:55', '14:30:00'].map((time, n) => ({
      ...{ name: n === 1 ? 'B2-cake.jpg' : `B${n + 1}.jpg`, camera: 'Z8', takenAt: at(time), seed: 50 + n },
    })),
  );
  return { anna, ben };
}

const token = (engine: Engine, folder: string) => engine.places.tokenFor(Buffer.from(folder));
const cardsOf = async (engine: Engine, id: FolderId) => engine.client.photos.cards({ ids: await idsOf(engine, id) });
const order = async (engine: Engine, id: FolderId) =>
  (await cardsOf(engine, id)).map(({ name }) => name.slice(0, 2)).join(' ');

test('two photographers are one shoot in true order, kept, undone and rebuilt from the journal', {
  timeout: 120_000,
}, async () => {
  const { anna, ben } = await wedding();
  const catalogDir = tempFolder('catalog');
  let engine = await testEngine({ catalogDir });
  const { id, name } = await engine.client.shoots.gather({
    places: [token(engine, anna), token(engine, ben)],
    name: 'Wedding',
  });
  await engine.whenIdle(id);
  expect(name).toBe('Wedding');
  expect(await order(engine, id)).toBe('B1 B2 A1 B3 A2 A3');
  const cards = await cardsOf(engine, id);
  const named = (start: string) => cards.find((card) => card.name.startsWith(start))!.id;
  await engine.client.decisions.apply({ ids: [named('B2')], change: { flag: 'pick' } });

  await expect(engine.client.clocks.change({ by: 'pair', photo: named('A1'), like: named('A2') })).rejects.toThrow();
  const { step } = await engine.client.clocks.change({ by: 'pair', photo: named('B2'), like: named('A2') });
  expect(step!.says).toBe('Put the clock of Z8 right by +1:00:05');
  const right = 'A1 B1 A2 B2 B3 A3';
  expect(await order(engine, id)).toBe(right);
  expect(await engine.client.clocks.list({ folderId: id })).toMatchObject([
    { camera: 'R5', photoCount: 3, shiftMs: 0 },
    { camera: 'Z8', photoCount: 3, shiftMs: 3_605_000, firstTakenAt: '2026-06-14T14:30:05.500' },
  ]);
  // The pick is older than the clock, and stays when the clock is taken back.
  expect((await engine.client.decisions.undo({ folderId: id })).step!.kind).toBe('clock');
  expect(await order(engine, id)).toBe('B1 B2 A1 B3 A2 A3');
  await engine.client.decisions.redo({ folderId: id });
  expect(await order(engine, id)).toBe(right);

  // A photo of the same camera that comes later is put right too.
  writeFileSync(path.join(ben, 'B4.jpg'), await smallJpeg({ camera: 'Z8', takenAt: '2026:06:14 14:30:30', seed: 90 }));
  age(path.join(ben, 'B4.jpg'));
  await engine.client.work.start({ folderId: id });
  await engine.whenIdle(id);
  expect(await order(engine, id)).toBe('A1 B1 A2 B2 B3 B4 A3');

  await engine.close();
  engine = await testEngine({ catalogDir });
  await engine.client.shoots.reopen({ folderId: id });
  await engine.whenIdle(id);
  expect(await order(engine, id)).toBe('A1 B1 A2 B2 B3 B4 A3');
  await engine.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(path.join(catalogDir, `library.db${ending}`), { force: true });
  rmSync(path.join(catalogDir, 'backups'), { recursive: true, force: true });
  engine = await testEngine({ catalogDir });
  const [again] = await engine.client.shoots.recent({});
  await engine.client.shoots.reopen({ folderId: again!.id });
  await engine.whenIdle(again!.id);
  expect(await order(engine, again!.id)).toBe('A1 B1 A2 B2 B3 B4 A3');
  expect((await cardsOf(engine, again!.id)).find(({ name: own }) => own.startsWith('B2'))!.decision.flag).toBe('pick');
});

test('typed, by a photographed clock, and refused where nobody knows the time', { timeout: 60_000 }, async () => {
  const { anna, ben } = await wedding();
  writeFileSync(path.join(ben, 'X.jpg'), await smallJpeg({ seed: 77 }));
  age(path.join(ben, 'X.jpg'));
  const engine = await testEngine();
  const { id } = await engine.client.shoots.gather({ places: [token(engine, anna), token(engine, ben)], name: 'W' });
  await engine.whenIdle(id);
  const named = async (start: string) => (await cardsOf(engine, id)).find((card) => card.name.startsWith(start))!;
  const b1 = await named('B1');
  await engine.client.clocks.change({ by: 'typing', photo: b1.id, shiftMs: -60_000 });
  expect((await named('B1')).takenAt).toBe('2026-06-14T13:29:00.500');
  await engine.client.clocks.change({ by: 'shown', photo: b1.id, shownAt: '2026-06-14T14:30' });
  expect((await named('B1')).takenAt).toBe('2026-06-14T14:30:00.000');
  await engine.client.clocks.change({ by: 'typing', photo: b1.id, shiftMs: 0 });
  expect((await named('B1')).takenAt).toBe('2026-06-14T13:30:00.500');
  const timeless = (await named('X')).id;
  await expect(
    engine.client.clocks.change({ by: 'shown', photo: timeless, shownAt: '2026-06-14T14:30' }),
  ).rejects.toThrow();
});

test('a folder whose drive is away loses nothing, and the same folders are the same shoot', {
  timeout: 60_000,
}, async () => {
  const { anna, ben } = await wedding();
  const engine = await testEngine();
  const places = [token(engine, anna), token(engine, ben)];
  const { id } = await engine.client.shoots.gather({ places, name: 'Wedding' });
  await engine.whenIdle(id);
  renameSync(ben, `${ben}-away`);
  await engine.client.work.start({ folderId: id });
  await engine.whenIdle(id);
  expect(await cardsOf(engine, id)).toHaveLength(6);
  expect((await engine.client.shoots.summary({ folderId: id })).folder.missingCount).toBe(0);
  renameSync(`${ben}-away`, ben);
  expect((await engine.client.shoots.gather({ places, name: 'Wedding' })).id).toBe(id);
  // Others under the same name are another shoot; one inside the other is refused.
  mkdirSync(path.join(anna, 'inner'));
  const other = await engine.client.shoots.gather({
    places: [places[0]!, token(engine, tempFolder('c'))],
    name: 'Wedding',
  });
  expect(other).toMatchObject({ name: 'Wedding-2', photoCount: 0 });
  const inner = [places[0]!, token(engine, path.join(anna, 'inner'))];
  await expect(engine.client.shoots.gather({ places: inner, name: 'x' })).rejects.toThrow();
});
