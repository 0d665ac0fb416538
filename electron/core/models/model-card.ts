/** @file A user's own quality model in ONNX, described by a card: the format is documented in docs/models.md. */
import { z } from 'zod';
import { commercialUse } from '../../contract/model.ts';
import { modelId } from '../../contract/score.ts';

const triple = z.tuple([z.number(), z.number(), z.number()]);

const inputCard = z
  .object({
    /** Name of the model's input; left out where it has only one. */
    name: z.string().min(1).optional(),
    widthPx: z.number().int().min(16).max(2048),
    heightPx: z.number().int().min(16).max(2048),
    layout: z.enum(['nchw', 'nhwc']).default('nchw'),
    channels: z.enum(['rgb', 'bgr']).default('rgb'),
    /** Each channel becomes `(value * scale - mean) / std`, value 0..255. */
    scale: z
      .number()
      .positive()
      .default(1 / 255),
    mean: triple.default([0, 0, 0]),
    std: triple.default([1, 1, 1]).refine((values) => values.every((value) => value > 0), 'std must be above zero'),
    fit: z.enum(['stretch', 'centre-crop']).default('stretch'),
  })
  .strict();

const outputCard = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), name: z.string().min(1).optional() }).strict(),
  z
    .object({
      kind: z.literal('distribution'),
      name: z.string().min(1).optional(),
      /** The rating that each class stands for, in the model's order. */
      ratings: z.array(z.number()).min(2).max(1000),
      /** True where the model gives logits and not probabilities. */
      logits: z.boolean().default(false),
    })
    .strict(),
]);

export const modelCard = z
  .object({
    schema: z.literal('chinagraph/model-card@1'),
    id: modelId,
    name: z.string().min(1).max(100),
    /** What it tells about a picture, for people. */
    gives: z.string().min(1).max(300),
    /** A word or two for columns and menus; the name when left out. */
    shortName: z.string().min(1).max(24).optional(),
    /** Written behind its numbers. */
    unit: z.string().max(8).default(''),
    licence: z.string().min(1).max(200),
    licenceUrl: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    commercialUse,
    notice: z.string().max(500).default(''),
    /** The ONNX file, beside the card. */
    file: z.string().min(1),
    /** Compared when given. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .default(null),
    input: inputCard,
    output: outputCard,
    range: z.object({ low: z.number(), high: z.number() }).strict(),
    direction: z.enum(['higher-is-better', 'lower-is-better']).default('higher-is-better'),
  })
  .strict()
  .refine(({ range }) => range.high > range.low, { message: 'range.high must be above range.low', path: ['range'] })
  .refine(({ file }) => !/[\\/]/.test(file) && file !== '..' && file.endsWith('.onnx'), {
    message: 'file must be the plain name of an .onnx file beside the card',
    path: ['file'],
  });
export type ModelCard = z.infer<typeof modelCard>;

/** Reads a card's JSON. The problem names every wrong field. */
export function parseModelCard(json: string): { ok: true; card: ModelCard } | { ok: false; problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { ok: false, problem: `The card is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = modelCard.safeParse(value);
  if (parsed.success) return { ok: true, card: parsed.data };
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'card'}: ${issue.message}`);
  return { ok: false, problem: `The card cannot be used. ${wrong.join('; ')}.` };
}
