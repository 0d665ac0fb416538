/** @file From the card to the disk: copied, read back, never written to the card. The plan is an export's: shown before anything is written. */
import { z } from 'zod';
import { placeToken } from './ids.ts';
import { words } from './words.ts';

export const ingestBy = z.enum(['day', 'camera', 'none']);
export type IngestBy = z.infer<typeof ingestBy>;

export const ingestSpec = z
  .object({
    /** Cards, or folders of them. */
    cards: z.array(placeToken).min(1).max(16),
    to: placeToken,
    /** A second copy, on another disk. */
    second: placeToken.nullable(),
    /** Folders at the destination. */
    by: ingestBy,
    /** "{job}_{date}_{seq:4}"; null keeps the camera's names. */
    rename: z.string().min(1).max(200).nullable(),
    /** What {job} stands for. */
    job: z.string().max(100),
  })
  .strict();
export type IngestSpec = z.infer<typeof ingestSpec>;

export const ingestState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({
    /** failed: a card went away, a disk is full; what was copied is whole. */
    state: z.enum(['running', 'paused', 'done', 'cancelled', 'failed']),
    says: words,
    filesTotal: z.number().int(),
    bytesTotal: z.number(),
    filesDone: z.number().int(),
    bytesDone: z.number(),
    /** Copied and read back. */
    copied: z.number().int(),
    /** Compared, byte by byte, with what was there already. */
    there: z.number().int(),
    failures: z.array(z.object({ path: z.string(), reason: words })),
    /** Why a card or a destination was given up. */
    stopped: z.array(z.string()),
    /** The file under way. */
    current: z.string(),
    /** safe: its files that are whole at every destination. isComplete: all of them; the card may be formatted. */
    cards: z.array(
      z.object({ name: z.string(), files: z.number().int(), safe: z.number().int(), isComplete: z.boolean() }),
    ),
    /** In the destination: a line a file. */
    logName: z.string(),
    /** To be opened as a shoot, also while files arrive. */
    destination: placeToken,
  }),
]);
export type IngestState = z.infer<typeof ingestState>;
