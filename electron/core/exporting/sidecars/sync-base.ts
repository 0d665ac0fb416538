/**
 * @file The base of a sidecar's three-way merge: the file's hash as we last wrote it, and what in it was ours. A field that still says what we wrote
 * may be changed or cleared; a field that says something else was written by somebody. Kept as one text: "<sha256> <json>".
 */
import { z } from 'zod';
import { type Decision, flag, label, stars } from '../../../contract/decision.ts';
import type { PhotoId } from '../../../contract/ids.ts';

const written = z.object({
  flag: flag.optional(),
  stars: stars.optional(),
  label: label.optional(),
  /** tiff:Orientation of a picture that was turned. */
  orientation: z.number().int().min(1).max(8).optional(),
  /** Camera-local time of a clock that was put right. */
  takenAt: z.string().optional(),
  /** Face regions of ours. */
  regions: z.boolean().optional(),
  /** The file itself: nothing of another program was there before. */
  created: z.boolean().optional(),
});
export type Written = z.infer<typeof written>;

export interface SyncBase {
  /** SHA-256 of the whole file. */
  hash: string;
  written: Written;
}

/** What `readBase` reads. */
export function baseText({ hash, written: ours }: SyncBase): string {
  return `${hash} ${JSON.stringify(ours)}`;
}

/** Null where nothing was written yet. A base that cannot be read says that nothing in the file is ours. */
export function readBase(text: string | null): SyncBase | null {
  if (text === null) return null;
  const [hash = '', json = '{}'] = text.split(/ (.*)/s);
  try {
    const parsed = written.safeParse(JSON.parse(json));
    return { hash, written: parsed.success ? parsed.data : {} };
  } catch {
    return { hash, written: {} };
  }
}

/** Photos of which another program was told something that it has not been told to forget. */
export function handedOver(rows: readonly { photoId: PhotoId; hash: string }[]): Set<PhotoId> {
  const says = ({ flag: f, stars: s, label: l, orientation: o, takenAt: t }: Written) =>
    [f, s, l, o, t].some((value) => value !== undefined);
  return new Set(rows.filter(({ hash }) => says(readBase(hash)?.written ?? {})).map(({ photoId }) => photoId));
}

/** Which fields of a decision say anything. */
export const hasOpinion: { [Field in keyof Decision]: (decision: Partial<Decision>) => boolean } = {
  flag: ({ flag: said = 'none' }) => said !== 'none',
  stars: ({ stars: said = 0 }) => said > 0,
  label: ({ label: said = 'none' }) => said !== 'none',
};
