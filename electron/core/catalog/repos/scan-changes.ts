/** @file What the catalog knows of photos and their files, and what a scan may change. Written by library/reconcile, stored by photos.applyScan. */
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { FileKind } from '../../../contract/photo.ts';

/** Hex digest of the picture without its metadata; see library/picture-key.ts. */
export type PictureKey = string & { readonly __pictureKey: true };

/** What a scan sees of one file. Paths are bytes: a name need not be valid UTF-8. */
export interface FileFacts {
  /** '/'-separated, relative to the folder's root. */
  relPath: Buffer;
  /** By the first bytes, never by the name. */
  kind: FileKind;
  /** RAW dialect ("cr3"), or the kind again. */
  format: string;
  sizeBytes: number;
  /** Nanoseconds since 1970, as `fs.stat({ bigint: true })` gives it. */
  mtimeNs: bigint;
  /** Unsigned 64 bits, as stat gives them; 0n where the file system has none. */
  dev: bigint;
  inode: bigint;
  /** Null until the file could be read (permission, I/O error, still growing). */
  contentKey: ContentKey | null;
  /** The picture without its metadata; null where unknown, as for files last looked at by an older version. */
  pictureKey?: PictureKey | null;
  /** The file of the photo whose pixels are shown and measured: exactly one per photo. */
  isDisplay: boolean;
}

export interface FileRow extends FileFacts {
  id: number;
  photoId: PhotoId;
  /** Was here, is not now. The row and the photo's decision stay. */
  missing: boolean;
}

export interface PhotoRow {
  id: PhotoId;
  folderId: FolderId;
  /** Every file of it is missing. Derived by the catalog from `missing`. */
  gone: boolean;
  files: FileRow[];
}

/** A picture never seen before: one file, or the files of a pair. */
export interface NewPhoto {
  files: FileFacts[];
}

/** A known file whose stat, content or role changed in place. The photo keeps its id and decision. */
export interface FileUpdate extends Omit<FileFacts, 'relPath'> {
  fileId: number;
}

/** A new file that belongs to a photo already known (the RAW arrives after its JPEG). */
export interface AttachedFile extends FileFacts {
  photoId: PhotoId;
}

/**
 * One scan's result, applied in one transaction.
 * A file that came back changed is in both `returnedFiles` and `updatedFiles`.
 */
export interface ScanChanges {
  added: NewPhoto[];
  attached: AttachedFile[];
  updatedFiles: FileUpdate[];
  /** File ids. */
  missingFiles: number[];
  /** File ids: missing before, there again. */
  returnedFiles: number[];
  /** Same picture under another name within the folder. */
  renamed: { fileId: number; relPath: Buffer }[];
}

export const noChanges = (): ScanChanges => ({
  added: [],
  attached: [],
  updatedFiles: [],
  missingFiles: [],
  returnedFiles: [],
  renamed: [],
});
