/** @file Brightness and colour of a picture from a lattice of its pixels: histogram, clipping, exposure, contrast, colourfulness, and the grey thumbnail of the hash. */
import type { Histogram } from '../../contract/measures.ts';
import { kernelBytes, kernelCounts, kernelFloats, kernels, takeKernelMemory } from '../pixels/kernels.ts';
import type { RowTaker } from '../pixels/pass-rows.ts';

export interface ToneMeasures {
  clippedHighlights: number;
  clippedShadows: number;
  exposure: number;
  contrast: number;
  colourfulness: number;
  histogram: Histogram;
  /** Mean luma of 9x9 equal areas, row-major. */
  thumbnail: Float64Array;
}

/** Side of the thumbnail under the hash. */
export const thumbnailSide = 9;

/** sRGB to linear light (IEC 61966-2-1). */
const linear = Float64Array.from({ length: 256 }, (_, level) =>
  level <= 10 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4,
);
/** Of red, green and blue (Rec. 709). */
const lightOfLevels = Float64Array.from(
  [0.2126, 0.7152, 0.0722].flatMap((share) => [...linear.map((light) => share * light)]),
);

export interface ToneMeasuring extends RowTaker {
  /** After the pass. */
  tone(): ToneMeasures;
}

/** Numbers that the kernel adds up, in its order. */
const sumCount = 9;
const binCount = 64;

/**
 * Every pixel of a small picture, of a larger one a lattice that keeps at least 120,000: fractions are then good to about 0.3 %.
 * Exposure is the mean linear luminance (Rec. 709) in stops from 18 %, never below -10. Contrast is RMS contrast (Peli 1990) of luma on 0..1.
 * Colourfulness is M3 of Hasler and Suesstrunk, "Measuring colourfulness in natural images", SPIE 2003.
 */
export function startToneMeasures({ widthPx, heightPx }: { widthPx: number; heightPx: number }): ToneMeasuring {
  const step = Math.max(1, Math.floor(Math.sqrt((widthPx * heightPx) / 120_000)));
  const side = thumbnailSide;
  const perRow = Math.ceil(widthPx / step);
  const light = takeKernelMemory(lightOfLevels.length * 8);
  const bins = takeKernelMemory(4 * binCount * 4);
  const cells = takeKernelMemory(side * side * 16);
  const sums = takeKernelMemory(sumCount * 8);
  const cellOfX = takeKernelMemory(perRow);
  kernelFloats(light, lightOfLevels.length).set(lightOfLevels);
  kernelCounts(bins, 4 * binCount).fill(0);
  kernelFloats(cells, side * side * 2).fill(0);
  kernelFloats(sums, sumCount).fill(0);
  kernelBytes(cellOfX, perRow).forEach((_, x, into) => {
    into[x] = Math.floor((x * step * side) / widthPx);
  });
  return {
    wants: (y) => y % step === 0,
    take: (y, { rgb }) => {
      const cellRow = cells + Math.floor((y * side) / heightPx) * side * 16;
      kernels.tone(rgb, perRow, step, light, bins, cellOfX, cellRow, sums);
    },
    tone: () => {
      const count = perRow * Math.ceil(heightPx / step);
      const [red, green, blue, luminance] = [0, 1, 2, 3].map((channel) => [
        ...kernelCounts(bins + channel * binCount * 4, binCount),
      ]) as [number[], number[], number[], number[]];
      const pairs = kernelFloats(cells, side * side * 2);
      const thumbnail = Float64Array.from(
        { length: side * side },
        (_, cell) => pairs[cell * 2]! / Math.max(1, pairs[cell * 2 + 1]!),
      );
      return {
        ...toneOf([...kernelFloats(sums, sumCount)], count),
        histogram: { red, green, blue, luminance },
        thumbnail,
      };
    },
  };
}

function toneOf(sums: readonly number[], count: number): Omit<ToneMeasures, 'histogram' | 'thumbnail'> {
  const [high, low, light, lumaSum, lumaSquares, rgSum, rgSquares, ybSum, ybSquares] = sums as [
    ...[number, number, number, number, number, number, number, number, number],
  ];
  const deviation = (sum: number, squares: number) => Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
  const spread = Math.hypot(deviation(rgSum, rgSquares), deviation(ybSum, ybSquares) / 2);
  return {
    clippedHighlights: high / count,
    clippedShadows: low / count,
    exposure: Math.max(-10, Math.log2(light / count / 0.18)),
    contrast: deviation(lumaSum, lumaSquares) / 255,
    colourfulness: spread + 0.3 * Math.hypot(rgSum / count, ybSum / count / 2),
  };
}
