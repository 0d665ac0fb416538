/** @file A mosaic of red, green and blue that is sampled with its noise and filled in again: what is fine is lost or false there, and noise is shared between neighbours. */
import type { SeededRandom } from '../../make-shoot/seeded-random.ts';
import { eachPlane, type LightPicture } from './light.ts';
import { boxMean } from './sensor.ts';

export interface MosaicNoise {
  /** Green helps red and blue, and they it (Malvar, He and Cutler 2004); else each is filled by itself. */
  isCorrected: boolean;
  /** Share of the noise's variance at mid-grey that does not depend on light. */
  readShare: number;
  /** Noise that a row has together, share of the rest. */
  rows: number;
  /** Broad noise of colour that is left, share of the rest. */
  blotches: number;
}

/** Levels of an 8-bit sRGB picture for one unit of light at mid-grey (18 %). */
const levelsPerLight = 305;

/** `sigmaLevels`: standard deviation at mid-grey in 8-bit sRGB levels, before filling in. */
export function addMosaicNoise(light: LightPicture, noise: MosaicNoise, sigmaLevels: number, random: SeededRandom) {
  const { widthPx, heightPx } = light;
  const sampled = sample(light, noise, sigmaLevels / levelsPerLight, random);
  const filled = noise.isCorrected ? corrected(sampled, widthPx, heightPx) : averaged(sampled, widthPx, heightPx);
  return noise.blotches === 0 ? filled : blotched(filled, (noise.blotches * sigmaLevels) / levelsPerLight, random);
}

/** 0 red, 1 green, 2 blue. */
const colourAt = (x: number, y: number): number => (y % 2 === 0 ? (x % 2 === 0 ? 0 : 1) : x % 2 === 0 ? 1 : 2);

function sample(light: LightPicture, noise: MosaicNoise, sigma: number, random: SeededRandom): Float32Array {
  const { planes, widthPx, heightPx } = light;
  const table = Float32Array.from({ length: 65_521 }, () => random.normal());
  const out = new Float32Array(widthPx * heightPx);
  let at = random.whole(0, 65_520);
  for (let y = 0, i = 0; y < heightPx; y++) {
    const row = noise.rows * sigma * random.normal();
    for (let x = 0; x < widthPx; x++, i++) {
      at = (at + 1 + (i % 13)) % 65_521;
      const value = planes[colourAt(x, y)]![i]!;
      const spread = sigma * Math.sqrt(noise.readShare + ((1 - noise.readShare) * Math.max(0, value)) / 0.18);
      out[i] = Math.min(1, Math.max(0, value + row + spread * table[at]!));
    }
  }
  return out;
}

/** Every missing colour as the mean of those around that have it. */
function averaged(raw: Float32Array, width: number, height: number): LightPicture {
  const planes = [0, 1, 2].map((colour) => {
    const has = (x: number, y: number) => colourAt(x, y) === colour;
    return fill(raw, width, height, (x, y, i) => {
      if (has(x, y)) return raw[i]!;
      let [sum, count] = [0, 0];
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++)
          if (has(x + dx, y + dy) && (dx !== 0 || dy !== 0) && (colour !== 1 || dx === 0 || dy === 0)) {
            sum += raw[i + dy * width + dx]!;
            count += 1;
          }
      return sum / count;
    });
  });
  return { widthPx: width, heightPx: height, planes: planes as unknown as LightPicture['planes'] };
}

/** As averaged, with what the colour that is there has more than its own surroundings added. */
function corrected(raw: Float32Array, width: number, height: number): LightPicture {
  const plain = averaged(raw, width, height);
  const gains = [0.5, 0.5, 0.5];
  const planes = plain.planes.map((plane, colour) =>
    fill(plane, width, height, (x, y, i) => {
      if (colourAt(x, y) === colour) return plane[i]!;
      const around = (raw[i - 2]! + raw[i + 2]! + raw[i - 2 * width]! + raw[i + 2 * width]!) / 4;
      return Math.min(1, Math.max(0, plane[i]! + gains[colour]! * (raw[i]! - around)));
    }),
  );
  return { widthPx: width, heightPx: height, planes: planes as unknown as LightPicture['planes'] };
}

/** The rim of two pixels is taken as it is. */
function fill(
  from: Float32Array,
  width: number,
  height: number,
  value: (x: number, y: number, i: number) => number,
): Float32Array {
  const out = from.slice();
  for (let y = 2; y < height - 2; y++)
    for (let x = 2; x < width - 2; x++) out[y * width + x] = value(x, y, y * width + x);
  for (const y of [0, 1, height - 2, height - 1])
    for (let x = 0; x < width; x++) out[y * width + x] = out[Math.min(height - 3, Math.max(2, y)) * width + x]!;
  for (let y = 0; y < height; y++)
    for (const x of [0, 1, width - 2, width - 1])
      out[y * width + x] = out[y * width + Math.min(width - 3, Math.max(2, x))]!;
  return out;
}

/** Colours that drift over some pixels, as noise reduction leaves them. */
function blotched(light: LightPicture, sigma: number, random: SeededRandom): LightPicture {
  const { widthPx, heightPx } = light;
  return eachPlane(light, (plane, channel) => {
    if (channel === 1) return plane;
    const field = boxMean(
      plane.map(() => random.normal()),
      widthPx,
      heightPx,
      3,
    );
    // A mean of 49 has a seventh of the spread.
    return plane.map((value, i) => Math.min(1, Math.max(0, value + 7 * sigma * field[i]!)));
  });
}
