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

/** In steps: each is one reading of the catalog, or some thousand photos. */
export function* loadShoot({ catalog, results }: LoadDeps, folderId: FolderId): Generator<void, ShootPhoto[]> {
  const rows = catalog.photos.ofFolder(folderId);
  yield;
  const keys = new Map(rows.map((row) => [row.id, keyOf(row)]));
  const known = yield* results.ofFolder(folderId, (id) => keys.get(id) ?? null);
  const decisions = catalog.decisions.ofFolder(folderId);
  const nothing = results.of(null);
  const photos: ShootPhoto[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % photosAStep === 0) yield;
    const photo = toShootPhoto(row, known.get(row.id) ?? nothing, decisions.get(row.id));
    if (photo) photos.push(photo);
  }
  return photos;
}

const photosAStep = 10_000;

/** These photos as the catalog has them now; ids without a file on the disk are left out. */
export function loadPhotos({ catalog, results }: LoadDeps, ids: readonly PhotoId[]): ShootPhoto[] {
  return catalog.photos
    .many(ids)
    .flatMap((row) => toShootPhoto(row, results.of(keyOf(row)), catalog.decisions.get(row.id)) ?? []);
}

const keyOf = (row: PhotoRow) => shownFile(row)?.contentKey ?? null;
