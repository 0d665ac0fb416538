/** @file No room knows a scoring model by name: what is said of one comes from its family. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { families } from '../../native-models/families/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('core, scorer, contract, hosts and page name no scoring family and none of its models', () => {
  const scoring = families.filter(({ models }) => models.some(({ purpose }) => purpose.kind === 'score'));
  const names = scoring.flatMap(({ name, models }) => [name, ...models.map(({ id }) => id)]);
  expect(names).toEqual(expect.arrayContaining(['musiq', 'liqe']));
  const named = new RegExp(names.join('|'), 'i');
  const files = ['electron', 'renderer'].flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|css|html)$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      // Another test writes bad imports there and takes them away again.
      .filter((file) => !file.includes('layer-test-')),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => named.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
});

test('a family is its folder: nothing else in native-models names it', () => {
  for (const { name } of families.filter((one) => one.name !== 'faces')) {
    const importing = new RegExp(`families/${name}/|\\./${name}/`);
    const outside = readdirSync(path.join(root, 'native-models'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !file.includes(`${path.sep}families${path.sep}${name}${path.sep}`));
    expect(outside.filter((file) => importing.test(readFileSync(file, 'utf8')))).toEqual([]);
  }
});
