/** @file Handing decisions over: lists, sidecars, files. Nothing happens before a plan was shown. */
import { z } from 'zod';
import { folderId, photoId, placeToken } from './ids.ts';
import { keptName } from './kept.ts';
import { languages } from './languages.ts';
import { words } from './words.ts';

export const exportSelection = z.union([
  z.enum(['picks', 'rejects', 'decided', 'suggested-keeps', 'all']),
  z.object({ starsAtLeast: z.number().int().min(1).max(5) }),
  z.object({ ids: z.array(photoId) }),
  /** A named set, or what a saved filter shows. */
  z.object({ set: keptName }),
  z.object({ savedFilter: keptName }),
]);
export type ExportSelection = z.infer<typeof exportSelection>;

/** Field sets read by other programs; see docs/interop.md. */
export const xmpProfile = z.enum([
  'lightroom',
  'bridge',
  'darktable',
  'photo-mechanic',
  'digikam',
  'capture-one',
  'everything',
]);
export type XmpProfile = z.infer<typeof xmpProfile>;

export const listFormat = z.enum(['csv', 'json', 'txt', 'html']);
export type ListFormat = z.infer<typeof listFormat>;

export const nameSeparator = z.enum(['line', 'comma', 'space']);
export type NameSeparator = z.infer<typeof nameSeparator>;

const word = z.string().max(300);
/** What a contact sheet to choose on says: the file is read by somebody else, in the language of whoever exports it. */
export const choosingTexts = z.strictObject({
  ...{ lang: word, how: word, choose: word, chosen: word, onlyChosen: word },
  ...{ save: word, copy: word, copied: word, none: word, noPicture: word },
});
export type ChoosingTexts = z.infer<typeof choosingTexts>;

export const proofFormat = z.enum(['jpeg', 'webp', 'avif']);
export type ProofFormat = z.infer<typeof proofFormat>;

/** rights: copyright, author and how to reach them. all: also captions, camera and times. Never a preview of the original. */
export const proofMetadata = z.enum(['rights', 'all', 'none']);
export type ProofMetadata = z.infer<typeof proofMetadata>;

/** Small copies for looking at: of each photo the smallest file that stays as close to it as the target says. */
export const proofSettings = z.object({
  format: proofFormat,
  /** Pixels; a smaller picture is not enlarged. Null: its own size. */
  longSidePx: z.number().int().min(16).max(16_383).nullable(),
  /** "ssim>=0.98", conditions as `compare --gate` has them. */
  target: z.string().min(1).max(200),
  metadata: proofMetadata,
  /** Where it was taken. */
  keepsGps: z.boolean(),
});
export type ProofSettings = z.infer<typeof proofSettings>;

export const exportAction = z.discriminatedUnion('kind', [
  /** Written as `fileName` inside `destination`; an existing file of that name is a conflict. */
  z.object({
    kind: z.literal('list'),
    format: listFormat,
    destination: placeToken,
    fileName: z.string().min(1).max(200),
    byteOrderMark: z.boolean(),
    /** Between names of a plain list: commas for Lightroom, spaces for Capture One; lines unless said otherwise. */
    separator: nameSeparator.optional(),
    /** Plain lists: whole names unless said otherwise, or one stem for each photo. */
    withExtension: z.boolean().optional(),
    /** Contact sheet: one on which somebody chooses offline, and saves a list, with these words; it says nothing of decisions and reasons. */
    choosing: choosingTexts.optional(),
    /** Contact sheet: print what speaks for and against a photo. */
    reasons: z.boolean().optional(),
    /** Contact sheet: its words; English unless said otherwise. Lists for programs are in English always. */
    language: z.enum(languages).optional(),
  }),
  z.object({
    kind: z.literal('xmp'),
    profile: xmpProfile,
    scores: z.boolean(),
    /** When photos were taken, of cameras whose clock was put right. */
    times: z.boolean().optional(),
    faceRegions: z.boolean(),
    /** Where a sidecar says otherwise and changed since ours was written: false reports and leaves it, true writes ours. What we have no opinion on stays in both cases. */
    overwriteConflicts: z.boolean(),
  }),
  /** Metadata into JPEG, TIFF, DNG, HEIC and others themselves, each file proven; conflicts as for sidecars. `confirmCount` is the number of photos that would be written into. */
  z.object({ kind: z.literal('embed'), profile: xmpProfile, overwriteConflicts: z.boolean() }),
  /** The files as they were before: put back, or no longer kept. */
  z.object({ kind: z.enum(['put-back', 'discard']) }),
  z.object({ kind: z.enum(['copy', 'move', 'link', 'symlink']), destination: placeToken }),
  proofSettings.extend({ kind: z.literal('proofs'), destination: placeToken }),
  /** `confirmCount` must equal the number of photos the plan names. */
  z.object({ kind: z.literal('trash') }),
]);
export type ExportAction = z.infer<typeof exportAction>;

