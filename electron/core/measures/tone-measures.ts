/** @file Brightness and colour of a picture from a lattice of its pixels: histogram, clipping, exposure, contrast, colourfulness, and the grey thumbnail of the hash. */
import type { Histogram } from '../../contract/measures.ts';
import type { Pixels } from './pixels.ts';

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

/**
 * Every pixel of a small picture, of a larger one a lattice that keeps at least 120,000: fractions are then good to about 0.3 %.
 * Exposure is the mean linear luminance (Rec. 709) in stops from 18 %, never below -10. Contrast is RMS contrast (Peli 1990) of luma on 0..1.
 * Colourfulness is M3 of Hasler and Suesstrunk, "Measuring colourfulness in natural images", SPIE 2003.
 */
export function measureTone({ data, widthPx, heightPx }: Pixels): ToneMeasures {
  const step = Math.max(1, Math.floor(Math.sqrt((widthPx * heightPx) / 120_000)));
  const bins = [0, 1, 2, 3].map(() => new Uint32Array(64)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const [red, green, blue, grey] = bins;
  const side = thumbnailSide;
  const cellSums = new Float64Array(side * side);
  const cellCounts = new Uint32Array(side * side);
  const cellOfX = Uint8Array.from({ length: Math.ceil(widthPx / step) }, (_, x) =>
    Math.floor((x * step * side) / widthPx),
  );
  let [count, high, low, light, lumaSum, lumaSquares] = [0, 0, 0, 0, 0, 0];
  let [rgSum, rgSquares, ybSum, ybSquares] = [0, 0, 0, 0];
  for (let y = 0; y < heightPx; y += step) {
    const cellRow = Math.floor((y * side) / heightPx) * side;
    let offset = y * widthPx * 3;
    for (let x = 0; x < cellOfX.length; x++, offset += 3 * step) {
      const r = data[offset]!;
      const g = data[offset + 1]!;
      const b = data[offset + 2]!;
      const luma = (77 * r + 150 * g + 29 * b) >> 8;
      red[r >> 2]!++;
      green[g >> 2]!++;
      blue[b >> 2]!++;
      grey[luma >> 2]!++;
      if (r >= 254 || g >= 254 || b >= 254) high++;
      if (r <= 1 && g <= 1 && b <= 1) low++;
      light += 0.2126 * linear[r]! + 0.7152 * linear[g]! + 0.0722 * linear[b]!;
      lumaSum += luma;
      lumaSquares += luma * luma;
      const rg = r - g;
      const yb = r + g - 2 * b;
      rgSum += rg;
      rgSquares += rg * rg;
      ybSum += yb;
      ybSquares += yb * yb;
      const cell = cellRow + cellOfX[x]!;
      cellSums[cell]! += luma;
      cellCounts[cell]!++;
    }
    count += cellOfX.length;
  }
  const deviation = (sum: number, squares: number) => Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
  const spread = Math.hypot(deviation(rgSum, rgSquares), deviation(ybSum, ybSquares) / 2);
  return {
    clippedHighlights: high / count,
    clippedShadows: low / count,
    exposure: Math.max(-10, Math.log2(light / count / 0.18)),
    contrast: deviation(lumaSum, lumaSquares) / 255,
    colourfulness: spread + 0.3 * Math.hypot(rgSum / count, ybSum / count / 2),
    histogram: { red: [...red], green: [...green], blue: [...blue], luminance: [...grey] },
    thumbnail: cellSums.map((sum, cell) => sum / Math.max(1, cellCounts[cell]!)),
  };
}
