/** @file NIQE, BRISQUE and PIQE as families: published parameter files read, hostile ones refused with the reason, pictures without a value said to be so. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeScene } from '../../electron/scorer/golden-pictures.ts';
import type { Picture } from '../../native-models/adapters/adapter-types.ts';
import { CheckpointError, readMat, readPlainPickle } from '../../native-models/checkpoint/index.ts';
import { convertModel } from '../../native-models/convert-model.ts';
import { brisqueOf } from '../../native-models/families/brisque/convert.ts';
import { niqeOf } from '../../native-models/families/niqe/convert.ts';
import { piqe } from '../../native-models/families/piqe/piqe.ts';
import { type Cells, fieldMoments } from '../../native-models/natural-scenes/field-moments.ts';
import { flatSigns } from '../../native-models/natural-scenes/flat-signs.ts';
import { mscn } from '../../native-models/natural-scenes/mscn.ts';
import { UnscorableError } from '../../native-models/natural-scenes/unscorable.ts';
import { grey } from '../../native-models/signal/plane.ts';
import { halveBicubic } from '../../native-models/signal/resize.ts';
import { waves } from '../core/quality/pictures.ts';
import { writeLibsvm, writeMat, writeRanges } from '../support/parameter-files.ts';
import { tempFolder } from '../support/temp-folder.ts';

const flat = (widthPx: number, heightPx: number) => ({
  ...{ widthPx, heightPx },
  data: new Uint8Array(widthPx * heightPx * 3).fill(90),
});
const scene = makeScene(3, 300, 200);
const diagonal = Array.from({ length: 36 * 36 }, (_, i) => (i % 37 === 0 ? 1 : 0));
const pristine = writeMat({
  mu_prisparam: { rows: 1, columns: 36, values: Array.from({ length: 36 }, (_, i) => i / 36) },
  cov_prisparam: { rows: 36, columns: 36, values: diagonal },
});

/** Writes the files into a folder and converts the first of them. */
async function convert(id: string, files: Readonly<Record<string, string | Buffer>>) {
  const folder = tempFolder(`parameters-${id}`);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  const outDir = path.join(folder, 'out');
  mkdirSync(outDir);
  const sourcePath = path.join(folder, Object.keys(files)[0]!);
  const { onnxPath } = await convertModel({ id, sourcePath, outDir, now: new Date(0) });
  return readFileSync(onnxPath);
}

test('NIQE: a published mean and covariance score a picture; too few blocks with structure do not', async () => {
  const niqe = niqeOf(await convert('niqe', { 'params.mat': pristine }));
  expect(niqe(scene).headline).toBeGreaterThan(0);
  for (const picture of [flat(300, 200), makeScene(3, 120, 120), flat(1, 1)])
    expect(() => niqe(picture)).toThrow(UnscorableError);
});

test('BRISQUE: vectors and ranges score a picture; a flat or a tiny one has no value', async () => {
  const files = { 'model.txt': writeLibsvm([10, -5]), allrange: writeRanges(36) };
  const brisque = brisqueOf(await convert('brisque', files));
  // Far from both vectors only rho is left.
  expect(brisque(scene).headline).toBeGreaterThan(45);
  expect(brisque(scene).headline).toBeLessThan(61);
  // Of whatever brightness: rounding puts some on one side of zero, some on the other.
  for (const value of [0, 74, 85, 90, 153, 255]) {
    const picture = { widthPx: 300, heightPx: 200, data: new Uint8Array(180_000).fill(value) };
    expect(() => brisque(picture), `all ${value}`).toThrow(UnscorableError);
  }
  expect(() => brisque(makeScene(1, 15, 300))).toThrow(UnscorableError);
});

test('BRISQUE: a released model takes the ranges that come with it', async () => {
  const pickle = Buffer.from('\x80\x02}.', 'latin1');
  const files = { allrange: writeRanges(36), 'brisque_normalize.pickle': pickle };
  await expect(convert('brisque', { allmodel: writeLibsvm([10, -5]), ...files })).resolves.toBeInstanceOf(Buffer);
  const other = convert('brisque', { 'brisque_svm.txt': writeLibsvm([10, -5]), ...files });
  await expect(other).rejects.toThrow(/brisque_normalize.pickle: it has no list/);
});

test('PIQE has a value for every picture, from 0 to 100', () => {
  for (const picture of [flat(1, 1), flat(40, 9), makeScene(2, 17, 5), scene]) {
    const value = piqe(grey(picture));
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(100);
  }
  expect(piqe(grey(flat(64, 64)))).toBe(100);
});

test.each([
  [20, 27.09308],
  [60, 72.92051],
])('PIQE, with grain of %d: the number of pyiqa 0.1.16', (noise, value) => {
  // The brightest pixel of the first is 235.
  expect(piqe(grey(waves({ noise })))).toBeCloseTo(value, 4);
});

