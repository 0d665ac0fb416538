/**
 * @file What NIQE and BRISQUE sum up of a picture: its pixels less their local mean over their local contrast (MSCN, Ruderman 1994), and products of
 * these with their neighbours; at its own size and at half of it. In one pass over its rows: nothing of the picture's size is kept.
 */
import type { Picture } from '../adapters/adapter-types.ts';
import { edgeIndex } from '../signal/edges.ts';
import { gaussianTaps } from '../signal/filter.ts';
import { openKernels } from '../signal/kernel-memory.ts';
import { emptyMoments, type Moments } from './generalized-gaussian.ts';
import { kernelsWasm } from './kernels-wasm.ts';

/** See ./kernels for what each does. */
interface Kernels {
  greyRow(rgb: number, count: number, weights: number, out: number): void;
  halveRow(rows: number, width: number, taps: number, even: number, odd: number, out: number): void;
  normaliseRows(
    rows: number,
    width: number,
    taps: number,
    scratch: number,
    signs: number,
    out: number,
    stride: number,
  ): void;
  padRow(row: number, width: number, goesOn: boolean): void;
  placeCells(row: number, columns: number, width: number, out: number, stride: number, sides: number): void;
  rowMoments(
    rows: number,
    count: number,
    columns: number,
    width: number,
    stride: number,
    sides: number,
    sums: number,
  ): void;
  pairMoments(
    rows: number,
    count: number,
    columns: number,
    width: number,
    stride: number,
    sides: number,
    sums: number,
  ): void;
}

const memory = openKernels<Kernels>(kernelsWasm);
const { kernels } = memory;

/** As it is, and times the neighbour to the left, above, above left, above right: the neighbours of a cell's edge are at its other side. */
const fieldCount = 5;
const numbersPerField = 5;
/** What it and its square stand for is lost in any sum; only its side of zero counts. */
const nearlyZero = 1e-15;
/** Of a window of seven, before and behind the middle. */
const reach = 3;
/** As MATLAB's rgb2gray has it (BT.601), and what rounds. */
const greyWeights = [0.298936021293776, 0.587043074451121, 0.114020904255103, 0.5] as const;
/** Where the red bytes of four pixels go, each to an integer of its own, then the green and blue ones; 128 stands for 0. */
const colourBytes = [0, 1, 2].flatMap((colour) => [0, 3, 6, 9].flatMap((pixel) => [pixel + colour, 128, 128, 128]));
/** MATLAB's antialiased bicubic at one half: eight taps, symmetric, from the middle outwards. */
const halvingTaps = [111 / 256, 29 / 256, -9 / 256, -3 / 256];
/** Rows that are normalised together; of eight rows a halved one is made. */
const strip = 4;
const halvedFrom = 8;
/** What normaliseRows keeps between its two passes. */
const normaliseScratchBytes = 4 * 8 * 136;
/** Rows that are kept: a strip, what its windows reach, and what has come by then. */
const ringRows = 16;

export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** Even, where the picture is halved and there is more than one cell. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Beyond the outermost cells: the edge goes on, or black. */
  readonly edge: 'replicate' | 'zero';
  /** On which side of zero flat areas lie, by their brightness 0..255: -1, 0 or 1. Zero where left out. */
  readonly flatSigns?: Int8Array;
}

/** The moments of each field of a cell, until the next is asked for; cells count from the upper left on. */
export type MomentsOf = (cell: number) => readonly Moments[];

