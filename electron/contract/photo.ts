/** @file Photos and their files: what a cell of the grid and the info panel show. */
import { z } from 'zod';
import { decision, flag, label, stars, turn } from './decision.ts';
import { box } from './face.ts';
import { folderId, photoId, stackId } from './ids.ts';
import { suggestion } from './suggestion.ts';
import { words } from './words.ts';

/** What the bytes are, by their first bytes, never by the name. */
export const fileKind = z.enum([
  ...(['jpeg', 'png', 'tiff', 'webp', 'avif', 'heic', 'gif', 'jxl', 'psd', 'jp2', 'bmp'] as const),
  ...(['raw', 'clip', 'unsupported'] as const),
]);
export type FileKind = z.infer<typeof fileKind>;

/**
 * ready: picture can be shown. pending: not looked at yet. waiting: still growing or younger than 2 s. damaged: shown, but part of it is missing.
 * no-preview: intact, but nothing in it can be shown here. unreadable: permission or I/O error, tried again later. corrupt: a picture, damaged so
 * that nothing of it can be shown. not-a-picture: the name promised one.
 * missing: was here, is not now. offline: the whole folder is away.
 */
export const photoState = z.enum([
  'pending',
  'ready',
  'waiting',
  'damaged',
  'no-preview',
  'unreadable',
  'corrupt',
  'not-a-picture',
  'missing',
  'offline',
]);
export type PhotoState = z.infer<typeof photoState>;

export const photoFile = z.object({
  /** Name for people: invalid bytes appear as U+FFFD. */
  name: z.string(),
  kind: fileKind,
  /** RAW dialect ("cr3"), or the kind again. */
  format: z.string(),
  bytes: z.number().int().min(0),
  /** Local file time, milliseconds since 1970. */
  modifiedMs: z.number(),
});

export const metadata = z.object({
  make: z.string().nullable(),
  camera: z.string().nullable(),
  serial: z.string().nullable(),
  lens: z.string().nullable(),
  /** Seconds. */
  exposureTime: z.number().nullable(),
  fNumber: z.number().nullable(),
  iso: z.number().nullable(),
  /** Millimetres. */
  focalLength: z.number().nullable(),
  /** Stops set by the photographer. */
  exposureCompensation: z.number().nullable(),
  /** Normalised upright coordinates of the focus point or its area's centre. */
  focusPoint: z.object({ x: z.number(), y: z.number() }).nullable(),
  driveMode: z.string().nullable(),
  /** Number within a burst or bracket if the camera says. */
  sequenceNumber: z.number().nullable(),
  bracketing: z.enum(['exposure', 'focus', 'other']).nullable(),
  panorama: z.boolean(),
  /** What other programs wrote: rating -1..5, label text, pick flag. */
  fileRating: z.number().nullable(),
  fileLabel: z.string().nullable(),
  fileFlag: z.enum(['pick', 'reject']).nullable(),
  regions: z.array(z.object({ box, name: z.string().nullable(), kind: z.string() })),
  colourSpace: z.string().nullable(),
  iccProfile: z.string().nullable(),
  /** More light than a plain screen shows: in a second picture that says how much, or in the picture itself (PQ, HLG). */
  hdr: z.enum(['gain-map', 'pq', 'hlg']).nullable(),
  gps: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  software: z.string().nullable(),
  /** Of a video clip alone; frames a second. */
  clip: z
    .object({ seconds: z.number().nullable(), codec: z.string().nullable(), frameRate: z.number().nullable() })
    .optional(),
});
export type Metadata = z.infer<typeof metadata>;

/** What a cell says of a photo where something is to be said. */
export const cellFinding = z.enum([
  'breaks-rule',
  'duplicate',
  'screenshot',
  'page',
  'eyes-closed',
  'motion-blur',
  'soft',
  'highlights-clipped',
  'exposure-off',
  'dark',
  'bright',
  'noisy',
  'subject-softer',
  'softer',
  'turned',
  'none-sharp',
  'eyes-narrower',
  'colour-off',
  'shadows-clipped',
]);
export type CellFinding = z.infer<typeof cellFinding>;

/** The small record a grid cell needs. Kept under 1 kB. */
export const photoCard = z.object({
  id: photoId,
  folderId,
  /** Name of the file shown, with its extension. */
  name: z.string(),
  isPair: z.boolean(),
  state: photoState,
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss", no zone implied; null where the file does not say. */
  takenAt: z.string().nullable(),
  /** By how much the photographer turned it: everything here that has a place or a side is of the turned picture. */
  turn,
  /** Pixel size as shown; 0 until known. */
  widthPx: z.number().int().min(0),
  heightPx: z.number().int().min(0),
  /** Changes whenever the preview's bytes would; part of its address. */
  previewVersion: z.string(),
  decision,
  /** What another program or the camera wrote where the photographer has not decided here: shown as theirs until taken over. */
  theirs: z.object({ flag: flag.optional(), stars: stars.optional(), label: label.optional() }).nullable(),
  suggestion: suggestion.nullable(),
  stackId: stackId.nullable(),
  stackSize: z.number().int().min(1),
  isStackBest: z.boolean(),
  /**
   * Headline score to show in the cell, on its model's scale with its unit; `place` is where it lies on 0..1, 1 the best. `quickPx`: it is of a quick
   * pass, from a picture of that longer side.
   */
  chip: z
    .object({
      model: z.string(),
      value: z.number(),
      place: z.number(),
      unit: z.string(),
      quickPx: z.number().optional(),
    })
    .nullable(),
  faceCount: z.number().int().min(0),
  /** At most two findings, the weightier first. */
  findings: z.array(cellFinding).max(2),
  problem: words.nullable(),
  /** Of a video clip alone: how long it is, as far as that is known. */
  clip: z.object({ seconds: z.number().nullable() }).optional(),
});
export type PhotoCard = z.infer<typeof photoCard>;
