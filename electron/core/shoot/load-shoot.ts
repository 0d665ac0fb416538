/** @file Photos of a folder from the catalog and its caches: all at once when a shoot is opened, single ones after they changed. */
import type { ContentKey, FolderId, PhotoId } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { PhotoRow } from '../catalog/scan-changes.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import { type Known, toShootPhoto } from './to-shoot-photo.ts';

/** Results by older code count as missing. */
export interface Versions {
  measures: number;
  metadata: number;
  /** Of the installed face models; null where none are. */
  faces: string | null;
}

export function loadShoot(catalog: Catalog, folderId: FolderId, versions: Versions): ShootPhoto[] {
  const facts = catalog.facts.ofFolder(folderId);
  const metadata = catalog.metadata.ofFolder(folderId, versions.metadata);
  const measures = catalog.measures.ofFolder(folderId, versions.measures);
  const scores = catalog.scores.ofFolder(folderId);
  const faces = versions.faces === null ? null : catalog.faces.ofFolder(folderId, versions.faces);
  const decisions = catalog.decisions.ofFolder(folderId);
  return catalog.photos.ofFolder(folderId).flatMap((row) => {
    const photo = toShootPhoto(row, {
      facts: facts.get(row.id),
      metadata: metadata.get(row.id),
      measures: measures.get(row.id),
      scores: scores.get(row.id),
      faces: faces?.get(row.id),
      decision: decisions.get(row.id),
    });
    return photo ?? [];
  });
}

/** These photos as the catalog has them now; ids without a file on the disk are left out. */
export function loadPhotos(catalog: Catalog, ids: readonly PhotoId[], versions: Versions): ShootPhoto[] {
  return catalog.photos.many(ids).flatMap((row) => toShootPhoto(row, knownOf(catalog, row, versions)) ?? []);
}

function knownOf(catalog: Catalog, row: PhotoRow, versions: Versions): Known {
  const decision = catalog.decisions.get(row.id);
  const key: ContentKey | null = row.files.find((file) => file.isDisplay)?.contentKey ?? null;
  if (key === null) {
    return {
      facts: undefined,
      metadata: undefined,
      measures: undefined,
      scores: undefined,
      faces: undefined,
      decision,
    };
  }
  const metadata = catalog.metadata.get(key);
  const measures = catalog.measures.get(key);
  const faces = catalog.faces.get(key);
  return {
    facts: catalog.facts.get(key) ?? undefined,
    metadata: metadata?.version === versions.metadata ? metadata.metadata : undefined,
    measures: measures?.version === versions.measures ? measures.measures : undefined,
    scores: catalog.scores.headlines(key),
    faces: faces && faces.version === versions.faces ? faces.faces : undefined,
    decision,
  };
}
