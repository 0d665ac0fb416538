/** @file Everything known of one photo, for the info panel and scripts. */
import { prominentArea } from '../../../native-models/faces/index.ts';
import type { Face } from '../../contract/face.ts';
import type { PhotoDetail } from '../../contract/photo-detail.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { turnFaces } from '../found-faces/turn-faces.ts';
import { displayName } from '../library/paths.ts';
import { withBeside } from '../sidecars/beside.ts';
import { nameOf } from './loaded-photo.ts';
import { toCard } from './photo-card.ts';
import { ranksOf } from './rank-in-shoot.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import { subjectOf } from './subject-of-photo.ts';
import { turnMap, turnMetadata } from './turned-places.ts';

/** `photos`: the whole shoot, which its numbers are held against. */
export function toDetail(catalog: Catalog, photo: ShootPhoto, photos: readonly ShootPhoto[]): PhotoDetail {
  const key = photo.contentKey;
  const measured = key === null ? null : catalog.measures.get(key);
  return {
    card: toCard(photo),
    files: photo.files.map((file) => ({
      name: nameOf(file),
      kind: file.kind,
      format: file.format,
      bytes: file.sizeBytes,
      modifiedMs: Number(file.mtimeNs / 1_000_000n),
    })),
    displayPath: displayName(photo.display.relPath),
    takenOffset: photo.takenOffset,
    metadata: turnMetadata(withBeside(photo.metadata, photo.beside), photo.turn),
    measures: photo.measures,
    sharpnessMap: measured?.map ? turnMap(measured.map, photo.turn) : null,
    histogram: measured?.histogram ?? null,
    scores: key === null ? [] : catalog.scores.get(key),
    faces: turnFaces(photo.faces ?? [], photo.turn).toSorted(worstFirst),
    facesLookedFor: photo.faces !== null,
    subject: subjectOf(catalog, photo, photos),
    stack: photo.stack,
    ranks: ranksOf(photo, photos),
  };
}

const stateRank: Record<Face['state'], number> = { closed: 0, 'cant-tell': 1, open: 2, 'too-small': 3 };

/** Prominent faces before the others, closed before open, soft before sharp. */
function worstFirst(a: Face, b: Face): number {
  const prominent = (face: Face) => (face.prominence >= prominentArea ? 0 : 1);
  return (
    prominent(a) - prominent(b) ||
    stateRank[a.state] - stateRank[b.state] ||
    (a.eyeSharpness ?? a.sharpness ?? 0) - (b.eyeSharpness ?? b.sharpness ?? 0)
  );
}
