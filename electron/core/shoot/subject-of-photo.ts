/** @file Where the subject of a photo is, for people to see: as they said, else as proposed from its detail and its stack. */
import { prominentArea } from '../../../native-models/faces/index.ts';
import type { PhotoDetail } from '../../contract/photo-detail.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { align, relief } from '../culling/compare/align.ts';
import { proposeSubject } from '../culling/compare/proposed-subject.ts';
import { turnBox } from '../found-faces/turn-faces.ts';
import { type FrameDetail, openDetail } from '../measures/frame-detail.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** So many frames of a stack tell what moves: each one's detail is read for it. */
const mostFrames = 8;

/** On the picture as it is shown. Faces that count are the subject by themselves: nothing is proposed beside them. */
export function subjectOf(
  { measures }: Pick<Catalog, 'measures'>,
  photo: ShootPhoto,
  photos: readonly ShootPhoto[],
): PhotoDetail['subject'] {
  if (photo.subject) return { box: turnBox(photo.subject, photo.turn), from: 'photographer' };
  if (photo.faces?.some(({ prominence }) => prominence >= prominentArea)) return null;
  const open = ({ contentKey }: ShootPhoto): FrameDetail | null => {
    const bytes = contentKey && measures.detailOf(contentKey);
    return bytes ? openDetail(bytes) : null;
  };
  const of = open(photo);
  if (of === null) return null;
  const own = relief(of);
  const proposed = proposeSubject(of, othersOf(photo, photos, open, of, own), photo.metadata?.focusPoint ?? null);
  return proposed && { ...proposed, box: turnBox(proposed.box, photo.turn) };
}

function othersOf(
  photo: ShootPhoto,
  photos: readonly ShootPhoto[],
  open: (photo: ShootPhoto) => FrameDetail | null,
  { columns, rows }: FrameDetail,
  own: Float32Array,
) {
  const ids = new Set(photo.stack?.photoIds.filter((id) => id !== photo.id).slice(0, mostFrames) ?? []);
  if (ids.size === 0) return [];
  return photos.flatMap((other) => {
    const detail = ids.has(other.id) ? open(other) : null;
    if (detail === null || detail.columns !== columns || detail.rows !== rows) return [];
    return [{ detail, alignment: align(own, relief(detail), columns, rows) }];
  });
}
