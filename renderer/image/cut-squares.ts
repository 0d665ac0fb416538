/** @file Small squares of a whole picture (faces), so that a strip of close-ups costs their pixels and not the picture's. */
import type { Size } from '../layout/zoom.ts';

/** Around a point of the picture (fractions): `side` is a fraction of its width, or 0 for exactly as many pixels as the square shows. */
export interface SquareCut {
  x: number;
  y: number;
  side: number;
}

export interface Cut {
  squares: readonly SquareCut[];
  /** Side of each square in the result, device pixels. They stand under each other. */
  cellPx: number;
}

/** Where a square lies in the picture, pixels. Never fewer pixels than the square shows: nothing is enlarged. Kept inside the picture while it fits. */
export const squareIn = (
  { x, y, side }: SquareCut,
  picture: Size,
  cellPx: number,
): { left: number; top: number; side: number } => {
  const length = Math.max(cellPx, Math.round(side * picture.width));
  const along = (at: number, whole: number): number => {
    const start = Math.round(at * whole - length / 2);
    return length >= whole ? Math.round((whole - length) / 2) : Math.min(whole - length, Math.max(0, start));
  };
  return { left: along(x, picture.width), top: along(y, picture.height), side: length };
};

/** Draws the squares under each other and lets go of the whole. */
export const cutSquares = (whole: ImageBitmap, { squares, cellPx }: Cut): ImageBitmap => {
  const canvas = new OffscreenCanvas(cellPx, cellPx * Math.max(1, squares.length));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no drawing surface to cut close-ups on.');
  context.imageSmoothingQuality = 'high';
  squares.forEach((square, i) => {
    const from = squareIn(square, whole, cellPx);
    // Beyond the picture's edge there is nothing to draw, and a source outside it would be stretched.
    const left = Math.max(0, from.left);
    const top = Math.max(0, from.top);
    const right = Math.min(whole.width, from.left + from.side);
    const bottom = Math.min(whole.height, from.top + from.side);
    const scale = cellPx / from.side;
    context.drawImage(
      whole,
      left,
      top,
      right - left,
      bottom - top,
      (left - from.left) * scale,
      i * cellPx + (top - from.top) * scale,
      (right - left) * scale,
      (bottom - top) * scale,
    );
  });
  whole.close();
  return canvas.transferToImageBitmap();
};
