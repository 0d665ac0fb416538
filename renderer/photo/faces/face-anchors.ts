/** @file What panes hold in common when they are locked on a face. */
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import type { Anchor } from '../../layout/zoom-link.ts';
import { type FaceFrame, matchTwo } from './match-faces.ts';

export const frameOf = (detail: Pick<PhotoDetail, 'faces' | 'card'>): FaceFrame => ({
  faces: detail.faces,
  aspect: detail.card.heightPx > 0 ? detail.card.widthPx / detail.card.heightPx : 1.5,
});

const sizeOf = ({ card }: PhotoDetail) => ({ width: Math.max(1, card.widthPx), height: Math.max(1, card.heightPx) });

const anchorAt = (detail: PhotoDetail, face: number): Anchor => {
  const { box } = detail.faces[face]!;
  return { x: box.x + box.w / 2, y: box.y + box.h / 2, ...sizeOf(detail) };
};

/** For the leading pane its face, for the others the same person's; where that person is not found, the same part of the frame. */
export const faceAnchors = <Key>(
  leader: { key: Key; detail: PhotoDetail; face: number },
  others: readonly { key: Key; detail: PhotoDetail | undefined }[],
): Map<Key, Anchor> => {
  const here = anchorAt(leader.detail, leader.face);
  const anchors = new Map<Key, Anchor>([[leader.key, here]]);
  for (const { key, detail } of others) {
    if (!detail || key === leader.key) continue;
    const match = matchTwo(frameOf(leader.detail), frameOf(detail))[leader.face] ?? null;
    anchors.set(key, match === null ? { x: here.x, y: here.y, ...sizeOf(detail) } : anchorAt(detail, match));
  }
  return anchors;
};