test('flat areas lie on the side of zero that the published numbers of NIQE come from', () => {
  const signs = flatSigns();
  const of = (sign: number) =>
    [28, 53, 74, 85, 87, 103, 128, 140, 153, 162, 178, 228].filter((at) => signs[at] === sign);
  expect([of(-1), of(0), of(1)]).toEqual([[74, 87, 140, 162, 178, 228], [28, 53, 85, 103, 128], [153]]);
  const cell = { ...{ columns: 1, rows: 1, widthPx: 96, heightPx: 96 }, edge: 'replicate' } as const;
  const count = (value: number) => {
    const picture = { data: new Uint8Array(96 * 96 * 3).fill(value), widthPx: 96, heightPx: 96 };
    const field = fieldMoments(picture, { ...cell, flatSigns: signs })[0](0)[0]!;
    return [field.leftCount, field.rightCount];
  };
  expect([count(74), count(85), count(153)]).toEqual([
    [9216, 0],
    [0, 0],
    [0, 9216],
  ]);
});

const layouts = [
  { columns: 1, rows: 1, widthPx: 101, heightPx: 67, edge: 'zero' },
  { columns: 2, rows: 2, widthPx: 48, heightPx: 32, edge: 'replicate' },
] as const;

/** At both scales, in each cell, of each field: how many exactly, how much to so many digits. */
function expectSumsOfPlanes(picture: Picture, cells: Cells, digits: number) {
  const scales = [grey(picture), halveBicubic(grey(picture))];
  const found = fieldMoments(picture, cells);
  for (const [scale, plane] of scales.entries()) {
    const { data, widthPx } = mscn(plane, cells.edge).normalised;
    const [width, height] = [Math.ceil(cells.widthPx / 2 ** scale), Math.ceil(cells.heightPx / 2 ** scale)];
    for (let cell = 0; cell < cells.columns * cells.rows; cell++) {
      const fields = found[scale]!(cell);
      const [left, top] = [(cell % cells.columns) * width, Math.floor(cell / cells.columns) * height];
      const at = (x: number, y: number) =>
        data[(top + ((y + height) % height)) * widthPx + left + ((x + width) % width)]!;
      for (const [field, [right, down]] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
        [-1, 1],
      ].entries()) {
        const values = Array.from({ length: width * height }, (_, i) => {
          const [x, y] = [i % width, Math.floor(i / width)];
          return field === 0 ? at(x, y) : at(x, y) * at(x - right!, y - down!);
        });
        const sum = (of: (value: number) => number) => values.reduce((total, value) => total + of(value), 0);
        const moments = fields[field]!;
        expect(moments.leftCount).toBe(sum((value) => Number(value < 0)));
        expect(moments.rightCount).toBe(sum((value) => Number(value > 0)));
        expect(moments.absolute / sum(Math.abs)).toBeCloseTo(1, digits);
        expect(moments.leftSquares / sum((value) => Math.min(0, value) ** 2)).toBeCloseTo(1, digits - 1);
        expect(moments.rightSquares / sum((value) => Math.max(0, value) ** 2)).toBeCloseTo(1, digits - 1);
      }
    }
  }
}

test.each(layouts)('sums by row are those of whole planes in double precision: %o', (cells) => {
  const picture = makeScene(2, cells.columns * cells.widthPx, cells.rows * cells.heightPx);
  // A flat area, whose side of zero is not to be left to rounding.
  picture.data.fill(77, 0, 3 * 20 * picture.widthPx);
  expectSumsOfPlanes(picture, cells, 5);
});

test.each(layouts)('where blocks differ by one level, sides of zero are not left to rounding: %o', (cells) => {
  const [width, height] = [cells.columns * cells.widthPx, cells.rows * cells.heightPx];
  // Bright, but for a dark edge: what is summed up is far from what it is summed up around.
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    return x === 0 ? 3 : 231 + ((5 * (x >> 3) + 3 * (y >> 3)) % 2);
  });
  expectSumsOfPlanes({ data, widthPx: width, heightPx: height }, cells, 3);
});

