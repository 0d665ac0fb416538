/** @file The truth of a generated shoot: what was photographed when, by which camera, and what was done to each frame. */
import { z } from 'zod';

const box = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });

/** What was done to a frame; sizes in pixels of the written picture. */
export const spoil = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('clean') }),
  /** Slightly other framing and exposure, nothing wrong with it. */
  z.object({ kind: z.literal('variation'), stops: z.number(), shiftXPx: z.number(), shiftYPx: z.number() }),
  z.object({ kind: z.literal('blurred'), sigmaPx: z.number() }),
  z.object({ kind: z.literal('moved'), lengthPx: z.number(), stepX: z.number(), stepY: z.number() }),
  /** Out of focus inside `subject` only. */
  z.object({ kind: z.literal('defocused-subject'), sigmaPx: z.number(), subject: box }),
  /** Standard deviation in 8-bit levels, each channel on its own. */
  z.object({ kind: z.literal('noisy'), sigmaLevels: z.number() }),
  z.object({ kind: z.literal('exposure'), stops: z.number() }),
  z.object({ kind: z.literal('shifted'), degrees: z.number(), shiftXPx: z.number(), shiftYPx: z.number() }),
]);
export type Spoil = z.infer<typeof spoil>;
export type SpoilKind = Spoil['kind'];

export const camera = z.object({
  make: z.string(),
  model: z.string(),
  serial: z.string(),
  lens: z.string(),
  exposureTime: z.number(),
  fNumber: z.number(),
  iso: z.number().int(),
  focalLength: z.number(),
  exposureCompensation: z.number(),
});
export type Camera = z.infer<typeof camera>;

const truthPhoto = z.object({
  /** Name inside the folder. */
  file: z.string(),
  /** RAW-like file of the same frame, if asked for. */
  companion: z.string().nullable(),
  /** The picture it was made from. */
  source: z.string(),
  /** Index of the scene; the frames of one burst share it. */
  scene: z.number().int(),
  isBurst: z.boolean(),
  done: spoil,
  jpegQuality: z.number().int(),
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss". */
  takenAt: z.string(),
  camera,
});

export const truth = z.object({
  schema: z.literal('chinagraph/make-shoot@1'),
  seed: z.number().int(),
  options: z.object({ frames: z.number(), bursts: z.boolean(), rawPairs: z.boolean(), small: z.boolean() }),
  photos: z.array(truthPhoto),
  /** Bursts only: their files in capture order and the clean one. */
  bursts: z.array(z.object({ scene: z.number().int(), files: z.array(z.string()), clean: z.string() })),
});
export type Truth = z.infer<typeof truth>;
