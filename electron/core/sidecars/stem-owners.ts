/**
 * @file Whose "<stem>.xmp" is: where several photos of one folder share a stem (a RAW and the TIFF made from it, a HEIC and its JPEG), it belongs to the
 * RAW, else to what comes nearest to the camera. The others keep to "<name.ext>.xmp". Two RAWs of one stem are a conflict, never a guess.
 */
import type { FileKind } from '../../contract/photo.ts';
import { pathKey, stemOf } from '../library/paths.ts';

interface Photo {
  files: readonly { relPath: Buffer; kind: FileKind }[];
  display: { relPath: Buffer };
}

export interface StemOwners<P extends Photo> {
  /** other: the stem is another photo's. shared: nobody can say whose it is. */
  standing(photo: P): 'owner' | 'other' | 'shared';
  /** The photo that a stem (a path without its extension) belongs to. */
  ownerOf(stem: Buffer): P | null;
}

/** Nearest to the camera first. */
const ranks: Partial<Record<FileKind, number>> = { raw: 0, heic: 1, jpeg: 2, tiff: 3 };
const lastRank = 4;

/** `all`: every photo of the shoot. */
export function stemOwners<P extends Photo>(all: readonly P[]): StemOwners<P> {
  const claims = new Map<string, { rank: number; photos: Set<P> }>();
  for (const photo of all) {
    for (const { relPath, kind } of photo.files) {
      const key = nameKey(stemOf(relPath));
      const rank = ranks[kind] ?? lastRank;
      const claim = claims.get(key);
      if (!claim || rank < claim.rank) claims.set(key, { rank, photos: new Set([photo]) });
      else if (rank === claim.rank) claim.photos.add(photo);
    }
  }
  return {
    standing: (photo) => {
      const claim = claims.get(nameKey(stemOf(ownerFile(photo))));
      if (!claim?.photos.has(photo)) return 'other';
      return claim.photos.size === 1 ? 'owner' : 'shared';
    },
    ownerOf: (stem) => {
      const photos = claims.get(nameKey(stem))?.photos;
      return photos?.size === 1 ? ([...photos][0] ?? null) : null;
    },
  };
}

/** The RAW of a pair, else the file that is shown: the one whose stem names the sidecar. */
export function ownerFile({ files, display }: Photo): Buffer {
  return (files.find((file) => file.kind === 'raw') ?? display).relPath;
}

/** Names that the system's disks take for one are one: on Windows and macOS, case is ignored. */
const ignoresCase = process.platform === 'win32' || process.platform === 'darwin';
export const nameKey = (name: Buffer): string => (ignoresCase ? pathKey(name).toLowerCase() : pathKey(name));
