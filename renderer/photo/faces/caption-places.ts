/** @file Where the captions of face boxes go, so that none lies over another or over another face. Placed by what matters: a closed eye before an open one. */
import type { Face } from '../../../electron/contract/face.ts';

interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** below and above the box, or inside its foot; null: there is no room, and it shows when pointed at. */
export type CaptionPlace = 'below' | 'above' | 'inside' | null;

export interface Captioned {
  state: Face['state'];
  prominence: number;
  /** Of the box, CSS pixels in the stage. */
  box: Rect;
  widthPx: number;
}

const heightPx = 18;
const gapPx = 3;
const rank: Record<Face['state'], number> = { closed: 0, 'cant-tell': 1, open: 1, 'too-small': 2 };

const overlaps = (a: Rect, b: Rect): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

/** How far a caption moves from the left edge of its box so that all of it is in sight, CSS pixels; of one that is too wide its beginning is. */
export const captionShift = ({ box, widthPx }: Pick<Captioned, 'box' | 'widthPx'>, stageWidthPx: number): number =>
  Math.max(0, Math.min(box.left, stageWidthPx - widthPx)) - box.left;

const rectAt = (face: Captioned, place: 'below' | 'above' | 'inside', stageWidthPx: number): Rect => {
  const { box, widthPx } = face;
  return {
    left: box.left + captionShift(face, stageWidthPx),
    top: {
      below: box.top + box.height + gapPx,
      above: box.top - gapPx - heightPx,
      inside: box.top + box.height - heightPx,
    }[place],
    width: widthPx,
    height: heightPx,
  };
};

/** In the order of `faces`. Faces too small to judge get none: a crowd would be a wall of labels. */
export const captionPlaces = (
  faces: readonly Captioned[],
  stage: { width: number; height: number },
): CaptionPlace[] => {
  const places: CaptionPlace[] = faces.map(() => null);
  const taken: Rect[] = [];
  const order = faces
    .map((_, i) => i)
    .filter((i) => faces[i]!.state !== 'too-small')
    .sort((a, b) => rank[faces[a]!.state] - rank[faces[b]!.state] || faces[b]!.prominence - faces[a]!.prominence);
  for (const i of order) {
    const face = faces[i]!;
    const fits = (place: 'below' | 'above' | 'inside'): boolean => {
      const rect = rectAt(face, place, stage.width);
      if (place === 'inside' && (rect.width > face.box.width || rect.left !== face.box.left)) return false;
      const isInSight = rect.top >= 0 && rect.top + rect.height <= stage.height;
      return (
        isInSight &&
        !taken.some((other) => overlaps(rect, other)) &&
        !faces.some((other, j) => j !== i && other.state !== 'too-small' && overlaps(rect, other.box))
      );
    };
    const place = (['below', 'above', 'inside'] as const).find(fits) ?? null;
    places[i] = place;
    if (place) taken.push(rectAt(face, place, stage.width));
  }
  return places;
};
