/** @file Noise as a sensor makes it and what a camera's noise reduction leaves of it: grain that is correlated from pixel to pixel. */
import type { SeededRandom } from '../../make-shoot/seeded-random.ts';
import { eachPlane, type LightPicture } from './light.ts';

/** Levels of an 8-bit sRGB picture for one unit of light at mid-grey (18 %). */
const levelsPerLight = 305;

/**
 * Shot and read noise on a Bayer mosaic: red and blue have a sample on every fourth pixel, green on every second; what lies between is interpolated, which
 * correlates it. `sigmaLevels`: its standard deviation at mid-grey in 8-bit sRGB levels, before interpolation.
 */
export function addSensorNoise(light: LightPicture, sigmaLevels: number, random: SeededRandom): LightPicture {
  const { widthPx, heightPx } = light;
  const variance = (sigmaLevels / levelsPerLight) ** 2;
  const shot = (0.8 * variance) / 0.18;
  const read = 0.2 * variance;
  const table = Float32Array.from({ length: 65_536 }, () => random.normal());
  let state = random.whole(1, 0x7fffffff);
  const normal = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return table[state & 0xffff]!;
  };
  return eachPlane(light, (plane, channel) => {
    const noise = new Float32Array(plane.length);
    const isGreen = channel === 1;
    const offset = channel === 2 ? 1 : 0;
    for (let y = 0; y < heightPx; y++)
      for (let x = 0; x < widthPx; x++)
        if (isGreen ? (x + y) % 2 === 1 : x % 2 === offset && y % 2 === offset) noise[y * widthPx + x] = normal();
    const filled = isGreen ? fillQuincunx(noise, widthPx, heightPx) : fillQuarter(noise, widthPx, heightPx, offset);
    // Saturation and black cut what noise adds.
    for (let i = 0; i < filled.length; i++) {
      const value = plane[i]!;
      filled[i] = Math.min(1, Math.max(0, value + filled[i]! * Math.sqrt(read + shot * Math.max(0, value))));
    }
    return filled;
  });
}

function fillQuincunx(noise: Float32Array, width: number, height: number): Float32Array {
  const out = noise.slice();
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++)
      if ((x + y) % 2 === 0) {
        const i = y * width + x;
        out[i] = (noise[i - 1]! + noise[i + 1]! + noise[i - width]! + noise[i + width]!) / 4;
      }
  return out;
}

function fillQuarter(noise: Float32Array, width: number, height: number, offset: number): Float32Array {
  const out = noise.slice();
  for (let y = offset; y < height; y += 2)
    for (let x = 1; x < width - 1; x++)
      if (x % 2 !== offset) out[y * width + x] = (out[y * width + x - 1]! + out[y * width + x + 1]!) / 2;
  for (let y = 1; y < height - 1; y++)
    if (y % 2 !== offset)
      for (let x = 0; x < width; x++) out[y * width + x] = (out[(y - 1) * width + x]! + out[(y + 1) * width + x]!) / 2;
  return out;
}

/**
 * In-camera noise reduction in a square-root domain: luma by a guided filter (He, Sun and Tang 2010), colour by a box; `keepGrain` of the luma's noise is left.
 */
export function reduceNoise(light: LightPicture, sigmaLevels: number, keepGrain: number): LightPicture {
  const { widthPx, heightPx } = light;
  const count = widthPx * heightPx;
  const roots = light.planes.map((plane) => {
    const out = new Float32Array(count);
    for (let i = 0; i < count; i++) out[i] = Math.sqrt(plane[i]!);
    return out;
  });
  const [red, green, blue] = roots as [Float32Array, Float32Array, Float32Array];
  const luma = new Float32Array(count);
  for (let i = 0; i < count; i++) luma[i] = 0.5 * green[i]! + 0.3 * red[i]! + 0.2 * blue[i]!;
  const sigma = (sigmaLevels / 255) * 0.75;
  const smooth = guided(luma, widthPx, heightPx, 2, (1.6 * sigma) ** 2);
  const reach = Math.max(1, Math.min(4, Math.round(sigmaLevels / 4)));
  return eachPlane(light, (_, channel) => {
    const plane = roots[channel]!;
    for (let i = 0; i < count; i++) plane[i]! -= luma[i]!;
    const out = boxMean(plane, widthPx, heightPx, reach);
    for (let i = 0; i < count; i++) {
      const root = Math.max(0, out[i]! + smooth[i]! + keepGrain * (luma[i]! - smooth[i]!));
      out[i] = root * root;
    }
    return out;
  });
}

function guided(plane: Float32Array, width: number, height: number, reach: number, epsilon: number): Float32Array {
  const count = plane.length;
  const mean = boxMean(plane, width, height, reach);
  const slope = new Float32Array(count);
  for (let i = 0; i < count; i++) slope[i] = plane[i]! * plane[i]!;
  const squares = boxMean(slope, width, height, reach);
  for (let i = 0; i < count; i++) {
    const variance = Math.max(0, squares[i]! - mean[i]! * mean[i]!);
    slope[i] = variance / (variance + epsilon);
    mean[i]! *= 1 - slope[i]!;
  }
  const slopes = boxMean(slope, width, height, reach);
  const offsets = boxMean(mean, width, height, reach);
  for (let i = 0; i < count; i++) slopes[i] = slopes[i]! * plane[i]! + offsets[i]!;
  return slopes;
}

/** Mean over (2 reach + 1)^2 pixels; the rim is held. */
export function boxMean(plane: Float32Array, width: number, height: number, reach: number): Float32Array {
  const across = new Float32Array(plane.length);
  const n = 2 * reach + 1;
  for (let row = 0; row < plane.length; row += width) {
    const [first, last] = [plane[row]!, plane[row + width - 1]!];
    let sum = first * reach;
    for (let k = 0; k <= reach; k++) sum += plane[row + k]!;
    for (let x = 0; x < reach; x++) {
      across[row + x] = sum / n;
      sum += plane[row + x + reach + 1]! - first;
    }
    for (let at = row + reach, end = row + width - reach - 1; at < end; at++) {
      across[at] = sum / n;
      sum += plane[at + reach + 1]! - plane[at - reach]!;
    }
    for (let x = width - reach - 1; x < width; x++) {
      across[row + x] = sum / n;
      sum += last - plane[row + x - reach]!;
    }
  }
  const out = new Float32Array(plane.length);
  const sums = new Float32Array(width);
  for (let k = -reach; k <= reach; k++) {
    const row = Math.min(height - 1, Math.max(0, k)) * width;
    for (let x = 0; x < width; x++) sums[x]! += across[row + x]!;
  }
  for (let y = 0; y < height; y++) {
    const add = Math.min(height - 1, y + reach + 1) * width;
    const drop = Math.max(0, y - reach) * width;
    const to = y * width;
    for (let x = 0; x < width; x++) {
      const sum = sums[x]!;
      out[to + x] = sum / n;
      sums[x] = sum + across[add + x]! - across[drop + x]!;
    }
  }
  return out;
}
