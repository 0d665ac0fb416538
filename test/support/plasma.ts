/** @file Generated pictures: the same bytes everywhere, and no file to carry. */
import { fmix32 } from './stand-in-weights.ts';

/** The "plasma" picture of a size: row-major RGB bytes. */
export function plasma(widthPx: number, heightPx: number): Uint8Array {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      for (let c = 0; c < 3; c++) {
        const noise = fmix32(((y * 4096 + x) * 3 + c) | 0) >>> 27;
        data[(y * widthPx + x) * 3 + c] = (x * (c + 1) * 3 + y * (5 - c) + ((x * y) >> 5) + noise) & 255;
      }
    }
  }
  return data;
}
