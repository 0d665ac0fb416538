/** @file A learned model's number for a photo, with everything needed to read it and to say where it came from. One shape for all models. */
import { z } from 'zod';

export const modelId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
export type ModelId = z.infer<typeof modelId>;

/** Longer side of a quick pass: a quarter of the pixels, and marked by it. */
export const quickLongSidePx = 512;

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

/** How a number is to be read, drawn and sorted; travels with it, so that nobody has to know the model. */
export const scoreScale = z.object({
  /** A word or two for columns, menus and bars. */
  shortName: z.string(),
  low: z.number(),
  high: z.number(),
  better: z.enum(['higher', 'lower']),
  /** Written behind the number; empty for a plain number. */
  unit: z.string(),
});
export type ScoreScale = z.infer<typeof scoreScale>;

/** Everything that is said of a model's scores. */
export const scoreDescription = scoreScale.extend({
  /** What documented results (`chinagraph/score@1`) call the number. */
  headline: z.string(),
  /** Which number stands in a cell: the lowest of those that a photo has. */
  rank: z.number(),
  /** Whether suggestions weigh it. */
  judges: z.boolean(),
  /** Which of two qualities it measures; left out by statistics, and by models of one's own that do not say. */
  about: z.enum(['technical', 'aesthetic']).optional(),
  /** Scales of the named numbers beside the headline. */
  attributes: z.record(z.string(), scoreScale).optional(),
});
export type ScoreDescription = z.infer<typeof scoreDescription>;

/** What a model says beside its headline number. */
export const scoreOutput = z.object({
  /** Probabilities of the ratings behind the headline, in their order. */
  distribution: z.array(z.number()).optional(),
  /** What the picture may be, each by name with probabilities that sum to 1: { scene: { human: 0.7, ... } }. */
  marginals: z.record(z.string(), z.record(z.string(), z.number())).optional(),
  /** Named numbers, on the scales of the description. */
  attributes: z.record(z.string(), z.number()).optional(),
});
export type ScoreOutput = z.infer<typeof scoreOutput>;

export const score = z.object({
  model: modelId,
  /** The model's headline number on its own scale: what is sorted by. */
  value: z.number(),
  /** The same on 0..1, higher is better, by range and direction. */
  normalised: z.number(),
  scale: scoreDescription,
  output: scoreOutput,
  provenance,
});
export type Score = z.infer<typeof score>;
