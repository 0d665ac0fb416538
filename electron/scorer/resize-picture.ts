/** @file Bilinear resize, widened when shrinking so that every source pixel counts (the antialiased filter most training code uses). */
import type { Picture } from '../../native-models/adapters/index.ts';

interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Triangle filter with half-pixel centres; support grows with the scale when shrinking. */
function tapsOf(from: number, to: number): Taps[] {
  const scale = from / to;
  const support = Math.max(1, scale);
  return Array.from({ length: to }, (_, out) => {
    const centre = (out + 0.5) * scale - 0.5;
    const first = Math.max(0, Math.ceil(centre - support));
    const last = Math.min(from - 1, Math.floor(centre + support));
    const raw = Array.from({ length: last - first + 1 }, (_, tap) =>
      Math.max(0, 1 - Math.abs(first + tap - centre) / support),
    );
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    return { first, weights: raw.map((weight) => weight / total) };
  });
}

export function resizePicture(picture: Picture, widthPx: number, heightPx: number): Picture {
  if (picture.widthPx === widthPx && picture.heightPx === heightPx) return picture;
  const across = tapsOf(picture.widthPx, widthPx);
  const down = tapsOf(picture.heightPx, heightPx);
  const narrow = new Float32Array(widthPx * picture.heightPx * 3);
  for (let y = 0; y < picture.heightPx; y++) {
    across.forEach(({ first, weights }, x) => {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        let at = (y * picture.widthPx + first) * 3 + channel;
        for (const weight of weights) {
          sum += picture.data[at]! * weight;
          at += 3;
        }
        narrow[(y * widthPx + x) * 3 + channel] = sum;
      }
    });
  }
  const data = new Uint8Array(widthPx * heightPx * 3);
  const row = new Float32Array(widthPx * 3);
  down.forEach(({ first, weights }, y) => {
    row.fill(0);
    weights.forEach((weight, tap) => {
      const start = (first + tap) * widthPx * 3;
      for (let at = 0; at < row.length; at++) row[at]! += narrow[start + at]! * weight;
    });
    for (let at = 0; at < row.length; at++) data[y * row.length + at] = Math.round(row[at]!);
  });
  return { data, widthPx, heightPx };
}