export const exportSpec = z.object({ folderId, selection: exportSelection, action: exportAction });
export type ExportSpec = z.infer<typeof exportSpec>;

export const plannedChange = z.object({
  photoId: photoId.nullable(),
  /** Relative to the shoot or the destination; for people to read. */
  path: z.string(),
  what: z.enum([
    'create',
    'update',
    'unchanged',
    'conflict',
    'copy',
    'move',
    'link',
    'symlink',
    'trash',
    'skip',
    'put-back',
    'discard',
  ]),
  /** "Rating 3 -> 5, pick", or why it is a conflict or skipped. */
  details: words,
  /** A sidecar that the program it is for will not read: it reads this picture's own metadata. */
  unread: z.boolean().optional(),
});
export type PlannedChange = z.infer<typeof plannedChange>;

export const exportPlan = z.object({
  planId: z.string(),
  says: words,
  counts: z.record(z.string(), z.number()),
  /** The XMP properties that would be written. */
  fields: z.array(z.string()),
  /** What the program that this is for will not read, cannot express, or has to be told. */
  notes: z.array(words),
  /** Of sidecars, photos by what a program would find beside them: a RAW (also of a pair), JPEG alone, anything else (DNG, TIFF, HEIC ...). */
  kinds: z.object({ raw: z.number().int(), jpeg: z.number().int(), other: z.number().int() }).optional(),
  changes: z.array(plannedChange),
  photoCount: z.number().int(),
  /** Bytes to copy, move or link. */
  bytes: z.number(),
});
export type ExportPlan = z.infer<typeof exportPlan>;

/** What proofs came to, those of earlier runs with them. */
export const proofsSummary = z.object({
  count: z.number().int(),
  bytes: z.number(),
  target: z.string(),
  /** Could not come as close as asked: the best there is was written. `because` says why, `values` what it came to. */
  unreached: z.array(
    z.object({ path: z.string(), values: z.record(z.string(), z.number().nullable()), because: words }),
  ),
  /** One quality for all with the same worst case; `estimated`: pictures that were not encoded at it. Null where nothing reached the target. */
  fixed: z
    .object({ setting: z.string(), bytes: z.number(), estimated: z.number().int(), of: z.number().int() })
    .nullable(),
  proofs: z.array(
    z.object({
      path: z.string(),
      bytes: z.number(),
      setting: z.string(),
      values: z.record(z.string(), z.number().nullable()),
      reached: z.boolean(),
    }),
  ),
});
export type ProofsSummary = z.infer<typeof proofsSummary>;

export const exportResult = z.object({
  done: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  failures: z.array(z.object({ path: z.string(), reason: words })),
  /** Changes that were given up because their disk takes no more: full, out of quota, or read-only. */
  notTried: z.number().int(),
  cancelled: z.boolean(),
  proofs: proofsSummary.optional(),
});
export type ExportResult = z.infer<typeof exportResult>;

export const exportEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number(), total: z.number(), path: z.string() }),
  z.object({ type: z.literal('done'), result: exportResult }),
]);
export type ExportEvent = z.infer<typeof exportEvent>;

/** Names for another program's search field or the clipboard; `joinNames` makes one text of them. */
export const namesSpec = z
  .object({ folderId, selection: exportSelection, separator: nameSeparator, withExtension: z.boolean() })
  .strict();
export type NamesSpec = z.infer<typeof namesSpec>;
export const namesText = z.object({
  names: z.array(z.string()),
  /** Names that hold the separator and cannot stand in such a text. */
  leftOut: z.array(z.string()),
});
export type NamesText = z.infer<typeof namesText>;

/** Decisions other programs wrote, against ours. */
export const readBackPlan = z.object({
  planId: z.string(),
  says: words,
  items: z.array(
    z.object({
      photoId,
      path: z.string(),
      /** "pick, 4 stars" */
      ours: z.string(),
      theirs: z.string(),
      /** Both changed since the last sync: shown, never resolved silently. */
      conflict: z.boolean(),
    }),
  ),
});
export type ReadBackPlan = z.infer<typeof readBackPlan>;
