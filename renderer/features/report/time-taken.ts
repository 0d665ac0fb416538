/** A longer pause between two decisions is one: nobody looks at a frame for five minutes. */
const pauseMs = 5 * 60_000;

/** Time spent deciding: between steps that follow each other, pauses left out. `times` are ISO 8601, in any order. */
export const timeTakenMs = (times: readonly string[]): number => {
  const sorted = times
    .map((at) => Date.parse(at))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return sorted.slice(1).reduce((sum, at, i) => (at - sorted[i]! <= pauseMs ? sum + at - sorted[i]! : sum), 0);
};
