/** @file Pictures of noise and edges, the same for the same seed. */
import type { Pixels } from '../../../electron/core/pixels/pixels.ts';

/** Mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Stripes of full contrast under noise: every level and every difference occurs. */
export function randomPixels(widthPx: number, heightPx: number, seed: number): Pixels {
  const random = randomOf(seed);
  const data = Uint8Array.from({ length: widthPx * heightPx * 3 }, (_, at) => {
    const x = Math.floor(at / 3) % widthPx;
    const stripe = x % 23 < 5 ? 255 : x % 17 < 3 ? 0 : 128;
    return Math.min(255, Math.max(0, Math.round(stripe + (random() - 0.5) * 300)));
  });
  return { data, widthPx, heightPx };
}

export function flatPixels(widthPx: number, heightPx: number, level: number): Pixels {
  return { data: new Uint8Array(widthPx * heightPx * 3).fill(level), widthPx, heightPx };
}
