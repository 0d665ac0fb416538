/** @file No room knows a scoring model by name: what is said of one comes from its family. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { families } from '../../native-models/families/index.ts';
import { filesBelow, root } from './source-files.ts';

test('core, scorer, contract, hosts and page name no scoring family and none of its models', () => {
  const scoring = families.filter(({ models }) => models.some(({ purpose }) => purpose.kind === 'score'));
  const names = scoring.flatMap(({ name, models }) => [name, ...models.map(({ id }) => id)]);
  expect(names).toEqual(expect.arrayContaining(['musiq', 'liqe']));
  const named = new RegExp(`(?<![a-z])(?:${names.join('|')})`, 'i');
  const files = ['electron', 'renderer'].flatMap((room) =>
    filesBelow(room)
      .filter((file) => /\.(ts|tsx|css|html)$/.test(file))
      .map((file) => path.relative(root, file)),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => named.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
});

test('a family is its folder: nothing else in native-models names it', () => {
  for (const { name } of families.filter((one) => one.name !== 'faces')) {
    const importing = new RegExp(`families/${name}/|\\./${name}/`);
    const outside = filesBelow('native-models')
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => !file.includes(`${path.sep}families${path.sep}${name}${path.sep}`));
    expect(outside.filter((file) => importing.test(readFileSync(file, 'utf8')))).toEqual([]);
  }
});
