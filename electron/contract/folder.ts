/** @file A shoot: a folder opened for culling. */
import { z } from 'zod';
import { folderId, photoId, placeToken } from './ids.ts';
import { words } from './words.ts';

export const folder = z.object({
  id: folderId,
  /** Last part of the path. */
  name: z.string(),
  /** Whole path, for people to read. */
  displayPath: z.string(),
  /** offline: unplugged, unmounted, or suddenly empty; nothing is forgotten. */
  state: z.enum(['online', 'offline']),
  photoCount: z.number().int().min(0),
  decidedCount: z.number().int().min(0),
  /** Files that the last scan did not find and left as they are, because so many at once look like a pulled card: `work.start` with confirmMissing. */
  missingCount: z.number().int().min(0),
  openedAt: z.string(),
});
export type Folder = z.infer<typeof folder>;

/** What is known of a shoot's pictures from other folders, where nothing was ever decided on them in this one. */
export const decisionsElsewhere = z.object({
  /** What came along by itself when the folder was opened, because the pictures were moved; null if nothing did. */
  brought: z.string().nullable(),
  /** Decisions on copies, to take over or to leave; null where there are none, or where they were declined. */
  offered: z
    .object({
      count: z.number().int(),
      picks: z.number().int(),
      rejects: z.number().int(),
      /** Paths for people to read; most decisions first. */
      from: z.array(z.object({ folder: z.string(), count: z.number().int() })),
    })
    .nullable(),
});
export type DecisionsElsewhere = z.infer<typeof decisionsElsewhere>;

/** A place the photographer may choose: a drive, a folder. */
export const place = z.object({
  token: placeToken,
  name: z.string(),
  /** Pictures directly inside, counted up to 999; null where not looked at. */
  pictureCount: z.number().int().nullable(),
  isParent: z.boolean(),
});
export type Place = z.infer<typeof place>;

/** A file the photographer may choose inside a place. */
export const placeFile = z.object({
  token: placeToken,
  name: z.string(),
  bytes: z.number().int().nonnegative(),
});
export type PlaceFile = z.infer<typeof placeFile>;

export const problem = z.object({
  photoId: photoId.nullable(),
  /** For people to read, relative to the shoot. */
  path: z.string(),
  /**
   * damaged: shown, but a part is missing. broken: damaged, and nothing can be shown. unsupported: intact as far as known, but nothing here shows it. not-a-picture: the
   * name promised one. not-here-yet: still being copied. unreadable: the disk, the permissions or the machine stood in the way; tried again. remark:
   * about how files were taken, none of them is lacking.
   */
  kind: z.enum(['damaged', 'broken', 'unsupported', 'not-a-picture', 'not-here-yet', 'unreadable', 'remark']),
  /** What happened and what to do; without the file's name. */
  reason: words,
});
export type Problem = z.infer<typeof problem>;
