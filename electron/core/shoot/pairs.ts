/** @file What pairs of a shoot's photos have in common: from the cache where it is known, else by their looks, and then into the cache. */
import type { ContentKey, FolderId, PhotoId } from '../../contract/ids.ts';
import type { Related, RelationRow } from '../catalog/cache-repos/relations.repo.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { matchNear } from '../culling/alike/lay-over.ts';
import type { Looks, Pictures } from '../culling/alike/pictures.ts';
import { type Relation, relate } from '../culling/alike/relate.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Raise it when the same two looks would give another relation. */
export const relationsVersion = 1;

export interface Pairs {
  /** For one derivation: photos by id, as they are now. Only measured photos have a look. */
  picturesOf(photos: ReadonlyMap<PhotoId, ShootPhoto>): Pictures;
  /** What was new, into the cache. */
  store(): void;
}

/** The whole folder's relations are read at once: pair by pair, a large shoot would open for seconds. `asksModel`: else nothing is said of what photos show. */
export function createPairs(
  { looks, relations, embeddings }: Pick<Catalog, 'relations' | 'embeddings'> & { looks: Looks<ContentKey> },
  folderId: FolderId,
  asksModel: () => boolean,
): Pairs {
  let known: Related | null = null;
  let fresh: RelationRow[] = [];

  const relationOf = (from: ContentKey, to: ContentKey, openLook: typeof looks.open): Relation | null => {
    const [a, b] = [openLook(from), openLook(to)];
    if (a === null || b === null) return null;
    // Known from another folder, perhaps.
    const stored = relations.get(from, to, relationsVersion);
    if (stored !== null) return stored;
    const relation = relate(a, b);
    fresh.push({ from, to, version: relationsVersion, relation });
    return relation;
  };

  return {
    picturesOf(photos) {
      known ??= relations.ofFolder(folderId, relationsVersion);
      const related = known;
      const blank = new Set<ContentKey>();
      const openLook = (key: ContentKey) => {
        if (blank.has(key)) return null;
        const opened = looks.open(key);
        if (opened === null) blank.add(key);
        return opened;
      };
      const keyOf = (id: PhotoId): ContentKey | null => {
        const photo = photos.get(id);
        return photo?.measures ? photo.contentKey : null;
      };
      const open = (id: PhotoId) => {
        const key = keyOf(id);
        return key === null ? null : openLook(key);
      };
      return {
        look: (id) => open(id)?.look ?? null,
        shownAlike: (a, b) => {
          if (!asksModel()) return null;
          const [first, second] = [photos.get(a)?.contentKey, photos.get(b)?.contentKey];
          return first && second ? embeddings.cosine(first, second) : null;
        },
        matchAt: (a, b, shift) => {
          const [first, second] = [open(a), open(b)];
          return first && second ? matchNear(first.details, second.details, shift) : null;
        },
        relate(a, b) {
          const [from, to] = [keyOf(a), keyOf(b)];
          if (from === null || to === null) return null;
          const others = related.get(from);
          const already = others?.find((pair) => pair.to === to);
          if (already) return already.relation;
          const relation = relationOf(from, to, openLook);
          if (relation === null) return null;
          if (others) others.push({ to, relation });
          else related.set(from, [{ to, relation }]);
          return relation;
        },
      };
    },
    store() {
      if (fresh.length > 0) relations.putMany(fresh);
      fresh = [];
    },
  };
}