/** At the picture's own size, then at half (MATLAB's antialiased bicubic). */
export function fieldMoments(picture: Picture, cells: Cells): readonly [MomentsOf, MomentsOf] {
  const mark = memory.mark();
  try {
    const taps = memory.take(4 * 5);
    const halving = memory.take(4 * 4);
    const greys = memory.take(7 * 16);
    new Float32Array(memory.buffer(), taps, 5).set([...gaussianTaps(7, 7 / 6).slice(0, 4), 1]);
    new Float32Array(memory.buffer(), halving, 4).set(halvingTaps);
    new Float32Array(memory.buffer(), greys, 16).set(
      greyWeights.flatMap((weight) => Array(4).fill(weight) as number[]),
    );
    new Uint8Array(memory.buffer(), greys + 64, colourBytes.length).set(colourBytes);
    const signs = cells.flatSigns ? memory.take(4 * cells.flatSigns.length) : 0;
    if (cells.flatSigns) {
      const tiny = Float32Array.from(cells.flatSigns, (sign) => sign * nearlyZero);
      new Float32Array(memory.buffer(), signs, tiny.length).set(tiny);
    }
    const half = { ...cells, widthPx: Math.ceil(cells.widthPx / 2), heightPx: Math.ceil(cells.heightPx / 2) };
    const smaller = createScale(half, { taps, halving, signs }, null);
    const whole = createScale(cells, { taps, halving, signs }, smaller);
    const { widthPx, heightPx } = sizeOf(cells);
    const rgb = memory.take(3 * widthPx);
    // All memory is taken by now: it moves no more.
    const bytes = new Uint8Array(memory.buffer());
    for (let y = 0; y < heightPx; y++) {
      const from = 3 * y * picture.widthPx;
      bytes.set(picture.data.subarray(from, from + 3 * widthPx), rgb);
      kernels.greyRow(rgb, widthPx, greys, whole.next());
      whole.take();
    }
    return [whole.found(), smaller.found()];
  } finally {
    memory.release(mark);
  }
}

const sizeOf = (cells: Cells) => ({
  widthPx: cells.columns * cells.widthPx,
  heightPx: cells.rows * cells.heightPx,
});

interface Scale {
  /** Where the next row of brightness goes. */
  next(): number;
  take(): void;
  found(): MomentsOf;
}

function createScale(
  cells: Cells,
  { taps, halving, signs }: Readonly<Record<'taps' | 'halving' | 'signs', number>>,
  smaller: Scale | null,
): Scale {
  const { widthPx, heightPx } = sizeOf(cells);
  const stride = rowBytes(widthPx);
  const before = 16;
  const ring = memory.take(before + ringRows * stride) + before;
  const black = memory.take(before + stride);
  new Uint8Array(memory.buffer(), black, before + stride).fill(0);
  const pointers = memory.take(4 * ringRows);
  // Of both kernels.
  const scratch = memory.take(Math.max(16 + normaliseScratchBytes, before + 2 * stride)) + before;
  const normalised = memory.take(strip * stride);
  const statistics = createStatistics(cells);
  let taken = 0;
  let done = 0;
  let halved = 0;

  /** Addresses of `count` rows from `top` on; -1 stands for black. */
  let view = new Uint32Array();
  const point = (top: number, count: number, edge: Cells['edge'] | 'symmetric') => {
    // Made at the first row: while memory is taken it may move.
    if (view.length === 0) view = new Uint32Array(memory.buffer(), pointers, ringRows);
    for (let i = 0; i < count; i++) {
      const row = edgeIndex(top + i, heightPx, edge);
      view[i] = row < 0 ? black + before : ring + (row % ringRows) * stride;
    }
  };
  const normalise = () => {
    point(done - reach, strip + 2 * reach, cells.edge);
    kernels.normaliseRows(pointers, widthPx, taps, scratch, signs, normalised, stride);
    const rows = Math.min(strip, heightPx - done);
    statistics.take(normalised, stride, rows);
    done += rows;
  };
  const halve = () => {
    point(2 * halved - 3, halvedFrom, 'symmetric');
    kernels.halveRow(pointers, widthPx, halving, scratch, scratch + stride, smaller!.next());
    smaller!.take();
    halved += 1;
  };
  return {
    next: () => ring + (taken % ringRows) * stride,
    take: () => {
      const y = taken;
      kernels.padRow(ring + (y % ringRows) * stride, widthPx, cells.edge === 'replicate');
      taken += 1;
      if (taken >= done + strip + reach) normalise();
      if (smaller && y >= 4 && y % 2 === 0) halve();
      if (taken < heightPx) return;
      while (done < heightPx) normalise();
      while (smaller && halved < Math.ceil(heightPx / 2)) halve();
    },
    found: () => statistics.found(),
  };
}

