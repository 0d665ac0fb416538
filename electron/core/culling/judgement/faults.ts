/** @file What speaks against keeping a frame, each a shortcoming in its unit. */

/** What speaks against keeping a frame, beside its rank: each 0 where nothing does or nothing can be said. */
export const faults = {
  behind: 'how far the frame stands behind the best of its stack, log odds of the ranking',
  soft: 'blur of the sharpest places in their worst direction, log2 of fine detail, beyond what is sharp',
  softSubject: 'blur of the sharpest subject, acutance under that of a sharp one',
  grain: 'grain beyond what is usual in the shoot, 8-bit levels',
  dim: 'how far the frame lies under what is usual in the shoot, stops',
  bright: 'how far the frame lies over what is usual in the shoot, stops',
  clipped: 'share of the frame burnt out beyond what is usual in the shoot',
  eyes: 'how surely the eyes of a face that counts are closed',
} as const;
export type Fault = keyof typeof faults;
export const faultNames = Object.keys(faults) as Fault[];
