import { describe, expect, it } from 'vitest';
import {
  coarseSpanPx,
  field,
  planTiles,
  stride,
  sumTiles,
  type TilePlan,
} from '../../../electron/core/measures/tile-sums.ts';
import { startToneMeasures } from '../../../electron/core/measures/tone-measures.ts';
import { markKernelMemory, releaseKernelMemory } from '../../../electron/core/pixels/kernels.ts';
import { passRows } from '../../../electron/core/pixels/pass-rows.ts';
import { type PixelRegion, type Pixels, wholeOf } from '../../../electron/core/pixels/pixels.ts';
import { randomPixels } from './random-pixels.ts';

/** Luma of a region, by the formula. */
function lumaOf({ data, widthPx }: Pixels, region: PixelRegion): (x: number, y: number) => number {
  return (x, y) => {
    const at = ((region.topPx + y) * widthPx + region.leftPx + x) * 3;
    return Math.floor((77 * data[at]! + 150 * data[at + 1]! + 29 * data[at + 2]!) / 256);
  };
}

/** The definition, a place at a time. */
function slowSums(pixels: Pixels, region: PixelRegion, plan: TilePlan): number[] {
  const columns = Math.max(1, Math.round(region.widthPx / plan.pitchPx));
  const rows = Math.max(1, Math.round(region.heightPx / plan.pitchPx));
  const sums = new Array<number>(columns * rows * stride).fill(0);
  const luma = lumaOf(pixels, region);
  const tileAt = (x: number, y: number) =>
    Math.min(rows - 1, Math.floor(y / plan.pitchPx)) * columns + Math.min(columns - 1, Math.floor(x / plan.pitchPx));
  const add = (tile: number, values: readonly (readonly [number, number])[]) => {
    for (const [what, value] of values) sums[tile * stride + what]! += value;
  };
  for (let row = 0; row < rows; row++) {
    const from = row * plan.pitchPx;
    const to = row === rows - 1 ? region.heightPx : from + plan.pitchPx;
    const bandRows = Math.min(plan.bandRows, to - from - 1);
    const top = Math.max(from, Math.floor((from + to - bandRows) / 2) - 1);
    for (let y = top; y < top + bandRows; y++) {
      for (let x = 0; x < region.widthPx - 1; x++) {
        const [a, b, c, d] = [luma(x, y), luma(x + 1, y), luma(x, y + 1), luma(x + 1, y + 1)];
        const tile = row * columns + Math.min(columns - 1, Math.floor(x / plan.pitchPx));
        add(tile, [
          [field.fineCount, 1],
          [field.luma, a],
          [field.fineXX, (b - a) * (d - c)],
          [field.fineYY, (c - a) * (d - b)],
          [field.fineXY, ((b - a + d - c) * (c - a + d - b)) / 4],
          [field.plain, (b - a) ** 2 + (c - a) ** 2],
        ]);
      }
    }
  }
  const [step, span] = [plan.latticePx, coarseSpanPx];
  const lag = span / 2;
  for (let y = 0; y + span < region.heightPx; y += step) {
    for (let x = 0; x + span < region.widthPx; x += step) {
      const dx = luma(x + span, y) - luma(x, y);
      const dxBelow = luma(x + span, y + lag) - luma(x, y + lag);
      const dy = luma(x, y + span) - luma(x, y);
      const dyBeside = luma(x + lag, y + span) - luma(x + lag, y);
      add(tileAt(x, y), [
        [field.coarseCount, 1],
        [field.coarseXX, dx * dxBelow],
        [field.coarseYY, dy * dyBeside],
        [field.coarseXY, dxBelow * dy],
      ]);
    }
  }
  return sums;
}

describe('sumTiles', () => {
  const sizes: [number, number][] = [
    [640, 480],
    [333, 257],
    [97, 411],
    [411, 97],
    [25, 25],
    [9, 40],
    [1, 1],
  ];
  for (const [w, h] of sizes) {
    it(`is exact for a whole picture of ${w} x ${h}`, () => {
      const pixels = randomPixels(w, h, w + h);
      const plan = planTiles(w, h);
      expect([...sumTiles(pixels, wholeOf(pixels), plan).sums]).toEqual(slowSums(pixels, wholeOf(pixels), plan));
    });
  }

  it('is exact for a region on a finer lattice', () => {
    const pixels = randomPixels(400, 300, 1);
    const region = { leftPx: 37, topPx: 41, widthPx: 203, heightPx: 119 };
    const plan = { pitchPx: 24, bandRows: 119, latticePx: 2 } as const;
    expect([...sumTiles(pixels, region, plan).sums]).toEqual(slowSums(pixels, region, plan));
  });

  it('leaves the memory of the kernels as it was', () => {
    const before = markKernelMemory();
    const pixels = randomPixels(100, 80, 2);
    sumTiles(pixels, wholeOf(pixels), planTiles(100, 80));
    expect(markKernelMemory()).toBe(before);
  });
});

describe('startToneMeasures', () => {
  it('counts every pixel of a small picture once', () => {
    const pixels = randomPixels(211, 97, 7);
    const mark = markKernelMemory();
    const toning = startToneMeasures(pixels);
    passRows(pixels, wholeOf(pixels), [toning]);
    const { histogram, clippedHighlights, clippedShadows, contrast, exposure, thumbnail } = toning.tone();
    releaseKernelMemory(mark);
    const count = 211 * 97;
    const colours = Array.from({ length: count }, (_, at) => [...pixels.data.subarray(at * 3, at * 3 + 3)]);
    const luma = lumaOf(pixels, wholeOf(pixels));
    const lumas = colours.map((_, at) => luma(at % 211, Math.floor(at / 211)));
    const binned = (values: readonly number[]) =>
      Array.from({ length: 64 }, (_, bin) => values.filter((value) => value >> 2 === bin).length);
    expect(histogram).toEqual({
      red: binned(colours.map(([red]) => red!)),
      green: binned(colours.map(([, green]) => green!)),
      blue: binned(colours.map(([, , blue]) => blue!)),
      luminance: binned(lumas),
    });
    expect(clippedHighlights).toBe(colours.filter((rgb) => rgb.some((level) => level >= 254)).length / count);
    expect(clippedShadows).toBe(colours.filter((rgb) => rgb.every((level) => level <= 1)).length / count);
    const mean = lumas.reduce((sum, value) => sum + value, 0) / count;
    const variance = lumas.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    expect(contrast).toBeCloseTo(Math.sqrt(variance) / 255, 9);
    const linear = (level: number) => (level <= 10 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4);
    const light = colours.reduce(
      (sum, [r, g, b]) => sum + 0.2126 * linear(r!) + 0.7152 * linear(g!) + 0.0722 * linear(b!),
      0,
    );
    expect(exposure).toBeCloseTo(Math.log2(light / count / 0.18), 9);
    const first = lumas.filter((_, at) => ((at % 211) * 9) / 211 < 1 && (Math.floor(at / 211) * 9) / 97 < 1);
    expect(thumbnail[0]).toBeCloseTo(first.reduce((sum, value) => sum + value, 0) / first.length, 9);
  });
});
