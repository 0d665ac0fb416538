/** @file Where a number lies on its scale. Without zod: the page takes it along. */
import type { ScoreScale } from './score.ts';

/** A number of this scale on 0..1, 1 the best. */
export function placeOn({ low, high, better }: Pick<ScoreScale, 'low' | 'high' | 'better'>, value: number): number {
  const share = Math.min(Math.max((value - low) / (high - low), 0), 1);
  return better === 'higher' ? share : 1 - share;
}
