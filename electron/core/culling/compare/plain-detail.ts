/**
 * @file How much more fine detail one frame of a stack has than another, by the plain sum of squared differences that simple methods rank by (Tenenbaum 1970): coarse, and hard to deceive. What is blurred has
 * less of it, in the light as it is and against the brightness of where it lies; more light alone lifts only the first.
 */
import type { FrameDetail } from '../../measures/frame-detail.ts';
import { traceAt } from '../../measures/noise-of-tiles.ts';
import { lumaAt } from './stack-noise.ts';

type Detail = Pick<FrameDetail, 'tensors' | 'colour'>;

/** `[j][i]`: by how much, log2 of energy, frame j has more than frame i; below 0 where either light says less. `weights` is how much each tile counts, null for alike. */
export function plainLead(frames: readonly Detail[], weights: Float32Array | null): number[][] {
  const sums = frames.map((frame) => sumsOf(frame, weights));
  return sums.map((other) => sums.map((own) => Math.min(other.plain - own.plain, other.even - own.even)));
}

function sumsOf({ tensors, colour }: Detail, weights: Float32Array | null): { plain: number; even: number } {
  let [energy, light, total] = [0, 0, 1e-6];
  for (let tile = 0; tile * 4 < colour.length; tile++) {
    const weight = weights === null ? 1 : weights[tile]!;
    if (weight === 0) continue;
    const own = weight * traceAt(tensors, tile, 0);
    energy += own;
    light += own * lumaAt(colour, tile);
    total += weight;
  }
  const plain = Math.log2(energy / total + 0.1);
  return { plain, even: plain - 2 * Math.log2(light / (energy + 1e-6) + 4) };
}
