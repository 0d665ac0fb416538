/** @file From a decoded picture to MUSIQ's patches: resize, normalise, pad and cut in one pass per scale. */
import type { Picture } from '../../adapters/adapter-types.ts';
import { gaussianTaps, tapCount } from './gaussian-taps.ts';
import { type MusiqScale, musiqScales, patchFloats, patchSidePx } from './musiq-scales.ts';

const planeFloats = patchSidePx * patchSidePx;

/** Where pixel (x, 0) and (0, y) of a scale go inside the planar patches; the place of (x, y) is their sum. */
function placeAlong(countPx: number, padPx: number, patchStride: number, pixelStride: number): Int32Array {
  return Int32Array.from({ length: countPx }, (_, index) => {
    const padded = index + padPx;
    return Math.floor(padded / patchSidePx) * patchStride + (padded % patchSidePx) * pixelStride;
  });
}

function places(scale: MusiqScale): { alongX: Int32Array; alongY: Int32Array } {
  return {
    alongX: placeAlong(scale.widthPx, scale.padLeftPx, patchFloats, 1),
    alongY: placeAlong(scale.heightPx, scale.padTopPx, patchFloats * scale.columns, patchSidePx),
  };
}

/** 0..255 to -1..1. */
const normalised = Float32Array.from({ length: 256 }, (_, value) => (value / 255) * 2 - 1);

function cutNative(
  { data, widthPx, heightPx }: Picture,
  scale: MusiqScale,
  patches: Float32Array,
  start: number,
): void {
  const { alongX, alongY } = places(scale);
  let source = 0;
  for (let y = 0; y < heightPx; y++) {
    const row = start + (alongY[y] as number);
    for (let x = 0; x < widthPx; x++) {
      const target = row + (alongX[x] as number);
      patches[target] = normalised[data[source] as number] as number;
      patches[target + planeFloats] = normalised[data[source + 1] as number] as number;
      patches[target + 2 * planeFloats] = normalised[data[source + 2] as number] as number;
      source += 3;
    }
  }
}

/** The rows of one scale resized along x, each made once when the first output row needs it. */
function cutResized(
  { data, widthPx, heightPx }: Picture,
  scale: MusiqScale,
  patches: Float32Array,
  start: number,
): void {
  const across = gaussianTaps(widthPx, scale.widthPx);
  const down = gaussianTaps(heightPx, scale.heightPx);
  const { alongX, alongY } = places(scale);
  const rowFloats = 3 * scale.widthPx;
  const made = new Map<number, Float32Array>();

  const resizedRow = (sourceY: number): Float32Array => {
    const known = made.get(sourceY);
    if (known !== undefined) return known;
    const row = new Float32Array(rowFloats);
    const base = sourceY * widthPx * 3;
    for (let x = 0; x < scale.widthPx; x++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let tap = x * tapCount; tap < (x + 1) * tapCount; tap++) {
        const weight = across.weights[tap] as number;
        const source = base + 3 * (across.indices[tap] as number);
        red += weight * (data[source] as number);
        green += weight * (data[source + 1] as number);
        blue += weight * (data[source + 2] as number);
      }
      row[3 * x] = (red / 255) * 2 - 1;
      row[3 * x + 1] = (green / 255) * 2 - 1;
      row[3 * x + 2] = (blue / 255) * 2 - 1;
    }
    made.set(sourceY, row);
    return row;
  };

  for (let y = 0; y < scale.heightPx; y++) {
    const taps = Array.from({ length: tapCount }, (_, tap) => {
      const index = y * tapCount + tap;
      return { row: resizedRow(down.indices[index] as number), weight: down.weights[index] as number };
    });
    const [a, b, c, d] = taps as [(typeof taps)[0], (typeof taps)[0], (typeof taps)[0], (typeof taps)[0]];
    for (const sourceY of made.keys()) if (sourceY < (down.indices[y * tapCount] as number)) made.delete(sourceY);
    const rowStart = start + (alongY[y] as number);
    for (let x = 0; x < scale.widthPx; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const at = 3 * x + channel;
        patches[rowStart + (alongX[x] as number) + channel * planeFloats] =
          a.weight * (a.row[at] as number) +
          b.weight * (b.row[at] as number) +
          c.weight * (c.row[at] as number) +
          d.weight * (d.row[at] as number);
      }
    }
  }
}

/**
 * Writes the patches of all three scales into `patches` from element `start` on: scale by scale, row-major,
 * each patch planar (3, 32, 32), -1..1, zero outside the picture. `patches` must be zero there before.
 */
export function cutPatches(picture: Picture, patches: Float32Array, start: number): void {
  let offset = start;
  for (const [scaleId, scale] of musiqScales(picture.widthPx, picture.heightPx).entries()) {
    if (scaleId === 2) cutNative(picture, scale, patches, offset);
    else cutResized(picture, scale, patches, offset);
    offset += scale.columns * scale.rows * patchFloats;
  }
}
