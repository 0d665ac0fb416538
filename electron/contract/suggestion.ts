/** @file What the app would decide, and why. Looks different from a decision and is never exported as one. */
import { z } from 'zod';

export const suggestionClass = z.enum(['keep', 'reject', 'undecided']);
export type SuggestionClass = z.infer<typeof suggestionClass>;

export const reason = z.object({
  /** Stable key for tests, translation and filters: "eyes-closed", "softer-than-best", "clipped-highlights", ... */
  code: z.string(),
  /** In a photographer's words: "softer than 3 of 7 in this burst". */
  text: z.string(),
  /** good speaks for keeping, bad against, note neither (why nothing can be said, or protection). */
  weight: z.enum(['good', 'bad', 'note']),
  /** The numbers behind it. */
  numbers: z.record(z.string(), z.number()),
});
export type Reason = z.infer<typeof reason>;

export const suggestion = z.object({
  class: suggestionClass,
  /** 0..1; undecided with a low number is normal: "can't tell". */
  confidence: z.number().min(0).max(1),
  reasons: z.array(reason),
  /** True after the photographer dismissed this very suggestion. */
  dismissed: z.boolean(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const strictness = z.enum(['low', 'normal', 'high']);
export type Strictness = z.infer<typeof strictness>;

/** How much each kind of evidence counts, against what was fitted: 1 as fitted, 0 not at all, 2 twice as much. */
const weight = z.number().min(0).max(2);
export const cullWeights = z.object({
  /** Blur anywhere in the frame, movement among it. */
  sharpness: weight,
  /** Blur on the subject: eyes, face, focus point. */
  subject: weight,
  /** Closed eyes. */
  eyes: weight,
  /** Too dark, too bright, burnt out, coloured unlike the rest. */
  exposure: weight,
  noise: weight,
  /** Learned scores of technical quality. */
  score: weight,
  /** Learned scores of aesthetics. */
  aesthetics: weight.default(1),
});
export type CullWeights = z.infer<typeof cullWeights>;
export const plainWeights: CullWeights = {
  sharpness: 1,
  subject: 1,
  eyes: 1,
  exposure: 1,
  noise: 1,
  score: 1,
  aesthetics: 1,
};

export const cullSettings = z.object({
  strictness,
  /** Wanted share or number of keepers; null leaves it to the evidence. */
  keep: z
    .union([z.object({ share: z.number().gt(0).max(1) }), z.object({ count: z.number().int().min(1) })])
    .nullable(),
  /** 0 splits almost everything, 1 stacks generously; 0.5 is the default. */
  stackStrength: z.number().min(0).max(1),
  weights: cullWeights.default(plainWeights),
  /** Name of the shoot type that these were taken from; they may have been changed since. Null: none was chosen. */
  type: z.string().nullable().default(null),
});
export type CullSettings = z.infer<typeof cullSettings>;
export const defaultCullSettings: CullSettings = {
  strictness: 'normal',
  keep: null,
  stackStrength: 0.5,
  weights: plainWeights,
  type: null,
};
