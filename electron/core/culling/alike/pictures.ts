/** @file The looks of photos, opened when they are compared. */
import type { PhotoId } from '../../../contract/ids.ts';
import { type Look, openLook } from '../../measures/look.ts';
import { type Details, detailsOf } from './detail.ts';
import { matchNear } from './lay-over.ts';
import { type Relation, relate } from './relate.ts';

export interface Pictures {
  /** Null where a photo's look is not known (yet). Not symmetric: shifts and brightness go from `a` to `b`. */
  relate(a: PhotoId, b: PhotoId): Relation | null;
  /** How well `b` agrees with `a` moved by fractions of the frame, -1..1; null as above. */
  matchAt(a: PhotoId, b: PhotoId, shift: { x: number; y: number }): number | null;
  look(id: PhotoId): Look | null;
  /** How alike what they show is to a model that finds, a cosine; null where it is not known. */
  shownAlike(a: PhotoId, b: PhotoId): number | null;
}

export const noPictures: Pictures = {
  relate: () => null,
  matchAt: () => null,
  look: () => null,
  shownAlike: () => null,
};

export interface OpenedLook {
  readonly look: Look;
  readonly details: Details;
}

export interface Looks<Key> {
  open(key: Key): OpenedLook | null;
}

/** Neighbours are compared with neighbours: this many of about 150 kB stay open. */
const keptOpen = 256;

export function createLooks<Key>(bytesOf: (key: Key) => Uint8Array | null): Looks<Key> {
  const opened = new Map<Key, OpenedLook>();
  return {
    open(key) {
      const known = opened.get(key);
      if (known !== undefined) return known;
      const bytes = bytesOf(key);
      const look = bytes && openLook(bytes);
      if (!look) return null;
      const found = opening(look);
      opened.set(key, found);
      if (opened.size > keptOpen) opened.delete(opened.keys().next().value as Key);
      return found;
    },
  };
}

/** Details are worked out when they are first asked for: a look alone is enough for a sharpness map. */
function opening(look: Look): OpenedLook {
  let details: Details | null = null;
  return {
    look,
    get details() {
      details ??= detailsOf(look);
      return details;
    },
  };
}

/** Pictures of looks at hand; each pair is worked out once. `shownAlike`: nothing is known unless given. */
export function picturesOf(
  bytesOf: (id: PhotoId) => Uint8Array | null,
  shownAlike: Pictures['shownAlike'] = () => null,
): Pictures {
  const looks = createLooks(bytesOf);
  const related = new Map<string, Relation | null>();
  return {
    shownAlike,
    look: (id) => looks.open(id)?.look ?? null,
    matchAt: (a, b, shift) => {
      const [first, second] = [looks.open(a), looks.open(b)];
      return first && second ? matchNear(first.details, second.details, shift) : null;
    },
    relate(a, b) {
      const pair = `${a} ${b}`;
      let found = related.get(pair);
      if (found === undefined) {
        const [first, second] = [looks.open(a), looks.open(b)];
        found = first && second ? relate(first, second) : null;
        related.set(pair, found);
      }
      return found;
    },
  };
}
