/** @file The separable gaussian that the published MUSIQ pipeline resizes with. */

const radius = 1.5;
const sigma = 0.5;
/** Source pixels that can contribute to one output pixel. */
export const tapCount = 4;

export interface ResizeTaps {
  /** `tapCount` source indices per output index; unused ones repeat a valid index with weight 0. */
  readonly indices: Int32Array;
  readonly weights: Float32Array;
}

/**
 * Taps of one axis: half-pixel centres, radius 1.5, sigma 0.5, not widened when shrinking, weights normalised to 1
 * over the source pixels that exist.
 */
export function gaussianTaps(sourcePx: number, targetPx: number): ResizeTaps {
  const indices = new Int32Array(targetPx * tapCount);
  const weights = new Float32Array(targetPx * tapCount);
  const scale = sourcePx / targetPx;
  for (let target = 0; target < targetPx; target++) {
    const centre = (target + 0.5) * scale;
    const first = Math.max(0, Math.ceil(centre - radius - 0.5));
    const last = Math.min(sourcePx - 1, Math.floor(centre + radius - 0.5));
    const taps: number[] = [];
    for (let source = first; source <= last; source++) {
      const distance = Math.abs(source + 0.5 - centre);
      taps.push(distance < radius ? Math.exp(-(distance * distance) / (2 * sigma * sigma)) : 0);
    }
    const sum = taps.reduce((total, weight) => total + weight, 0);
    for (let tap = 0; tap < tapCount; tap++) {
      indices[target * tapCount + tap] = Math.min(first + tap, last);
      weights[target * tapCount + tap] = (taps[tap] ?? 0) / sum;
    }
  }
  return { indices, weights };
}
