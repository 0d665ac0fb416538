/** @file Decisions made elsewhere, on the command line: told, taken over, taken back. */
import { cpSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { age, numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('a renamed shoot keeps its decisions; a copy is offered them, and takes them over when told', {
  timeout: 300_000,
}, async () => {
  const home = tempFolder('adopt');
  const catalog = tempFolder('catalog');
  const run = (...words: string[]) => runCli([...words, '--catalog', catalog]);
  const shoot = path.join(home, 'shoot');
  await writeSmallShoot(shoot, numbered(3));
  await run('index', shoot);
  await run('decide', path.join(shoot, 'IMG_0002.jpg'), '--pick');
  const renamed = path.join(home, 'renamed');
  renameSync(shoot, renamed);
  const flags = async (folder: string) => {
    const { stdout } = await run('cull', folder, '--json');
    const { photos } = JSON.parse(stdout) as { photos: { path: string; decision: { flag: string } }[] };
    return Object.fromEntries(photos.map((photo) => [photo.path, photo.decision.flag]));
  };
  const decided = { 'IMG_0001.jpg': 'none', 'IMG_0002.jpg': 'pick', 'IMG_0003.jpg': 'none' };
  expect(await flags(renamed)).toEqual(decided);

  const copy = path.join(home, 'copy');
  cpSync(renamed, copy, { recursive: true });
  for (const name of readdirSync(copy)) age(path.join(copy, name));
  const indexed = await run('index', copy);
  expect(indexed.stderr).toContain(
    `1 of these pictures was decided on as copies elsewhere (1 pick): 1 in ${renamed}. To take them over, as one step: npm run -s chinagraph -- adopt ${copy}`,
  );
  expect((await run('adopt', copy, '--dry-run')).stdout).toContain('(dry run: nothing was taken over)');
  expect((await flags(copy))['IMG_0002.jpg']).toBe('none');
  const adopted = await run('adopt', copy, '--json');
  expect(JSON.parse(adopted.stdout)).toMatchObject({
    schema: 'chinagraph/adopt@1',
    offered: { count: 1, picks: 1, rejects: 0 },
    step: { says: 'Took over 1 decision from “renamed”' },
  });
  expect(await flags(copy)).toEqual(decided);
  expect((await run('adopt', copy)).stdout).toContain('No other folder knows decisions on these pictures.');
  await run('undo');
  expect((await flags(copy))['IMG_0002.jpg']).toBe('none');
});
