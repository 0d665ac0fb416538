/** @file A learned model's number for a photo, with everything needed to say where it came from. */
import { z } from 'zod';

export const modelId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
export type ModelId = z.infer<typeof modelId>;

export const provenance = z.object({
  model: modelId,
  /** SHA-256 of the converted weights file that ran. */
  weightsSha256: z.string(),
  /** Longer side of the pixels that were scored. */
  scoredLongSidePx: z.number().int().positive(),
  scoredWidthPx: z.number().int().positive(),
  scoredHeightPx: z.number().int().positive(),
  /** Execution provider and adapter, for example "cpu" or "webgpu: NVIDIA GeForce RTX 4060". */
  device: z.string(),
  scoredAt: z.string(),
});
export type Provenance = z.infer<typeof provenance>;

/** One number, 0..100 for MUSIQ's mean opinion scores. */
export const mosOutput = z.object({ kind: z.literal('mos'), mos: z.number() });
/** Ratings 1..n with their probabilities. */
export const distributionOutput = z.object({
  kind: z.literal('distribution'),
  mean: z.number(),
  distribution: z.array(z.number()),
});
/** LIQE: score 1..5, and the three marginals by name. */
export const liqeOutput = z.object({
  kind: z.literal('liqe'),
  score: z.number(),
  quality: z.record(z.string(), z.number()),
  scene: z.record(z.string(), z.number()),
  distortion: z.record(z.string(), z.number()),
});
export const scoreOutput = z.discriminatedUnion('kind', [mosOutput, distributionOutput, liqeOutput]);
export type ScoreOutput = z.infer<typeof scoreOutput>;

export const score = z.object({
  model: modelId,
  /** The model's headline number on its own scale (mos, mean or score): what is sorted by. */
  value: z.number(),
  /** The same on 0..1, higher is better, by the model card's range and direction. */
  normalised: z.number(),
  output: scoreOutput,
  provenance,
});
export type Score = z.infer<typeof score>;
