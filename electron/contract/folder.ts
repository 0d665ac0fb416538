/** @file A shoot: a folder opened for culling. */
import { z } from 'zod';
import { folderId, photoId, placeToken } from './ids.ts';

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

<<<<<<< HEAD
=======
export const shootSummary = z.object({
  folder,
  total: z.number().int(),
  picks: z.number().int(),
  rejects: z.number().int(),
  undecided: z.number().int(),
  /** Not yet decided, not dismissed. */
  suggested: z.object({ keep: z.number().int(), reject: z.number().int(), undecided: z.number().int() }),
  /** Reason codes with how many photos have them. */
  found: z.record(z.string(), z.number()),
  /** Photos about which another program or the camera says something that is not taken over. */
  theirs: z.number().int(),
  problems: z.number().int(),
  stacks: z.number().int(),
  /** Photos that an installed model has not scored, or scored with weights that have been replaced since. */
  unscored: z.number().int(),
  stale: z.number().int(),
  /** The shoot's median per measure name and per "score:<model>": the tick on a bar. */
  medians: z.record(z.string(), z.number()),
  /** Width over height that cells take: the geometric mean of the shoot's pictures; 1.5 while none is known. */
  aspect: z.number().positive(),
  /** Photos that nobody has looked at yet: no measure, and no problem that would explain it. */
  notLookedAt: z.number().int(),
});
export type ShootSummary = z.infer<typeof shootSummary>;

/** Per measure name and per "score:<model>": the part of the shoot that lies lower (0..1), and the place in the stack, 1 the highest. */
export const ranks = z.record(
  z.string(),
  z.object({ below: z.number().nullable(), place: z.number().int().nullable(), of: z.number().int() }),
);
export type Ranks = z.infer<typeof ranks>;

export const photoDetail = z.object({
  card: photoCard,
  files: z.array(photoFile),
  /** Path for people to read, relative to the shoot. */
  displayPath: z.string(),
  takenOffset: z.string().nullable(),
  metadata: metadata.nullable(),
  measures: measures.nullable(),
  sharpnessMap: sharpnessMap.nullable(),
  histogram: histogram.nullable(),
  scores: z.array(score),
  /** Worst first; empty also where nobody has looked for faces yet. */
  faces: z.array(face),
  facesLookedFor: z.boolean(),
  stack: stack.nullable(),
  ranks,
});
export type PhotoDetail = z.infer<typeof photoDetail>;

>>>>>>> 5e13caf (Ratings of other programs at once, find, filter chip, ranks, winners beside rejects, selections told)
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
  reason: z.string(),
});
export type Problem = z.infer<typeof problem>;
