/** @file Pictures of plain arithmetic, the same in every language: waves, rings, and a noise without a generator. */
import type { Pixels } from '../../../electron/core/pixels/pixels.ts';

export interface Waves {
  widthPx?: number;
  heightPx?: number;
  /** Radians of the horizontal wave. */
  shift?: number;
  /** Grey levels from end to end. */
  noise?: number;
}

export function waves({ widthPx = 320, heightPx = 256, shift = 0, noise = 0 }: Waves): Pixels {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const wave = 127.5 + 60 * Math.sin(x / 9 + shift) * Math.cos(y / 13) + 40 * Math.sin((x * x + y * y) / 4000);
      const grain = ((x * 7919 + y * 104729 + x * y * 31) % 255) / 255 - 0.5;
      const value = Math.min(255, Math.max(0, Math.floor(wave + noise * grain + 0.5)));
      data.fill(value, (y * widthPx + x) * 3, (y * widthPx + x) * 3 + 3);
    }
  }
  return { data, widthPx, heightPx };
}

export const flat = (sidePx: number, value: number): Pixels => ({
  data: new Uint8Array(sidePx * sidePx * 3).fill(value),
  widthPx: sidePx,
  heightPx: sidePx,
});
