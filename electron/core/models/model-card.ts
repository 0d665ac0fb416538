/** @file A user's own quality model, in ONNX or on a server of theirs, described by a card: the format is documented in docs/models.md. */

import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import { commercialUse } from '../../contract/model.ts';
import { modelId } from '../../contract/score.ts';
import type { Told } from '../../contract/told.ts';

const triple = z.tuple([z.number(), z.number(), z.number()]);
const sidePx = z.number().int().min(16).max(2048);
const direction = z.enum(['higher-is-better', 'lower-is-better']);
/** Pieces of a picture that go through the model together. */
const mostCrops = 64;

const crops = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('centre'), widthPx: sidePx, heightPx: sidePx }).strict(),
  z
    .object({
      kind: z.literal('grid'),
      widthPx: sidePx,
      heightPx: sidePx,
      columns: z.number().int().min(1).max(mostCrops),
      rows: z.number().int().min(1).max(mostCrops),
    })
    .strict()
    .refine(({ columns, rows }) => columns * rows <= mostCrops, `at most ${mostCrops} crops`),
]);

const inputCard = z
  .object({
    /** Name of the model's input; left out where it has only one. */
    name: z.string().min(1).optional(),
    widthPx: sidePx.optional(),
    heightPx: sidePx.optional(),
    /** In the picture's own proportions. */
    size: z
      .union([
        z.literal('native'),
        z.object({ longSidePx: sidePx }).strict(),
        z.object({ shortSidePx: sidePx }).strict(),
        z.object({ factor: z.number().gt(0).max(1) }).strict(),
      ])
      .optional(),
    multipleOf: z.number().int().min(1).max(512).optional(),
    crops: crops.optional(),
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
  .strict()
  .refine(
    ({ widthPx, heightPx }) => (widthPx === undefined) === (heightPx === undefined),
    'widthPx and heightPx go together',
  )
  .refine(
    ({ widthPx, size, multipleOf, crops }) => widthPx === undefined || !(size || multipleOf || crops),
    'either widthPx and heightPx, or size with multipleOf or crops',
  )
  .refine(({ multipleOf, crops }) => !(multipleOf && crops), 'either multipleOf or crops')
  .refine(({ widthPx, size, crops }) => widthPx !== undefined || size !== undefined || crops !== undefined, {
    message: 'widthPx and heightPx, or size, or crops must be given',
  });

const name = z.string().min(1).optional();
/** Names of numbers, as they are sorted and filtered by. */
const attribute = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,31}$/);
const vector = z.array(z.number()).min(2).max(4096);

const outputCard = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), name }).strict(),
  z
    .object({
      kind: z.literal('distribution'),
      name,
      /** The rating that each class stands for, in the model's order. */
      ratings: z.array(z.number()).min(2).max(1000),
      /** True where the model gives logits and not probabilities. */
      logits: z.boolean().default(false),
    })
    .strict(),
  /** Several numbers; the first is the headline. */
  z.object({ kind: z.literal('named'), name, names: z.array(attribute).min(1).max(64) }).strict(),
  /** A vector, held against directions; the first gives the headline. */
  z
    .object({
      kind: z.literal('embedding'),
      name,
      directions: z
        .array(z.object({ name: attribute, toward: vector, away: vector.optional() }).strict())
        .min(1)
        .max(64),
      /** Between a direction and its opposite. */
      logitScale: z.number().positive().default(100),
    })
    .strict()
    .refine(({ directions: [first, ...others] }) => {
      const length = first?.toward.length;
      return [first, ...others].every(
        (one) => one!.toward.length === length && (!one!.away || one!.away.length === length),
      );
    }, 'all directions must have the same length'),
]);

const scoredSize = z.union([
  z.literal('native'),
  z.object({ longSidePx: z.number().int().min(64).max(8192) }).strict(),
]);

const attributes = z
  .record(
    attribute,
    z
      .object({
        shortName: z.string().min(1).max(24).optional(),
        range: z.object({ low: z.number(), high: z.number() }).strict().optional(),
        direction: direction.optional(),
      })
      .strict(),
  )
  .default({});

/** What every card says, wherever its model runs. */
const common = {
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
  /** Compared with the file's where there is one; of a model on a server, what its keeper says its weights are. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  /** Of the picture that its inputs are made from; longer side 1024 when left out. */
  picture: scoredSize.optional(),
  output: outputCard,
  range: z.object({ low: z.number(), high: z.number() }).strict(),
  direction: direction.default('higher-is-better'),
  /** Which of two qualities it measures: what photos are sorted, filtered and weighed by apart. */
  about: z.enum(['technical', 'aesthetic']).optional(),
  /** How the numbers beside the headline are to be read; 0 to 1 and higher-is-better when left out. */
  attributes,
};

const ranges = { message: 'range.high must be above range.low', path: ['range'] };

/** A model on a server: it takes whole pictures, uint8 [n, rows, columns, 3], as `picture`. */
const servedCard = z
  .object({
    ...common,
    served: z
      .object({
        /** One of the photographer's own servers. */
        server: z.url({ protocol: /^https?$/ }),
        /** As the server calls it. */
        model: z.string().regex(/^[A-Za-z0-9._-]{1,200}$/),
        /** Raised by whoever keeps the server when the same picture gets another number. */
        version: z.string().min(1).max(100).default('1'),
      })
      .strict(),
  })
  .strict()
  .refine(({ range }) => range.high > range.low, ranges);
export type ServedCard = z.infer<typeof servedCard>;

const modelCard = z
  .object({
    ...common,
    /** The ONNX file, beside the card. */
    file: z.string().min(1),
    input: inputCard,
    /** Further inputs that take the same picture, each in its own way: a pyramid, a crop beside the whole. */
    inputs: z.array(inputCard).max(8).default([]),
  })
  .strict()
  .refine(({ range }) => range.high > range.low, ranges)
  .refine(({ input, inputs }) => inputs.every(({ name }) => name) && (inputs.length === 0 || input.name), {
    message: 'each of several inputs needs its name',
    path: ['inputs'],
  })
  .refine(
    ({ input, inputs }) => inputs.length === 0 || ![input, ...inputs].some(({ crops }) => crops?.kind === 'grid'),
    {
      message: 'a grid of crops goes with a single input',
      path: ['inputs'],
    },
  )
  .refine(({ file }) => !/[\\/]/.test(file) && file !== '..' && file.endsWith('.onnx'), {
    message: 'file must be the plain name of an .onnx file beside the card',
    path: ['file'],
  });
export type ModelCard = z.infer<typeof modelCard>;

/** Reads a card's JSON. The problem names every wrong field. */
export function parseModelCard(
  json: string,
): { ok: true; card: ModelCard | ServedCard } | { ok: false; problem: Told } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return {
      ok: false,
      problem: say('card.noJson', { problem: error instanceof Error ? error.message : String(error) }),
    };
  }
  const isServed = typeof value === 'object' && value !== null && 'served' in value;
  const parsed = (isServed ? servedCard : modelCard).safeParse(value);
  if (parsed.success) return { ok: true, card: parsed.data };
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'card'}: ${issue.message}`);
  return { ok: false, problem: say('card.unusable', { problems: wrong.join('; ') }) };
}