/** Bytes of a row of floats with what whole vectors read and write behind its end. */
const rowBytes = (widthPx: number): number => 4 * (Math.ceil(widthPx / 16) * 16 + 16);

/** Two bits a pixel, in words of 64 with room around: see ./kernels/sides.ts. */
const sidesBytes = (widthPx: number): number => 16 * (Math.floor(widthPx / 64) + 4);

interface Statistics {
  /** The next `count` rows of the field, at most a strip. */
  take(rows: number, stride: number, count: number): void;
  found(): MomentsOf;
}

/** Cells keep their first row, the strip and the row above it, each between what lies at the cell's other side. */
function createStatistics({ columns, rows, widthPx, heightPx }: Cells): Statistics {
  const sides = 4 * (Math.ceil(widthPx / 16) * 16 + 8);
  const cellStride = sides + sidesBytes(widthPx);
  const kept = Array.from({ length: strip + 2 }, () => memory.take(columns * cellStride));
  const lines = memory.take(4 * (strip + 1));
  const cellBytes = 8 * fieldCount * numbersPerField;
  const sums = memory.take(columns * rows * cellBytes);
  new Uint8Array(memory.buffer(), sums, columns * rows * cellBytes).fill(0);
  const slot = (line: number) => kept[line === 0 ? 0 : 1 + (line % (strip + 1))]!;
  let y = 0;

  /** Rows of one cell row: with what they are, what is above them, and the last with the first. */
  const sum = (inCell: number, count: number) => {
    const view = new Uint32Array(memory.buffer(), lines, strip + 1);
    const into = sums + Math.floor(y / heightPx) * columns * cellBytes;
    const of = (kernel: Kernels['rowMoments'], first: number, many: number) =>
      kernel(lines + 4 * first, many, columns, widthPx, cellStride, sides, into);
    for (let i = 0; i <= count; i++) view[i] = slot(Math.max(0, inCell - 1 + i));
    of(kernels.rowMoments, 1, count);
    if (inCell > 0) of(kernels.pairMoments, 1, count);
    else if (count > 1) of(kernels.pairMoments, 2, count - 1);
    if (inCell + count < heightPx) return;
    view.set([slot(heightPx - 1), slot(0)]);
    of(kernels.pairMoments, 1, 1);
  };
  return {
    take: (row, stride, count) => {
      for (let left = count; left > 0; ) {
        const inCell = y % heightPx;
        const many = Math.min(left, heightPx - inCell);
        for (let i = 0; i < many; i++, row += stride)
          kernels.placeCells(row, columns, widthPx, slot(inCell + i), cellStride, sides);
        sum(inCell, many);
        y += many;
        left -= many;
      }
    },
    found: () => {
      // A copy: the memory is given back.
      const numbers = new Float64Array(memory.buffer(), sums, columns * rows * fieldCount * numbersPerField).slice();
      const count = widthPx * heightPx;
      // The same for all cells: tens of thousands would be work for the collector.
      const fields = Array.from({ length: fieldCount }, () => emptyMoments(count));
      return (cell) => {
        for (
          let field = 0, at = cell * fieldCount * numbersPerField;
          field < fieldCount;
          field++, at += numbersPerField
        ) {
          const moments = fields[field]!;
          moments.leftCount = numbers[at]!;
          moments.rightCount = numbers[at + 1]!;
          moments.leftSquares = (numbers[at + 3]! - numbers[at + 4]!) / 2;
          moments.rightSquares = (numbers[at + 3]! + numbers[at + 4]!) / 2;
          moments.absolute = numbers[at + 2]!;
        }
        return fields;
      };
    },
  };
}
