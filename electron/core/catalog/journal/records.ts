/** @file What the journal says. Every record names its photos by folder path, file paths and content, so that it means the same in a rebuilt catalog. */
import { z } from 'zod';
import { stepKind } from '../../../contract/decision.ts';

const id = z.number().int().positive();
const base64 = z.string();

/** Folder: id, path, name, volume, opened at, forgotten. */
const folder = z.tuple([id, base64, z.string(), z.string().nullable(), z.string(), z.boolean()]);
/** File: path, kind, format, size, mtime ns, dev, inode, content key, shown, missing. */
const file = z.tuple([
  base64,
  z.string(),
  z.string(),
  z.number(),
  z.string(),
  z.string(),
  z.string(),
  z.string().nullable(),
  z.boolean(),
  z.boolean(),
]);
const photo = z.tuple([id, id, z.array(file)]);
export type FileIdentity = z.infer<typeof file>;

/** Enough to find the photos again, or to make them again. Ids are those of the catalog that wrote the record. */
const who = z.object({ folders: z.array(folder), photos: z.array(photo) });
export type Who = z.infer<typeof who>;

/** Photo, decision code before and after; of a step of kind "stack" groups made by hand instead, of kind "set" named sets, of kind "clock" milliseconds, of kind "subject" boxes. */
const change = z.tuple([id, z.number(), z.number()]);
export type Change = z.infer<typeof change>;
const step = z.object({
  id,
  kind: stepKind,
  says: z.string(),
  at: z.string(),
  undone: z.boolean(),
  changes: z.array(change),
  /** Of kind "merge": photo, its stamps before and after. */
  stamps: z.array(z.tuple([id, z.string(), z.string()])).optional(),
});
export type StepRecord = z.infer<typeof step>;

/** Photo, sidecar path, hash of what was written. */
const sidecarRow = z.tuple([id, base64, z.string()]);

/** Photo, its stamps. */
const stampRow = z.tuple([id, z.string()]);
/** Photo, author, decision code, the bits of it that he set. */
const opinionRow = z.tuple([id, z.string(), z.number(), z.number()]);
export type OpinionRow = z.infer<typeof opinionRow>;

const moved = {
  who,
  stepId: id,
  kind: stepKind.optional(),
  changes: z.array(change),
  stamps: z.array(stampRow).optional(),
};

export const journalRecord = z.discriminatedUnion('t', [
  z.object({ t: z.literal('folder'), who }),
  /** `who` has the old path, `path` is the new one. */
  z.object({ t: z.literal('folder-moved'), who, folderId: id, path: base64, name: z.string() }),
  z.object({ t: z.literal('step'), who, step, opinions: z.array(opinionRow).optional() }),
  /** Undo and redo carry their result: they hold even if the step's own record is lost. */
  z.object({ t: z.literal('undo'), ...moved }),
  z.object({ t: z.literal('redo'), ...moved }),
  /** A merge that changed no decision: what was agreed on already, and who said what. */
  z.object({ t: z.literal('agreed'), who, stamps: z.array(stampRow), opinions: z.array(opinionRow) }),
  z.object({ t: z.literal('setting'), key: z.string(), json: z.string() }),
  z.object({ t: z.literal('sidecars'), who, rows: z.array(sidecarRow) }),
  /** A snapshot: begin, any number of parts, end, with nothing between. It replaces all that was said before. */
  z.object({ t: z.literal('snapshot-begin') }),
  z.object({
    t: z.literal('snapshot-part'),
    who,
    /** Photo, decision code, sequence. */
    decisions: z.array(z.tuple([id, z.number(), z.number()])),
    steps: z.array(step),
    sidecars: z.array(sidecarRow),
    settings: z.array(z.tuple([z.string(), z.string()])),
    /** Photo, group made by hand. */
    stacks: z.array(z.tuple([id, z.number()])).optional(),
    /** Photo, named set. */
    sets: z.array(z.tuple([id, z.number()])).optional(),
    /** Photo, milliseconds that its clock was put right by. */
    clocks: z.array(z.tuple([id, z.number()])).optional(),
    /** Photo, where its subject is said to be. */
    subjects: z.array(z.tuple([id, z.number()])).optional(),
    /** Stamps that the decision's own sequence does not tell. */
    stamps: z.array(stampRow).optional(),
    opinions: z.array(opinionRow).optional(),
  }),
  z.object({ t: z.literal('snapshot-end') }),
]);
export type JournalRecord = z.infer<typeof journalRecord>;
export type SnapshotPart = Extract<JournalRecord, { t: 'snapshot-part' }>;

export const nobody = (): Who => ({ folders: [], photos: [] });
export interface NumberedRecord {
  seq: number;
  record: JournalRecord;
}
