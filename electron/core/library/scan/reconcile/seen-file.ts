/** @file What reconcile works on. */
import type { FileFacts, FileRow } from '../../../catalog/repos/scan-changes.ts';
import type { Look } from '../../look-at-file.ts';
import type { FoundFile } from '../../walk-folder.ts';

/** A file the walk found. `look` is null where its stat is that of the row known under its path: nobody read it again. */
export interface SeenFile {
  file: FoundFile;
  look: Look | null;
}

export interface LookedFile extends SeenFile {
  look: Look;
}

export const isLooked = (seen: SeenFile): seen is LookedFile => seen.look !== null;

export function factsOf({ file, look }: LookedFile, isDisplay: boolean): FileFacts {
  return {
    ...file,
    kind: look.kind,
    format: look.format,
    contentKey: look.contentKey,
    pictureKey: look.pictureKey ?? null,
    isDisplay,
  };
}

/**
 * Size and mtime as they were. Where mtime counts in whole seconds (FAT cards), uncompressed RAWs of one burst agree in both:
 * there the inode has to be the same too, unless the device is another one by now. Elsewhere a new inode says nothing, since
 * exFAT hands out new ones at every mount.
 */
export function isStatUnchanged(row: FileRow, file: FoundFile): boolean {
  const isExactTime = row.mtimeNs % 1_000_000_000n !== 0n;
  const maybeSameInode = isExactTime || row.dev !== file.dev || row.inode === file.inode;
  return row.contentKey !== null && row.sizeBytes === file.sizeBytes && row.mtimeNs === file.mtimeNs && maybeSameInode;
}
