import { expect, test } from 'vitest';
import { numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

test('a forgotten shoot leaves the list in the middle of its work; opened again it has its photos and decisions', async () => {
  const folder = tempFolder('forgotten');
  await writeSmallShoot(folder, numbered(12));
  const engine = await testEngine();
  const { id } = await openAndSettle(engine, folder);
  const ids = await idsOf(engine, id);
  await engine.client.decisions.apply({ ids: [ids[3]!], change: { flag: 'pick' } });

  await engine.client.work.start({ folderId: id });
  await engine.client.work.start({ folderId: id });
  await engine.client.shoots.forget({ folderId: id });
  expect(await engine.client.shoots.recent({})).toEqual([]);
  await engine.whenIdle(id);
  expect(await engine.client.work.list({})).toEqual([]);

  const again = await openAndSettle(engine, folder);
  expect(again).toMatchObject({ id, photoCount: 12, decidedCount: 1 });
  expect(await idsOf(engine, id)).toEqual(ids);
});
