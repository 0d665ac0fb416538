/** @file What reconcile works on. */
import type { FileFacts, FileRow } from '../../catalog/scan-changes.ts';
import type { FirstSight } from '../first-sight.ts';
import type { Look } from '../look-at-file.ts';
import type { FoundFile } from '../walk-folder.ts';

/** A file the walk found. `look` is null where its stat is that of the row known under its path: nobody read it again. */
export interface SeenFile {
  file: FoundFile;
  look: Look | null;
}

export interface LookedFile extends SeenFile {
  look: Look;
}

export const isLooked = (seen: SeenFile): seen is LookedFile => seen.look !== null;

export const seenOf = ({ file, look }: FirstSight): LookedFile => ({ file, look });

export function factsOf({ file, look }: LookedFile, isDisplay: boolean): FileFacts {
  return { ...file, kind: look.kind, format: look.format, contentKey: look.contentKey, isDisplay };
}

/**
 * Size and mtime as they were, and the same inode where both come from the same device: uncompressed RAWs of one burst
 * agree in size and, on a card that counts in 2 s, in mtime.
 */
export function isStatUnchanged(row: FileRow, file: FoundFile): boolean {
  const maybeSameInode = row.dev !== file.dev || row.inode === file.inode;
  return row.contentKey !== null && row.sizeBytes === file.sizeBytes && row.mtimeNs === file.mtimeNs && maybeSameInode;
}
