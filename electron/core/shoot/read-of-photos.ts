/** @file What a derivation reads of photos, so that the next can tell whether any of it is another. */
import type { ShootPhoto } from './shoot-photo.ts';

/** Values are replaced and never changed in place; the revision goes up where a photo's results are taken over (embeddings among them, which only the cache holds). */
const fields = [
  'revision',
  'state',
  'name',
  'kind',
  'contentKey',
  'takenAt',
  'takenMs',
  'takenOffset',
  'widthPx',
  'heightPx',
  'seenLongSidePx',
  'camera',
  'measures',
  'faces',
  'scores',
  'metadata',
  'turn',
  'dismissed',
  'handStack',
  'subject',
] as const satisfies readonly (keyof ShootPhoto)[];

/** Takes down what is read of these photos now; what it gives tells whether others are the same ones, in the same order, and unchanged. */
export function hasRead(photos: readonly ShootPhoto[]): (others: readonly ShootPhoto[]) => boolean {
  const read = new Array<unknown>(photos.length * fields.length);
  photos.forEach((photo, i) => {
    for (let k = 0; k < fields.length; k++) read[i * fields.length + k] = photo[fields[k]!];
  });
  const ids = photos.map(({ id }) => id);
  return (others) =>
    others.length === ids.length &&
    others.every((photo, i) => {
      if (photo.id !== ids[i]) return false;
      for (let k = 0; k < fields.length; k++) if (read[i * fields.length + k] !== photo[fields[k]!]) return false;
      return true;
    });
}
