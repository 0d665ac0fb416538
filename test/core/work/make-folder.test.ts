import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, makeFolderSync } from '../../../electron/core/work/make-folder.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a folder is made with all that leads to it, several at once, and one that is there stays', async () => {
  const root = tempFolder('made');
  const deep = Buffer.concat([Buffer.from(root), Buffer.from('/a/\xff/c', 'latin1')]);
  await Promise.all([makeFolder(deep), makeFolder(deep), makeFolder(deep)]);
  await makeFolder(deep);
  makeFolderSync(path.join(root, 'b', 'c'));
  makeFolderSync(path.join(root, 'b', 'c'));
  for (const made of [deep, path.join(root, 'b', 'c')]) expect(statSync(made).isDirectory()).toBe(true);
});

test('a file in the way is an error', async () => {
  const root = tempFolder('in-the-way');
  mkdirSync(path.join(root, 'a'));
  writeFileSync(path.join(root, 'a', 'file'), '');
  for (const wanted of [path.join(root, 'a', 'file'), path.join(root, 'a', 'file', 'b', 'c')]) {
    await expect(makeFolder(wanted)).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(() => makeFolderSync(wanted)).toThrow(/EEXIST|ENOTDIR/);
  }
});

test.skipIf(process.platform !== 'linux')('where the system lets nothing be made it ends, and says so', async () => {
  for (const wanted of ['/proc/new', '/proc/new/b/c']) {
    await expect(makeFolder(wanted)).rejects.toThrow(/ENOENT|EACCES|EPERM/);
    expect(() => makeFolderSync(wanted)).toThrow(/ENOENT|EACCES|EPERM/);
  }
});
