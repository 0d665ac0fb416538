/** @file Delivery rules: what a folder of finished pictures must keep to, and what breaks it. */
import { z } from 'zod';
import { photoId } from './ids.ts';
import { words } from './words.ts';

const pixels = z.number().int().min(1).max(1_000_000);
const share = z.number().min(0).max(1);
const least = z.number().min(0).max(1e6);

export const metadataRule = z.enum(['copyright', 'creator', 'credit', 'caption', 'headline', 'keywords', 'date']);
export type MetadataRule = z.infer<typeof metadataRule>;

/** A file of rules. Every part may be left out; a part that is none is refused, so that a misspelled rule is not a rule kept. */
export const deliveryRules = z.strictObject({
  schema: z.literal('chinagraph/rules@1'),
  name: z.string().min(1).max(120),
  size: z.strictObject({ minLongSidePx: pixels, maxLongSidePx: pixels, minShortSidePx: pixels }).partial().optional(),
  /** Resolution at a print size, whichever way round. */
  print: z
    .strictObject({ widthMm: z.number().min(1).max(10_000), heightMm: z.number().min(1).max(10_000), minPpi: least })
    .optional(),
  /** Width to height, whichever way round: "3:2". */
  aspect: z
    .strictObject({
      oneOf: z
        .array(z.string().regex(/^\d{1,4}(\.\d{1,3})?:\d{1,4}(\.\d{1,3})?$/))
        .min(1)
        .max(20),
      tolerance: share,
    })
    .optional(),
  formats: z
    .array(z.enum(['jpeg', 'png', 'tiff', 'webp', 'avif', 'heic']))
    .min(1)
    .optional(),
  colour: z
    .array(z.enum(['sRGB', 'Adobe RGB', 'Display P3', 'CMYK', 'grey', 'other']))
    .min(1)
    .optional(),
  minBits: z.number().int().min(1).max(32).optional(),
  fileBytes: z
    .strictObject({ min: least, max: z.number().min(1).max(1e12) })
    .partial()
    .optional(),
  /** As ExifTool estimates it from a JPEG's tables, 1..100. */
  minJpegQuality: z.number().min(1).max(100).optional(),
  /** How much steeper brightness is over the edges of 8x8 blocks than beside them; 0 none, 1 twice as steep. */
  maxBlocking: z.number().min(0).max(100).optional(),
  /** Of the app's own measures. */
  minSharpness: z.number().min(0).max(2).optional(),
  maxClippedHighlights: share.optional(),
  maxClippedShadows: share.optional(),
  maxNoise: z.number().min(0).max(128).optional(),
  metadata: z.array(metadataRule).optional(),
  /** Where it was taken must not be said. */
  noPlace: z.boolean().optional(),
  /** Name without folder: * any characters, ? one, # one digit; case does not matter. */
  namePattern: z.string().min(1).max(200).optional(),
  faces: z
    .strictObject({
      /** Height of every prominent face, pixels. */
      minPx: pixels,
      /** Of its eyes, as `sharpness`. */
      minEyeSharpness: z.number().min(0).max(2),
      /** Pixels of the face with a channel at its end. */
      maxClipped: share,
      /** From the median of all faces that are checked, CIE a*b* (delta E without lightness). */
      maxSkinShift: z.number().min(0).max(200),
    })
    .partial()
    .optional(),
  /** One face as passports want it. */
  document: z
    .strictObject({
      /** Of the picture's height, chin to crown as far as a face detector knows it. */
      faceHeight: z.tuple([share, share]),
      /** Middle of the face, from the middle of the picture, of its width. */
      maxOffCentre: share,
      maxRollDeg: z.number().min(0).max(90),
      maxTurnDeg: z.number().min(0).max(90),
      /** Mean brightness of the two halves of the face, of their sum. */
      maxUnevenLight: share,
      /** Standard deviation of brightness beside the head, levels. */
      maxBackground: z.number().min(0).max(128),
      eyesOpen: z.boolean(),
    })
    .partial()
    .optional(),
});
export type DeliveryRules = z.infer<typeof deliveryRules>;

export const rulePreset = z.enum(['print-a4', 'web-2048', 'newspaper', 'document-photo']);
export type RulePreset = z.infer<typeof rulePreset>;

/** A preset, or the text of a file of rules. */
export const rulesChoice = z.union([
  z.strictObject({ preset: rulePreset }),
  z.strictObject({ text: z.string().max(1_000_000) }),
]);
export type RulesChoice = z.infer<typeof rulesChoice>;

/** What a rule is about; the page has words for each. */
export const ruleCode = z.enum([
  'size',
  'print',
  'aspect',
  'format',
  'colour',
  'bits',
  'bytes',
  'compression',
  'blocking',
  'sharpness',
  'clipping',
  'noise',
  'metadata',
  'place',
  'name',
  'face-size',
  'face-eyes',
  'face-clipping',
  'face-skin',
  'document-face',
  'document-place',
  'document-level',
  'document-eyes',
  'document-gaze',
  'document-light',
  'document-background',
  'document-cut',
]);
export type RuleCode = z.infer<typeof ruleCode>;

export const brokenRule = z.object({ rule: ruleCode, says: words });
export type BrokenRule = z.infer<typeof brokenRule>;

export const checkedPhoto = z.object({
  photoId,
  path: z.string(),
  breaks: z.array(brokenRule),
  /** Rules that could not be judged, and why: neither kept nor broken. */
  unknown: z.array(brokenRule),
  /** Why it could not be opened; null otherwise. */
  problem: words.nullable(),
});
export type CheckedPhoto = z.infer<typeof checkedPhoto>;

export const checkResult = z.object({ rules: z.string(), photos: z.array(checkedPhoto), cancelled: z.boolean() });
export type CheckResult = z.infer<typeof checkResult>;

export const checkEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number(), total: z.number(), path: z.string() }),
  z.object({ type: z.literal('done'), result: checkResult }),
]);
export type CheckEvent = z.infer<typeof checkEvent>;
