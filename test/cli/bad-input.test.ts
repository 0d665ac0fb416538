/**
 * @file Every metric of two pictures and every statistic of one, over pictures that are not made for them, through the command line: the defined value,
 * or null with the reason, in the reader's language; no number in JSON that is none.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { metrics } from '../../electron/core/quality/compare-pictures.ts';
import type { CompareResult } from '../../electron/hosts/cli/compare-result.ts';
import { oddPictures as files } from '../support/odd-pictures.ts';
import { writeLibsvm, writeMat, writeRanges } from '../support/parameter-files.ts';
import { runHere } from '../support/run-here.ts';
import { tempFolder } from '../support/temp-folder.ts';

type Name = keyof typeof files;

const home = tempFolder('bad-input');
const at = (name: string) => path.join(home, 'pictures', name);
const inCatalog = (...words: string[]) => runHere([...words, '--catalog', path.join(home, 'catalog')]);
beforeAll(async () => {
  mkdirSync(path.join(home, 'pictures'));
  for (const [name, make] of Object.entries(files)) writeFileSync(at(name), await make().toBuffer());
  const notes = Object.entries({
    'params.mat': writeMat({
      mu_prisparam: { rows: 1, columns: 36, values: Array.from({ length: 36 }, (_, i) => i / 36) },
      cov_prisparam: { rows: 36, columns: 36, values: Array.from({ length: 1296 }, (_, i) => Number(i % 37 === 0)) },
    }),
    'model.txt': writeLibsvm([10, -5]),
    allrange: writeRanges(36),
  });
  for (const [name, bytes] of notes) writeFileSync(path.join(home, name), bytes);
  for (const [id, name] of [
    ['niqe', 'params.mat'],
    ['brisque', 'model.txt'],
  ] as const)
    expect((await inCatalog('models', 'import', id, path.join(home, name), '--unproven')).code).toBe(0);
}, 120_000);

/** What has to come out of a pair: the number, or what the reason says. Of names that are left out: a number. */
const ends = Object.fromEntries(metrics.map(({ name, moreIs }) => [name, moreIs === 'closer' ? 1 : 0]));
const same = { ...ends, psnr: /identical/ };
const flats = {
  ...same,
  ...Object.fromEntries(['cw-ssim', 'fsim', 'fsim-grey', 'vsi', 'vif', 'vifp'].map((name) => [name, /flat/])),
};
const small = (sidePx: number) =>
  Object.fromEntries(
    metrics.map(({ name, minPx }) => [name, minPx > sidePx ? new RegExp(`at least ${minPx} .* has ${sidePx}`) : /./]),
  );
const table: readonly [Name, Name, Readonly<Record<string, number | RegExp>>][] = [
  ['plain.png', 'again.png', same],
  ['plain.png', 'nan.tif', {}],
  ['plain.png', 'flat.png', {}],
  ['flat.png', 'flat.png', flats],
  ['black.png', 'white.png', { psnr: 0 }],
  ['one.png', 'one.png', { ...small(1), psnr: /identical/ }],
  ['three.png', 'three.png', { ...small(3), psnr: /identical/ }],
  ['ten.png', 'ten.png', { ...small(10), psnr: /identical/, gmsd: 0 }],
  ['line.png', 'line.png', { ...small(1), psnr: /identical/ }],
];

/** Read into the same pixels for every metric: the quick ones tell as much. */
const kinds: typeof table = [
  ['plain.png', 'clear.png', {}],
  ['plain.png', 'grey.png', {}],
  ['plain.png', 'cmyk.jpg', {}],
  ['black.png', 'black.png', { ...flats, psnr: /identical/ }],
];
const quick = ['psnr', 'ssim', 'ms-ssim', 'gmsd'];

describe.each([
  ['all', metrics.map(({ name }) => name), table],
  ['quick', quick, kinds],
] as const)('%s metrics of two pictures', (which, names, rows) => {
  /** A pair for each row, in two folders; names tell them apart, whatever the extension. */
  const folders = ['references', 'tests'].map((name) => path.join(home, `${which}-${name}`));
  const nameOf = (row: number, like: Name) => `${100 + row}${path.extname(like)}`;
  let pairs: CompareResult['pairs'];
  beforeAll(async () => {
    for (const [side, folder] of folders.entries()) {
      mkdirSync(folder);
      for (const [row, pair] of rows.entries())
        copyFileSync(at(pair[side] as Name), path.join(folder, nameOf(row, pair[side] as Name)));
    }
    const { stdout } = await inCatalog('compare', ...folders, '--metrics', names.join(','), '--equal', '--json');
    // JSON has no NaN; a number that was one would be null without a reason.
    ({ pairs } = JSON.parse(stdout) as CompareResult);
  }, 240_000);

  test.each(rows.map(([reference, name, wanted], row) => [reference, name, wanted, row] as const))(
    '%s, %s',
    (reference, _name, wanted, row) => {
      const pair = pairs.find((one) => path.basename(one.reference) === nameOf(row, reference))!;
      expect(pair.problem).toBeNull();
      expect(Object.keys(pair.metrics)).toEqual([...names]);
      for (const [metric, value] of Object.entries(pair.metrics)) {
        const why = pair.undefined[metric];
        expect(value === null, `${metric}: a number or a reason`).toBe(why !== undefined);
        const want = wanted[metric];
        if (want instanceof RegExp) expect(why ?? `${metric} is ${value}`).toMatch(want);
        else if (want !== undefined) expect(value, metric).toBeCloseTo(want, 6);
      }
    },
  );
});

describe('reasons', () => {
  test('of pairs, in German', async () => {
    const words = ['compare', at('flat.png'), at('flat.png'), at('one.png'), '--metrics', 'psnr,ssim,fsim'];
    const { stdout } = await inCatalog(...words, '--lang', 'de');
    expect(stdout).toMatch(/Verhältnis ist unendlich[\s\S]*fsim: .*einfarbig/);
    const tiny = await inCatalog('compare', at('one.png'), at('one.png'), '--metrics', 'ssim', '--lang', 'de');
    expect(tiny.stdout).toContain('Seiten von mindestens 11 Pixeln; dieses Bild hat 1');
  });
});

describe('statistics of one picture', () => {
  const models = ['--models', 'niqe,brisque,piqe', '--size', 'native'];
  interface Scored {
    images: { path: string; scores: Record<string, Record<string, number>>; problem: string | null }[];
  }
  const none =
    /^(NIQE needs 2 blocks of 96 x 96 pixels|BRISQUE needs at least 16 pixels|BRISQUE says nothing of a flat)/;

  test('a number or a reason, and PIQE always a number', async () => {
    const { stdout, code } = await inCatalog('score', ...Object.keys(files).map(at), ...models, '--json');
    expect(code).toBe(4);
    const { images } = JSON.parse(stdout) as Scored;
    expect(images.map((image) => path.basename(image.path))).toEqual(Object.keys(files));
    for (const { path: file, scores, problem } of images) {
      const numbers = Object.values(scores).flatMap((some) => Object.values(some));
      expect(numbers.every(Number.isFinite), file).toBe(true);
      expect(scores.piqe?.piqe, file).toBeTypeOf('number');
      if (scores.niqe && scores.brisque) expect(problem, file).toBeNull();
      else expect(problem, file).toMatch(none);
    }
  });

  test('the reasons in German', async () => {
    const { stdout } = await inCatalog('score', at('ten.png'), ...models, '--lang', 'de');
    expect(stdout).toContain('NIQE braucht 2 Blöcke von 96 x 96 Pixeln');
  });
});
