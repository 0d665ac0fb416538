/** @file Photos of a folder from the catalog and its results: all at once when a shoot is opened, single ones after they changed. */
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Slice } from '../catalog/sqlite/slice.ts';
import type { Results } from '../results/results.ts';
import type { LoadedPhoto } from './loaded-photo.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import { shownFile, toShootPhoto } from './to-shoot-photo.ts';

export interface LoadDeps {
  catalog: Pick<Catalog, 'photos' | 'decisions'>;
  results: Results;
}

type Decisions = ReturnType<Catalog['decisions']['ofFolder']>;

/** Some tens of milliseconds each: a page is served in between. */
const photosAStep = 2_500;

/** In the order of their ids, in steps. */
export function* loadShoot({ catalog, results }: LoadDeps, folderId: FolderId): Generator<void, ShootPhoto[]> {
  const decisions = catalog.decisions.ofFolder(folderId);
  const next = (after: number) => catalog.photos.sliceAfter(folderId, after, photosAStep);
  const photos: ShootPhoto[] = [];
  for (let slice = next(0); slice; slice = next(slice.to)) {
    photos.push(...loadSlice({ catalog, results }, slice, decisions));
    yield;
  }
  return photos;
}

function loadSlice({ catalog, results }: LoadDeps, slice: Slice, decisions: Decisions): LoadedPhoto[] {
  const listed = results.listedOf(slice);
  const nothing = results.of(null);
  const photos: LoadedPhoto[] = [];
  const read = () => {
    const keys = new Map(photos.map((photo) => [photo.id, photo.contentKey]));
    const judged = results.judgedOf(slice, (id) => keys.get(id) ?? null);
    for (const photo of photos) photo.settle(judged.get(photo.id) ?? nothing);
  };
  for (const row of catalog.photos.ofSlice(slice)) {
    const photo = toShootPhoto(row, listed.get(row.id) ?? nothing, read, decisions.get(row.id));
    if (photo) photos.push(photo);
  }
  return photos;
}

/** These photos as the catalog has them now; ids without a file on the disk are left out. */
export function loadPhotos({ catalog, results }: LoadDeps, ids: readonly PhotoId[]): ShootPhoto[] {
  return catalog.photos.many(ids).flatMap((row) => {
    const known = results.of(shownFile(row)?.contentKey ?? null);
    return toShootPhoto(row, known, known, catalog.decisions.get(row.id)) ?? [];
  });
}
