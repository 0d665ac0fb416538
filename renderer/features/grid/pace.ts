/** @file Whether a list scrolls by faster than anybody can see. */

/** Windows a second: each row is then seen for less than a twelfth of a second. */
const passingFrom = 12;
/** Scroll events of one movement come with every frame, also on a slow machine. */
const oneMovementMs = 100;

export interface Pace {
  /** To be told of every scroll event: place and window height in pixels, time in milliseconds. A single jump, however long, is no movement. */
  isPassing(topPx: number, atMs: number, heightPx: number): boolean;
  /** Without an event for this long, it rests. */
  readonly restMs: number;
}

export const createPace = (): Pace => {
  let last: { topPx: number; atMs: number; isFast: boolean } | null = null;
  return {
    restMs: oneMovementMs,
    isPassing(topPx, atMs, heightPx) {
      const before = last;
      const gapMs = before ? atMs - before.atMs : Number.POSITIVE_INFINITY;
      const isFast =
        before !== null &&
        gapMs <= oneMovementMs &&
        Math.abs(topPx - before.topPx) > (heightPx * passingFrom * Math.max(gapMs, 1000 / 60)) / 1000;
      last = { topPx, atMs, isFast };
      // The second fast step in a row: the first may be a jump that ends there.
      return isFast && before?.isFast === true;
    },
  };
};
