/** @file A list that came back, on the command line: said, decided as one step, taken back by one undo. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../support/test-engine.ts';

test('numbers, names and a range from a file', { timeout: 300_000 }, async () => {
  const folder = tempFolder('list');
  const catalog = tempFolder('catalog');
  await writeSmallShoot(folder, numbered(8));
  const list = path.join(tempFolder('lists'), 'client.txt');
  writeFileSync(list, '# from Anna\nIMG_0001.jpg, 3-5\nIMG_0099\n');
  const run = (...words: string[]) => runHere([...words, '--catalog', catalog]);
  const planned = await run('decide', folder, '--from-list', list, '--pick', '--dry-run');
  expect(planned.stdout).toBe('The list means 4 photos.\nNot in this shoot: IMG_0099\nDry run: nothing was decided.\n');
  expect(planned.code).toBe(4);
  const decided = await run('decide', folder, '--from-list', list, '--pick', '--json');
  expect(JSON.parse(decided.stdout)).toMatchObject({
    schema: 'chinagraph/decide@1',
    matched: 4,
    missing: ['IMG_0099'],
    ambiguous: [],
    step: { says: 'Picked 4 photos' },
  });
  const engine = await testEngine({ catalogDir: catalog, background: 'none' });
  const { id } = await openAndSettle(engine, folder);
  const flags = async () =>
    (await engine.client.photos.cards({ ids: await idsOf(engine, id) }))
      .map(({ decision }) => decision.flag[0])
      .join('');
  expect(await flags()).toBe('pnpppnnn');
  await engine.client.decisions.undo({});
  expect(await flags()).toBe('nnnnnnnn');
});
