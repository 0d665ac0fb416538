import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  kernelBytes,
  markKernelMemory,
  releaseKernelMemory,
  takeKernelMemory,
} from '../../../electron/core/pixels/kernels.ts';
import { passRows } from '../../../electron/core/pixels/pass-rows.ts';
import { type Pixels, wholeOf } from '../../../electron/core/pixels/pixels.ts';
import { shrinkRows, sizeInside } from '../../../electron/core/pixels/shrink-rows.ts';
import { flatPixels, randomPixels } from './random-pixels.ts';

let mark = 0;
beforeEach(() => {
  mark = markKernelMemory();
});
afterEach(() => releaseKernelMemory(mark));

function shrink(pixels: Pixels, ...sizes: [widthPx: number, heightPx: number][]): Pixels[] {
  const shrinking = sizes.map(([widthPx, heightPx]) => shrinkRows(pixels, { widthPx, heightPx }));
  passRows(pixels, wholeOf(pixels), shrinking);
  return shrinking.map((one) => ({ ...one.pixels(), data: one.pixels().data.slice() }));
}

/** Mean of the covered rectangle, in floating point. */
function areaMeans({ data, widthPx, heightPx }: Pixels, width: number, height: number): number[] {
  const means: number[] = [];
  const share = (from: number, to: number, at: number) => Math.max(0, Math.min(to, at + 1) - Math.max(from, at));
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [(y * heightPx) / height, ((y + 1) * heightPx) / height];
    for (let x = 0; x < width; x++) {
      const [left, right] = [(x * widthPx) / width, ((x + 1) * widthPx) / width];
      const sums = [0, 0, 0];
      for (let row = Math.floor(top); row < Math.min(heightPx, bottom); row++)
        for (let column = Math.floor(left); column < Math.min(widthPx, right); column++)
          for (let channel = 0; channel < 3; channel++)
            sums[channel]! +=
              share(top, bottom, row) * share(left, right, column) * data[(row * widthPx + column) * 3 + channel]!;
      for (const sum of sums) means.push(sum / ((right - left) * (bottom - top)));
    }
  }
  return means;
}

const cases: [from: [number, number], to: [number, number]][] = [
  [
    [261, 196],
    [204, 153],
  ], // 1.28: nav of a 5-megapixel picture
  [
    [163, 122],
    [102, 77],
  ],
  [
    [200, 100],
    [100, 50],
  ],
  [
    [207, 155],
    [51, 38],
  ],
  [
    [333, 250],
    [33, 25],
  ],
  [
    [1000, 7],
    [40, 1],
  ],
  [
    [7, 1000],
    [1, 40],
  ],
  [
    [161, 3],
    [160, 3],
  ], // one side keeps its size
  [
    [50, 40],
    [50, 40],
  ],
  [
    [2, 2],
    [1, 1],
  ],
  [
    [1, 1],
    [1, 1],
  ],
];

describe('shrinkRows', () => {
  for (const [[w, h], [width, height]] of cases) {
    it(`averages areas: ${w} x ${h} to ${width} x ${height}`, () => {
      const pixels = randomPixels(w, h, w * 31 + h);
      const [small] = shrink(pixels, [width, height]);
      const errors = areaMeans(pixels, width, height).map((mean, at) => Math.abs(mean - small!.data[at]!));
      expect(errors).toHaveLength(small!.data.length);
      // Rounding, and rows weighed in 256ths.
      expect(Math.max(...errors)).toBeLessThan(1.6);
      expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.4);
    });
  }

  it('keeps flat areas exactly, at every level', () => {
    for (let level = 0; level < 256; level++) {
      const [a, b] = shrink(flatPixels(67, 53, level), [41, 32], [5, 4]);
      expect(new Set([...a!.data, ...b!.data])).toEqual(new Set([level]));
    }
  });

  it('makes several sizes in one pass, each as alone', () => {
    const pixels = randomPixels(320, 200, 5);
    const together = shrink(pixels, [205, 128], [32, 20]);
    expect(together).toEqual([...shrink(pixels, [205, 128]), ...shrink(pixels, [32, 20])]);
  });

  it('makes a small size of a larger one on the way', () => {
    const pixels = randomPixels(320, 200, 5);
    const small = shrinkRows({ widthPx: 205, heightPx: 128 }, { widthPx: 32, heightPx: 20 });
    const large = shrinkRows(pixels, { widthPx: 205, heightPx: 128 }, small);
    passRows(pixels, wholeOf(pixels), [large]);
    const inTwoPasses = shrink(shrink(pixels, [205, 128])[0]!, [32, 20]);
    expect([...small.pixels().data]).toEqual([...inTwoPasses[0]!.data]);
  });

  it('leaves what lies beside it in memory alone', () => {
    const before = takeKernelMemory(1000);
    kernelBytes(before, 1000).fill(77);
    const pixels = randomPixels(123, 45, 3);
    const shrinking = shrinkRows(pixels, { widthPx: 77, heightPx: 28 });
    const after = takeKernelMemory(1000);
    kernelBytes(after, 1000).fill(78);
    passRows(pixels, wholeOf(pixels), [shrinking]);
    expect(new Set(kernelBytes(before, 1000))).toEqual(new Set([77]));
    expect(new Set(kernelBytes(after, 1000))).toEqual(new Set([78]));
  });
});

describe('sizeInside', () => {
  it('keeps proportions, never enlarges, never loses a side', () => {
    expect(sizeInside({ widthPx: 6000, heightPx: 4000 }, 2048)).toEqual({ widthPx: 2048, heightPx: 1365 });
    expect(sizeInside({ widthPx: 4000, heightPx: 6000 }, 320)).toEqual({ widthPx: 213, heightPx: 320 });
    expect(sizeInside({ widthPx: 300, heightPx: 200 }, 320)).toEqual({ widthPx: 300, heightPx: 200 });
    expect(sizeInside({ widthPx: 10_000, heightPx: 2 }, 320)).toEqual({ widthPx: 320, heightPx: 1 });
  });
});
