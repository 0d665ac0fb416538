/** @file The part of a picture to show when a face is looked at closely. */
import type { Box } from '../../contract/face.ts';

/** How much larger than the face's box: hair, chin and a hand's breadth around. */
const growth = 1.8;

/**
 * A box of the wanted shape around a face, as fractions of the picture and inside it: moved rather than cut at the
 * picture's edge, and made smaller only where the picture is.
 * @param shape width over height of the close-up, in pixels.
 */
export function closeUpBox(face: Box, widthPx: number, heightPx: number, shape = 1): Box {
  const wantedPx = Math.max((face.w * widthPx) / shape, face.h * heightPx) * growth;
  const closeUpPx = Math.min(wantedPx, widthPx / shape, heightPx);
  const w = (closeUpPx * shape) / widthPx;
  const h = closeUpPx / heightPx;
  const inside = (middle: number, size: number): number => Math.min(Math.max(middle - size / 2, 0), 1 - size);
  return { x: inside(face.x + face.w / 2, w), y: inside(face.y + face.h / 2, h), w, h };
}
