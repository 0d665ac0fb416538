/** @file Decisions made elsewhere, on the command line: told, taken over. What follows by itself is in core/engine/decisions-follow. */
import { cpSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { age, numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../support/test-engine.ts';

test('a renamed shoot keeps its decisions; a copy is offered them, and takes them over when told', {
  timeout: 300_000,
}, async () => {
  const home = tempFolder('adopt');
  const catalog = tempFolder('catalog');
  const run = (...words: string[]) => runCli([...words, '--catalog', catalog]);
  const shoot = path.join(home, 'shoot');
  await writeSmallShoot(shoot, numbered(3));
  const engine = await testEngine({ catalogDir: catalog, background: 'none' });
  const { id } = await openAndSettle(engine, shoot);
  await engine.client.decisions.apply({ ids: [(await idsOf(engine, id))[1]!], change: { flag: 'pick' } });
  await engine.close();

  const renamed = path.join(home, 'renamed');
  renameSync(shoot, renamed);
  const culled = await run('cull', renamed, '--json');
  const { photos } = JSON.parse(culled.stdout) as { photos: { path: string; decision: { flag: string } }[] };
  expect(Object.fromEntries(photos.map((photo) => [photo.path, photo.decision.flag]))).toEqual({
    'IMG_0001.jpg': 'none',
    'IMG_0002.jpg': 'pick',
    'IMG_0003.jpg': 'none',
  });

  const copy = path.join(home, 'copy');
  cpSync(renamed, copy, { recursive: true });
  for (const name of readdirSync(copy)) age(path.join(copy, name));
  const planned = await run('adopt', copy, '--dry-run');
  expect(planned.stdout).toBe(
    `1 of these pictures was decided on as copies elsewhere (1 pick): 1 in ${renamed}. (dry run: nothing was taken over)\n`,
  );
  const indexed = await run('index', copy);
  expect(indexed.stderr).toContain(
    `1 in ${renamed}. To take them over, as one step: npm run -s chinagraph -- adopt ${copy} --catalog ${catalog}`,
  );
  const adopted = await run('adopt', copy, '--json');
  expect(JSON.parse(adopted.stdout)).toMatchObject({
    schema: 'chinagraph/adopt@1',
    offered: { count: 1, picks: 1, rejects: 0 },
    step: { says: 'Took over 1 decision from “renamed”' },
  });

  // Somebody else, with a catalog of his own and the same pictures.
  const file = path.join(home, 'anna.json');
  const exported = await run('decisions', 'export', renamed, '-o', file, '--author', 'Anna');
  expect(exported.stdout).toBe(`Decisions of 1 photo as Anna: ${file}\n`);
  const other = tempFolder('catalog');
  const theirs = (...words: string[]) => runCli([...words, '--catalog', other]);
  expect(await theirs('decisions', 'merge', file)).toMatchObject({ code: 3 });
  const merged = await theirs('decisions', 'merge', copy, file, '--author', 'Ben', '--json');
  expect(JSON.parse(merged.stdout).shoots).toMatchObject([
    { shoot: 'copy', takes: 1, left: 0, files: [{ author: 'Anna' }], step: { says: expect.stringContaining('Anna') } },
  ]);
});
