/** @file A picture of which a statistic says nothing: flat, or too small for its window. */

/** `name` is the statistic's own. blocks: fewer than `least` blocks of `blockPx` pixels a side have structure. small: the shorter side has less than `leastPx`. */
export type WhyUnscorable =
  | { readonly kind: 'flat'; readonly name: string }
  | {
      readonly kind: 'small';
      readonly name: string;
      readonly leastPx: number;
      readonly widthPx: number;
      readonly heightPx: number;
    }
  | {
      readonly kind: 'blocks';
      readonly name: string;
      readonly least: number;
      readonly blockPx: number;
      readonly widthPx: number;
      readonly heightPx: number;
    };

/** The picture itself is fine. */
export class UnscorableError extends Error {
  override readonly name = 'UnscorableError';
  readonly why: WhyUnscorable;

  constructor(why: WhyUnscorable) {
    super(`${why.name} says nothing of this picture: ${why.kind}`);
    this.why = why;
  }
}
