/**
 * @file Learned metrics of two pictures over pictures that they are not made for, through the command line: the defined value, or null with the reason. Over
 * stand-in weights in the released formats.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { CompareResult } from '../../electron/hosts/cli/compare-result.ts';
import { writeDistsFiles, writeLpipsFiles } from '../support/network-files.ts';
import { oddPictures } from '../support/odd-pictures.ts';
import { runHere } from '../support/run-here.ts';
import { tempFolder } from '../support/temp-folder.ts';

type Name = keyof typeof oddPictures;

const names = ['lpips-alex', 'lpips-squeeze', 'dists'];
const least: Readonly<Record<string, number>> = { 'lpips-alex': 64, 'lpips-squeeze': 32, dists: 32 };
/** The distance of both, where it is known; else any number above 0. `small`: refused, for a side of so many pixels. */
const table: readonly (readonly [Name, Name, { same?: true; small?: number }])[] = [
  ['plain.png', 'again.png', { same: true }],
  ['flat.png', 'flat.png', { same: true }],
  ['black.png', 'black.png', { same: true }],
  ['black.png', 'white.png', {}],
  ['plain.png', 'flat.png', {}],
  ['plain.png', 'grey.png', {}],
  ['plain.png', 'clear.png', {}],
  ['plain.png', 'cmyk.jpg', {}],
  ['plain.png', 'nan.tif', {}],
  ['sixteen.png', 'sixteen.png', { same: true }],
  ['alpha.png', 'alpha.png', { same: true }],
  ['one.png', 'one.png', { small: 1 }],
  ['three.png', 'three.png', { small: 3 }],
  ['ten.png', 'ten.png', { small: 10 }],
  ['line.png', 'line.png', { small: 1 }],
];
const home = tempFolder('bad-input-learned');
const inCatalog = (...words: string[]) => runHere([...words, '--catalog', path.join(home, 'catalog')]);
const folders = ['references', 'tests'].map((name) => path.join(home, name));
const nameOf = (row: number, like: Name) => `${100 + row}${path.extname(like)}`;
let pairs: CompareResult['pairs'];

beforeAll(async () => {
  for (const [id, file] of [
    ['lpips-alex', writeLpipsFiles(tempFolder('alex'), 'alex')],
    ['lpips-squeeze', writeLpipsFiles(tempFolder('squeeze'), 'squeeze')],
    ['dists', writeDistsFiles(tempFolder('dists'))],
  ] as const)
    expect((await inCatalog('models', 'import', id, file, '--unproven')).code).toBe(0);
  for (const folder of folders) mkdirSync(folder);
  const pictures = path.join(home, 'pictures');
  mkdirSync(pictures);
  for (const [name, make] of Object.entries(oddPictures))
    writeFileSync(path.join(pictures, name), await make().toBuffer());
  for (const [side, folder] of folders.entries())
    for (const [row, pair] of table.entries())
      copyFileSync(path.join(pictures, pair[side] as Name), path.join(folder, nameOf(row, pair[side] as Name)));
  const { stdout } = await inCatalog('compare', ...folders, '--metrics', names.join(','), '--equal', '--json');
  // JSON has no NaN; a number that was one would be null without a reason.
  ({ pairs } = JSON.parse(stdout) as CompareResult);
}, 300_000);

test.each(table.map((row, index) => [...row, index] as const))('%s, %s', (reference, _test, { same, small }, row) => {
  const pair = pairs.find((one) => path.basename(one.reference) === nameOf(row, reference))!;
  expect(pair.problem).toBeNull();
  expect(Object.keys(pair.metrics)).toEqual(names);
  for (const [metric, value] of Object.entries(pair.metrics)) {
    const why = pair.undefined[metric];
    if (small !== undefined) {
      expect(value, metric).toBeNull();
      expect(why, metric).toMatch(new RegExp(`at least ${least[metric]} .* has ${small}`));
      continue;
    }
    expect(why, metric).toBeUndefined();
    if (same) expect(value, metric).toBeCloseTo(0, 4);
    else expect(value, metric).toBeGreaterThan(0);
  }
});