describe('a parameter file', () => {
  test('cut anywhere is refused, and never with a crash', () => {
    for (let length = 0; length < pristine.length; length += 97) {
      try {
        const matrices = readMat(pristine.subarray(0, length));
        expect(matrices.size).toBeLessThan(2);
      } catch (error) {
        expect(error).toBeInstanceOf(CheckpointError);
      }
    }
  });

  test.each([
    ['niqe', { 'a.mat': writeLibsvm([1]) }, /no MATLAB 5 file/],
    ['niqe', { 'a.mat': pristine.subarray(0, 700) }, /cut short/],
    ['niqe', { 'a.mat': writeMat({ other: { rows: 1, columns: 2, values: [1, 2] } }) }, /another parameter file/],
    [
      'niqe',
      { 'a.mat': writeMat({ mu_prisparam: { rows: 1, columns: 3, values: [1, 2, 3] } }) },
      /3 numbers where NIQE has 36/,
    ],
    [
      'niqe',
      {
        'a.mat': writeMat({
          mu_prisparam: { rows: 1, columns: 36, values: new Array(36).fill(Number.NaN) },
          cov_prisparam: { rows: 36, columns: 36, values: diagonal },
        }),
      },
      /where NIQE has 36/,
    ],
    ['brisque', { 'a.txt': pristine, allrange: writeRanges(36) }, /"SV" is missing/],
    [
      'brisque',
      { 'a.txt': writeLibsvm([1, 2]).replace('total_sv 2', 'total_sv 3'), allrange: writeRanges(36) },
      /cut short: 2 of 3/,
    ],
    ['brisque', { 'a.txt': writeLibsvm([1]).replace('rbf', 'linear'), allrange: writeRanges(36) }, /rbf is needed/],
    ['brisque', { 'a.txt': writeLibsvm([1]).replace('1:0', '99:0'), allrange: writeRanges(36) }, /feature 99/],
    ['brisque', { 'a.txt': writeLibsvm([1]) }, /ranges of its features are missing/],
    ['brisque', { 'a.txt': writeLibsvm([1]).replace('1:0', '1:0:1'), allrange: writeRanges(36) }, /"1:0:1" for/],
    ['brisque', { 'a.txt': writeLibsvm([1e308, 1e308]), allrange: writeRanges(36) }, /no prediction can come/],
    ['brisque', { 'a.txt': writeLibsvm([1], -1), allrange: writeRanges(36) }, /no prediction can come/],
    ['brisque', { 'a.txt': writeLibsvm([1], Number.NaN), allrange: writeRanges(36) }, /"NaN" for gamma/],
    ['brisque', { 'a.txt': writeLibsvm([1]), allrange: writeRanges(35) }, /36 ranges/],
    ['brisque', { 'a.txt': writeLibsvm([1]), allrange: writeRanges(37) }, /36 ranges/],
    [
      'brisque',
      { 'a.txt': writeLibsvm([1]), allrange: writeRanges(36).slice(0, 200) },
      /no range of feature|36 ranges/,
    ],
    ['brisque', { allmodel: writeRanges(36), allrange: writeLibsvm([1]) }, /no file of svm-scale/],
    ['brisque', { 'a.txt': writeLibsvm([1]), allrange: pristine }, /no file of svm-scale/],
    ['brisque', { 'a.txt': writeLibsvm([1]), allrange: writeRanges(36).replace('-1 1', '0 1') }, /-1 1 is needed/],
    ['brisque', { 'a.txt': writeLibsvm([1]), allrange: writeRanges(36).replace('7 -1', '8 -1') }, /line 9 is no range/],
    ['brisque', { 'a.txt': writeLibsvm([1]), allrange: writeRanges(36).replace('7 -1', '7 nan') }, /36 ranges/],
    ['brisque', { 'a.txt': writeLibsvm([1]), allrange: writeRanges(36).replace('7 -1', '7 -1e308') }, /36 ranges/],
    ['brisque', { 'a.txt': writeLibsvm([1]), allrange: Buffer.alloc(2 << 20, 'x\n-1 1\n') }, /too large/],
    [
      'brisque',
      { 'a.txt': writeLibsvm([1]), allrange: writeRanges(36), 'brisque_normalize.pickle': Buffer.from('x') },
      /only one belongs to it/,
    ],
    [
      'brisque',
      { 'a.txt': writeLibsvm([1]), 'brisque_normalize.pickle': Buffer.from('\x80\x02cos\nsystem\n.') },
      /nothing was run/,
    ],
  ])('%s, %o', async (id, files, reason) => {
    const failed = convert(id, files as Readonly<Record<string, Buffer>>);
    await expect(failed).rejects.toThrow(CheckpointError);
    await expect(failed).rejects.toThrow(reason);
  });

  test('that unpacks to more than a parameter file can be is refused', () => {
    const bomb = deflateSync(Buffer.alloc(64 << 20));
    const head = Buffer.alloc(8);
    head.writeUInt32LE(15, 0);
    head.writeUInt32LE(bomb.length, 4);
    expect(() => readMat(Buffer.concat([pristine.subarray(0, 128), head, bomb]))).toThrow(CheckpointError);
  });

  test('as a pickle holds plain numbers and nothing else', () => {
    // pickle.dumps({'min_': [1, 2.5], 'max_': (3, None)}, protocol=2)
    const bytes = Buffer.from(
      '80027d71002858040000006d696e5f71015d7102284b014740040000000000006558040000006d61785f71034b034e867104752e',
      'hex',
    );
    expect(readPlainPickle(bytes)).toEqual(
      new Map<string, unknown>([
        ['min_', [1, 2.5]],
        ['max_', [3, null]],
      ]),
    );
    for (let length = 0; length < bytes.length; length++)
      expect(() => readPlainPickle(bytes.subarray(0, length))).toThrow(CheckpointError);
  });
});
