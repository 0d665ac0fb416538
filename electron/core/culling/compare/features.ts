/** @file What frames of a stack are compared by. Every feature is a shortcoming: 0 for the best, more is worse, in its unit. */

/** What each is, with its unit. */
export const features = {
  softFine: 'blur over the frame against the sharpest, log2 of fine detail',
  softMiddle: 'blur over the frame against the sharpest, log2 of middle detail',
  softSubject: 'blur on the subject against the sharpest there, log2 of fine detail',
  softSubjectMiddle: 'blur on the subject against the sharpest there, log2 of middle detail',
  softTurn: 'blur around the middle of the picture, far from it, against the sharpest there, log2 of fine detail',
  softEdges: 'blur of the strongest edges against the sharpest, log2 of fine detail',
  softPlain: 'plain detail of the whole frame under the most of the stack, log2 of fine energy',
  softEyes: 'acutance of the eyes against the sharpest, log2',
  noise: 'grain at places with little detail above the least grainy frame that is not blurred, 8-bit levels',
  grain: 'fine against coarse detail at such places above the least grainy frame, log2: grain lifts it',
  ownNoise: 'noise of flat places above that of the least noisy frame, log2 of 8-bit levels and one more',
  grainNarrow:
    'detail spread over more pixels than in the frame with the narrowest, of a frame that is grainier than that, log2',
  exposureOff: 'difference from the usual exposure of the stack, stops',
  dim: 'how far the brightest places lie under those of a well exposed picture, stops',
  clipped: 'share of the frame burnt out above what is usual in the stack',
  cast: 'difference from the usual colour of the stack, CIELAB units',
  eyes: 'how far eyes are closed, against the same face elsewhere in the stack',
} as const;

export type Feature = keyof typeof features;
export const featureNames = Object.keys(features) as Feature[];
/** What blur costs, in whatever way it was seen. */
export const softFeatures = featureNames.filter((name) => name.startsWith('soft'));

/** What grain costs. */
export const grainFeatures: readonly Feature[] = ['noise', 'grain', 'ownNoise', 'grainNarrow'];

export type Shortcomings = Readonly<Record<Feature, number>>;
