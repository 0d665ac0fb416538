/** @file Photos of a folder from the catalog and its results: all at once when a shoot is opened, single ones after they changed. */
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { PhotoRow } from '../catalog/repos/scan-changes.ts';
import type { Results } from '../results/results.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import { shownFile, toShootPhoto } from './to-shoot-photo.ts';

export interface LoadDeps {
  catalog: Pick<Catalog, 'photos' | 'decisions'>;
  results: Results;
}

/** Some tens of milliseconds each: a page is served in between. */
const photosAStep = 2_500;

/** In the order of their ids, in steps. */
export function* loadShoot({ catalog, results }: LoadDeps, folderId: FolderId): Generator<void, ShootPhoto[]> {
  const decisions = catalog.decisions.ofFolder(folderId);
  const nothing = results.of(null);
  const next = (after: number) => catalog.photos.sliceAfter(folderId, after, photosAStep);
  const photos: ShootPhoto[] = [];
  for (let slice = next(0); slice; slice = next(slice.to)) {
    const rows = catalog.photos.ofSlice(slice);
    const keys = new Map(rows.map((row) => [row.id, keyOf(row)]));
    const known = results.ofSlice(slice, (id) => keys.get(id) ?? null);
    for (const row of rows) {
      const photo = toShootPhoto(row, known.get(row.id) ?? nothing, decisions.get(row.id));
      if (photo) photos.push(photo);
    }
    yield;
  }
  return photos;
}

/** These photos as the catalog has them now; ids without a file on the disk are left out. */
export function loadPhotos({ catalog, results }: LoadDeps, ids: readonly PhotoId[]): ShootPhoto[] {
  return catalog.photos
    .many(ids)
    .flatMap((row) => toShootPhoto(row, results.of(keyOf(row)), catalog.decisions.get(row.id)) ?? []);
}

const keyOf = (row: PhotoRow) => shownFile(row)?.contentKey ?? null;
