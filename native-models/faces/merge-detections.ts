/** @file From many overlapping candidates at two scales to one detection per face. */
import type { Box, Detection } from './face-types.ts';

const area = (box: Box): number => box.w * box.h;

/** Area that two boxes share. */
function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Intersection over union, 0..1. */
export function overlap(a: Box, b: Box): number {
  const shared = sharedArea(a, b);
  return shared === 0 ? 0 : shared / (area(a) + area(b) - shared);
}

/** Keeps the best of every group of boxes that overlap by more than `maxOverlap`; best first. */
export function suppress(candidates: readonly Detection[], maxOverlap: number): Detection[] {
  const kept: Detection[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlap(other.box, candidate.box) <= maxOverlap)) kept.push(candidate);
  }
  return kept;
}

/** The same detections in a picture `factor` times as large. */
export function scaleDetections(detections: readonly Detection[], factor: number): Detection[] {
  return detections.map(({ score, box, points }) => ({
    score,
    box: { x: box.x * factor, y: box.y * factor, w: box.w * factor, h: box.h * factor },
    points: points.map(({ x, y }) => ({ x: x * factor, y: y * factor })),
  }));
}

/** A detection that lies this much inside another, larger one is a part of that face. */
const partOfFace = 0.7;

/**
 * One list from a coarse pass, which sees the large faces whole, and a fine pass, which alone sees the small ones.
 * The fine pass speaks only for faces up to `fineMaxPx` (longer side, same pixels as the detections): the detector was
 * trained for faces up to about 300 px and finds single eyes and mouths in larger ones.
 */
export function mergeDetections(
  coarse: readonly Detection[],
  fine: readonly Detection[],
  fineMaxPx: number,
): Detection[] {
  const small = fine.filter(({ box }) => Math.max(box.w, box.h) <= fineMaxPx);
  const faces = suppress([...coarse, ...small], 0.3);
  return faces.filter((face) =>
    faces.every(
      (other) => area(other.box) <= area(face.box) || sharedArea(other.box, face.box) < partOfFace * area(face.box),
    ),
  );
}
