/** @file A stack of which one frame is as good as the best and lit otherwise: whether the many or the one has the right light is not for numbers to say. */
import { grainFeatures, softFeatures } from './compare/features.ts';
import type { RankedFrame } from './rank-stack.ts';

/** Stops from which on a frame is lit otherwise: a flash that fired, a setting that was changed. */
const otherFrom = 0.6;
/** Log odds by which it may be behind in all that is not light, and stops by which its brightest places may be darker. */
const asGood = 0.7;
const asBright = 0.1;
/** Share of the frame that may be burnt out more. */
const asHeld = 0.02;

/** `ranked` best first. True where the best is darker or brighter than a frame whose light is as likely. */
export function isLightDisputed(ranked: readonly RankedFrame[]): boolean {
  const best = ranked[0];
  if (best?.shortcomings == null) return false;
  const rest = ({ costs }: RankedFrame) =>
    [...softFeatures, ...grainFeatures, 'eyes' as const].reduce(
      (sum, name) => sum + costs[name as keyof typeof costs],
      0,
    );
  return ranked.some(
    (other) =>
      other.shortcomings !== null &&
      Math.abs(other.stops - best.stops) >= otherFrom &&
      rest(other) <= rest(best) + asGood &&
      other.shortcomings.dim <= best.shortcomings!.dim + asBright &&
      other.shortcomings.clipped <= best.shortcomings!.clipped + asHeld,
  );
}
