/** @file The prompts of CLIP-IQA as CLIP's tokens (Wang, Chan, Loy, AAAI 2023): what a photo is, and its opposite. */

export interface PromptPair {
  /** What is shown and sorted by; `quality` is the headline. */
  readonly name: string;
  /** Words between the start and the end mark: "Good photo.", and "Bad photo.". */
  readonly toward: readonly number[];
  readonly away: readonly number[];
}

export const promptPairs: readonly PromptPair[] = [
  // Good photo. Bad photo.
  { name: 'quality', toward: [886, 1125, 269], away: [2103, 1125, 269] },
  // Bright photo. Dark photo.
  { name: 'bright', toward: [4852, 1125, 269], away: [3144, 1125, 269] },
  // Clean photo. Noisy photo.
  { name: 'clean', toward: [3772, 1125, 269], away: [33495, 1125, 269] },
  // Colorful photo. Dull photo.
  { name: 'colourful', toward: [11444, 1125, 269], away: [19433, 1125, 269] },
  // Sharp photo. Blurry photo.
  { name: 'sharp', toward: [8157, 1125, 269], away: [21977, 1125, 269] },
  // High contrast photo. Low contrast photo.
  { name: 'contrast', toward: [1400, 18501, 1125, 269], away: [1042, 18501, 1125, 269] },
  // Complex photo. Simple photo.
  { name: 'complex', toward: [6324, 1125, 269], away: [4129, 1125, 269] },
  // Natural photo. Synthetic photo.
  { name: 'natural', toward: [3288, 1125, 269], away: [19917, 1125, 269] },
  // Happy photo. Sad photo.
  { name: 'happy', toward: [900, 1125, 269], away: [3719, 1125, 269] },
  // Scary photo. Peaceful photo.
  { name: 'scary', toward: [9250, 1125, 269], away: [9461, 1125, 269] },
  // New photo. Old photo.
  { name: 'new', toward: [686, 1125, 269], away: [896, 1125, 269] },
  // Warm photo. Cold photo.
  { name: 'warm', toward: [3616, 1125, 269], away: [3153, 1125, 269] },
  // Real photo. Abstract photo.
  { name: 'real', toward: [1532, 1125, 269], away: [10197, 1125, 269] },
  // Beautiful photo. Ugly photo.
  { name: 'beautiful', toward: [1215, 1125, 269], away: [8159, 1125, 269] },
  // Lonely photo. Sociable photo.
  { name: 'lonely', toward: [12368, 1125, 269], away: [1720, 863, 1125, 269] },
  // Relaxing photo. Stressful photo.
  { name: 'relaxing', toward: [10256, 1125, 269], away: [24268, 1125, 269] },
];

const start = 49_406;
const end = 49_407;

/** Every pair's two prompts, one after the other. */
export const prompts: readonly (readonly number[])[] = promptPairs.flatMap(({ toward, away }) => [
  [start, ...toward, end],
  [start, ...away, end],
]);
