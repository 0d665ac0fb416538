/**
 * @file A judgement as a sum of terms: each a shortcoming through a monotone curve of straight pieces.
 *
 * [Note: monotone terms]
 * A curve begins at 0 and never falls: `slopes` say what each unit of the shortcoming costs between one knot and the next. More blur can therefore never count in a frame's favour, whatever a fit makes of
 * few scenes, and what a term costs is the reason that is given.
 */
export interface Curve {
  /** In words, with the unit. */
  of: string;
  /** Where a piece begins, rising from 0; the last piece goes on for ever. */
  knots: readonly number[];
  /** Natural log odds per unit, one per knot, none below 0. */
  slopes: readonly number[];
}

/** What a shortcoming costs, in log odds: 0 at 0. */
export function costOf({ knots, slopes }: Curve, value: number): number {
  let cost = 0;
  for (let i = 0; i < knots.length; i++) {
    const from = knots[i]!;
    if (value <= from) break;
    cost += slopes[i]! * (Math.min(value, knots[i + 1] ?? Number.POSITIVE_INFINITY) - from);
  }
  return cost;
}

/** The pieces of a value between knots: what slopes are multiplied with, and what a fit works on. */
export function piecesOf(knots: readonly number[], value: number): number[] {
  return knots.map((from, i) => Math.max(0, Math.min(value, knots[i + 1] ?? Number.POSITIVE_INFINITY) - from));
}
