/** @file Clipping and focus peaking as transparent marks over a picture: pure functions over RGBA bytes. */
import type { MarkKind } from './picture-request.ts';

/** Clipped highlights red, crushed shadows blue, as the engine's measures define them (any channel >= 254; every channel <= 1). */
const markClipping = (rgba: Uint8ClampedArray): void => {
  for (let i = 0; i < rgba.length; i += 4) {
    const r = rgba[i]!;
    const g = rgba[i + 1]!;
    const b = rgba[i + 2]!;
    const high = r >= 254 || g >= 254 || b >= 254;
    const low = r <= 1 && g <= 1 && b <= 1;
    rgba[i] = high ? 232 : 40;
    rgba[i + 1] = high ? 52 : 110;
    rgba[i + 2] = high ? 44 : 240;
    rgba[i + 3] = high || low ? 210 : 0;
  }
};

/** Edges of one pixel's width and strong local contrast (Laplacian of luminance), in the accent colour. */
const markPeaking = (rgba: Uint8ClampedArray, width: number, height: number): void => {
  const luma = new Int16Array(width * height);
  for (let p = 0, i = 0; p < luma.length; p++, i += 4) {
    luma[p] = (rgba[i]! * 54 + rgba[i + 1]! * 183 + rgba[i + 2]! * 19) >> 8;
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = y * width + x;
      const inside = x > 0 && y > 0 && x < width - 1 && y < height - 1;
      const edge = inside
        ? Math.abs(4 * luma[p]! - luma[p - 1]! - luma[p + 1]! - luma[p - width]! - luma[p + width]!)
        : 0;
      const i = p * 4;
      rgba[i] = 240;
      rgba[i + 1] = 180;
      rgba[i + 2] = 41;
      rgba[i + 3] = edge > 56 ? Math.min(255, 90 + edge) : 0;
    }
  }
};

/** Replaces the picture's pixels by marks, in place. */
export const markPixels = (kind: MarkKind, rgba: Uint8ClampedArray, width: number, height: number): void => {
  if (kind === 'clipping') markClipping(rgba);
  else markPeaking(rgba, width, height);
};
