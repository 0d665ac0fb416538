/** @file From the stored picture's coordinates to the upright picture's: fractions, for EXIF orientations 1..8. */
import type { Box } from '../../contract/face.ts';

export interface Point {
  x: number;
  y: number;
}

/** EXIF 2.32, 4.6.4 A: where row 0 and column 0 of the stored picture are seen. */
export function uprightPoint({ x, y }: Point, orientation: number): Point {
  switch (orientation) {
    case 2:
      return { x: 1 - x, y };
    case 3:
      return { x: 1 - x, y: 1 - y };
    case 4:
      return { x, y: 1 - y };
    case 5:
      return { x: y, y: x };
    case 6:
      return { x: 1 - y, y: x };
    case 7:
      return { x: 1 - y, y: 1 - x };
    case 8:
      return { x: y, y: 1 - x };
    default:
      return { x, y };
  }
}

/** A box by its stored centre and size, as an upright box clipped to the picture; null when nothing of it is inside. */
export function uprightBox(centre: Point, size: { w: number; h: number }, orientation: number): Box | null {
  const middle = uprightPoint(centre, orientation);
  const [w, h] = orientation >= 5 ? [size.h, size.w] : [size.w, size.h];
  const left = Math.max(0, middle.x - w / 2);
  const top = Math.max(0, middle.y - h / 2);
  const right = Math.min(1, middle.x + w / 2);
  const bottom = Math.min(1, middle.y + h / 2);
  return right > left && bottom > top ? { x: left, y: top, w: right - left, h: bottom - top } : null;
}
