/** @file What ruins pictures: gaussian blur, and the quantisation that JPEG does. */
import type { Picture } from '../../native-models/adapters/index.ts';

/** One axis of a separable filter, edges repeated: `count` pixels `step` apart on each of `lines` lines `lineStep` apart. */
function filterLines(
  from: ArrayLike<number>,
  weights: Float64Array,
  { count, step, lines, lineStep }: Record<'count' | 'step' | 'lines' | 'lineStep', number>,
): Float32Array {
  const to = new Float32Array(from.length);
  const radius = weights.length >> 1;
  const places = Int32Array.from(
    { length: count + weights.length - 1 },
    (_, at) => Math.min(Math.max(at - radius, 0), count - 1) * step,
  );
  for (let line = 0; line < lines; line++) {
    for (let at = 0; at < count; at++) {
      for (let channel = 0; channel < 3; channel++) {
        const base = line * lineStep + channel;
        let sum = 0;
        for (let tap = 0; tap < weights.length; tap++) sum += from[base + places[at + tap]!]! * weights[tap]!;
        to[base + at * step] = sum;
      }
    }
  }
  return to;
}

/** Separable gaussian over three sigmas, edges repeated. */
export function blurPicture(picture: Picture, sigmaPx: number): Picture {
  const radius = Math.ceil(sigmaPx * 3);
  const raw = Array.from({ length: radius * 2 + 1 }, (_, tap) => Math.exp(-((tap - radius) ** 2) / (2 * sigmaPx ** 2)));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const weights = Float64Array.from(raw, (weight) => weight / total);
  const { widthPx, heightPx } = picture;
  const row = widthPx * 3;
  const across = filterLines(picture.data, weights, { count: widthPx, step: 3, lines: heightPx, lineStep: row });
  const both = filterLines(across, weights, { count: heightPx, step: row, lines: widthPx, lineStep: 3 });
  return { data: Uint8Array.from(both, Math.round), widthPx, heightPx };
}

/** Annex K.1 of the JPEG standard (ITU-T T.81), luminance. */
const quantisers = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];

const cosines = Array.from({ length: 64 }, (_, index) => {
  const frequency = index >> 3;
  const scale = frequency === 0 ? Math.SQRT1_2 / 2 : 0.5;
  return scale * Math.cos(((2 * (index & 7) + 1) * frequency * Math.PI) / 16);
});

/** Rounds every 8x8 block's cosine coefficients as a JPEG of this quality (1..100) does; sides must be multiples of 8. */
export function compressPicture(picture: Picture, quality: number): Picture {
  const scale = quality < 50 ? 50 / quality : 2 - quality / 50;
  const steps = quantisers.map((step) => Math.max(1, step * scale));
  const { widthPx, heightPx } = picture;
  const data = new Uint8Array(picture.data.length);
  const block = new Float64Array(64);
  for (let top = 0; top < heightPx; top += 8) {
    for (let left = 0; left < widthPx; left += 8) {
      for (let channel = 0; channel < 3; channel++) {
        const at = (index: number) => ((top + (index >> 3)) * widthPx + left + (index & 7)) * 3 + channel;
        for (let index = 0; index < 64; index++) block[index] = picture.data[at(index)]! - 128;
        const coefficients = transform(block, 'forward');
        for (let index = 0; index < 64; index++) {
          coefficients[index] = Math.round(coefficients[index]! / steps[index]!) * steps[index]!;
        }
        const restored = transform(coefficients, 'back');
        for (let index = 0; index < 64; index++) {
          data[at(index)] = Math.max(0, Math.min(255, Math.round(restored[index]! + 128)));
        }
      }
    }
  }
  return { data, widthPx, heightPx };
}

/** The 8x8 discrete cosine transform, orthonormal, rows then columns. */
function transform(block: Float64Array, direction: 'forward' | 'back'): Float64Array {
  const weight = (out: number, into: number) =>
    direction === 'forward' ? cosines[out * 8 + into]! : cosines[into * 8 + out]!;
  const half = new Float64Array(64);
  const full = new Float64Array(64);
  for (let row = 0; row < 8; row++) {
    for (let out = 0; out < 8; out++) {
      for (let into = 0; into < 8; into++) half[row * 8 + out]! += block[row * 8 + into]! * weight(out, into);
    }
  }
  for (let column = 0; column < 8; column++) {
    for (let out = 0; out < 8; out++) {
      for (let into = 0; into < 8; into++) full[out * 8 + column]! += half[into * 8 + column]! * weight(out, into);
    }
  }
  return full;
}
