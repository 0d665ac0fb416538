/** @file What the machine is doing, how fast and for how long; and what else it tells without being asked. */
import { z } from 'zod';
import { folder } from './folder.ts';
import { folderId, photoId, photoIdList } from './ids.ts';
import { photoCard } from './photo.ts';
import { decisionCounts } from './shoot-summary.ts';
import { words } from './words.ts';

export const workKind = z.enum(['scan', 'index', 'metadata', 'score', 'export', 'install', 'import', 'ingest']);
export type WorkKind = z.infer<typeof workKind>;

export const progress = z.object({
  /** Stable while the work lasts. */
  workId: z.string(),
  kind: workKind,
  folderId: folderId.nullable(),
  /** "Scoring 812 of 1,204": for the status line. */
  says: words,
  done: z.number().min(0),
  /** 0 while unknown. */
  total: z.number().min(0),
  /** Items per second over the last few seconds; null until known. */
  ratePerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  state: z.enum(['running', 'paused', 'done', 'cancelled', 'failed']),
});
export type Progress = z.infer<typeof progress>;

export const engineEvent = z.discriminatedUnion('type', [
  /** Photos were decided on: their cards as they are now, and the shoot's counts, so that nobody has to ask. */
  z.object({ type: z.literal('decided'), folderId, cards: z.array(photoCard), counts: decisionCounts }),
  /** Cards of these photos look different now. */
  z.object({ type: z.literal('photos-changed'), folderId, ids: photoIdList }),
  /** Photos came, went or would sort otherwise: ask for the ids again. */
  z.object({ type: z.literal('list-changed'), folderId }),
  /** Frames that came while the shoot was open, in order of their times; in the list already. */
  z.object({ type: z.literal('arrived'), folderId, ids: photoIdList }),
  /** What has to be said at once of a frame that came. */
  z.object({ type: z.literal('alarm'), folderId, photoId, text: z.string() }),
  z.object({ type: z.literal('folder-changed'), folder }),
  z.object({ type: z.literal('progress'), progress }),
  /** The photographer's settings, a shoot's culling settings or the shoot types. */
  z.object({ type: z.literal('settings-changed') }),
  z.object({ type: z.literal('models-changed') }),
  /** People were found, named, joined or deleted. */
  z.object({ type: z.literal('people-changed') }),
  /** Who is paired, here, or knocks at the door of the local network. */
  z.object({ type: z.literal('lan-changed') }),
  z.object({ type: z.literal('updates-changed') }),
  z.object({ type: z.literal('notice'), level: z.enum(['info', 'warning', 'error']), text: z.string() }),
]);
export type EngineEvent = z.infer<typeof engineEvent>;
