/**
 * @file How much narrower the detail of one frame of a stack is than another's: how few pixels carry a place's energy. Blur and grain both spread it over more of them, so that this tells grain from sharpness where
 * energy alone cannot (kurtosis of detail as sharpness: Caviedes and Oberti, "A new sharpness metric based on local kurtosis, edge and energy information", Signal Processing: Image Communication 2004).
 */
import { amountSizes } from '../../measures/detail-sums.ts';
import type { GriddedDetail } from './on-grid.ts';

/** What is burnt out in any frame has hard edges there. */
const unburnt = 0.02;

/** Per frame, log2, at one size (0 native, 1 half): the mean over places that count and are burnt out in none. Only differences between frames say anything. */
export function narrowness(frames: readonly GriddedDetail[], weights: Float32Array, size: number): number[] {
  const held = weights.map((weight, tile) =>
    weight > 0 && frames.every(({ colour }) => colour[tile * 4 + 3]! < unburnt) ? weight : 0,
  );
  const total = held.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return frames.map(() => 0);
  return frames.map(
    (frame) => held.reduce((sum, weight, tile) => sum + weight * frame.narrowness[tile * amountSizes + size]!, 0) / total,
  );
}
