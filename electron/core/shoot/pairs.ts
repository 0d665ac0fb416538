/** @file What pairs of a shoot's photos have in common: from the cache where it is known, else by their looks, and then into the cache. */
import type { ContentKey, PhotoId } from '../../contract/ids.ts';
import type { RelationRow } from '../catalog/cache-repos/relations.repo.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { matchNear } from '../culling/alike/lay-over.ts';
import { createLooks, type Pictures } from '../culling/alike/pictures.ts';
import { type Relation, relate } from '../culling/alike/relate.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Raise it when the same two looks would give another relation. */
const relationsVersion = 1;

export interface Pairs {
  /** For one derivation: photos by id, as they are now. Only measured photos have a look. */
  picturesOf(photos: ReadonlyMap<PhotoId, ShootPhoto>): Pictures;
  /** What was new, into the cache. */
  store(): void;
}

export function createPairs({ measures, relations }: Pick<Catalog, 'measures' | 'relations'>): Pairs {
  const looks = createLooks<ContentKey>((key) => measures.lookOf(key));
  let known = new Map<string, Relation | null>();
  let fresh: RelationRow[] = [];

  const relationOf = (from: ContentKey, to: ContentKey): Relation | null => {
    const stored = relations.get(from, to, relationsVersion);
    if (stored !== null) return stored;
    const [a, b] = [looks.open(from), looks.open(to)];
    if (a === null || b === null) return null;
    const relation = relate(a, b);
    fresh.push({ from, to, version: relationsVersion, relation });
    return relation;
  };

  return {
    picturesOf(photos) {
      const before = known;
      // What is not asked again is forgotten.
      known = new Map();
      const keyOf = (id: PhotoId): ContentKey | null => {
        const photo = photos.get(id);
        return photo?.measures ? photo.contentKey : null;
      };
      const open = (id: PhotoId) => {
        const key = keyOf(id);
        return key === null ? null : looks.open(key);
      };
      return {
        look: (id) => open(id)?.look ?? null,
        matchAt: (a, b, shift) => {
          const [first, second] = [open(a), open(b)];
          return first && second ? matchNear(first.details, second.details, shift) : null;
        },
        relate(a, b) {
          const [from, to] = [keyOf(a), keyOf(b)];
          if (from === null || to === null) return null;
          const pair = `${from} ${to}`;
          const found = known.get(pair) ?? before.get(pair) ?? relationOf(from, to);
          known.set(pair, found);
          return found;
        },
      };
    },
    store() {
      if (fresh.length > 0) relations.putMany(fresh);
      fresh = [];
    },
  };
}
