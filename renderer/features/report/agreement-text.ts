/** @file How sure a share is: what may be said about 34 of 40, and about 3 of 4. */

/** Below this a share says more about chance than about anything else. */
export const fewBelow = 20;

/**
 * Wilson's 95 % interval of a share, in whole percent, outwards.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export const likelyPercent = (part: number, all: number): { low: number; high: number } => {
  if (all === 0) return { low: 0, high: 100 };
  const z = 1.96;
  const share = part / all;
  const centre = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return {
    low: Math.max(0, Math.floor((100 * (centre - spread)) / scale)),
    high: Math.min(100, Math.ceil((100 * (centre + spread)) / scale)),
  };
};
