/** @file What optics and movement do to light: discs, paths, gaussians, over the whole picture or where a mask says. */
import type { SeededRandom } from '../../make-shoot/seeded-random.ts';
import { eachPlane, type LightPicture } from './light.ts';

/** Points of a blur kernel with their weights, which add up to 1. */
export interface Kernel {
  points: readonly { x: number; y: number; weight: number }[];
}

/** Light through a lens out of focus: every point a disc. Along rows by running sums, with parts of pixels counted as parts. */
export function defocus(light: LightPicture, radiusPx: number): LightPicture {
  const { widthPx, heightPx } = light;
  const reach = Math.floor(radiusPx);
  const runs = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.sqrt(Math.max(0.01, radiusPx ** 2 - (i - reach) ** 2)),
  );
  const area = runs.reduce((sum, run) => sum + 2 * run + 1, 0);
  const padding = Math.ceil(radiusPx) + 3;
  return eachPlane(light, (plane) => {
    const out = new Float32Array(plane.length);
    const sums = new Float64Array(widthPx + 2 * padding + 1);
    for (let from = 0; from < heightPx; from++) {
      runningSums(plane, from * widthPx, widthPx, padding, sums);
      // Rows beyond the rim are the rim's.
      const first = from === 0 ? -reach : from;
      const last = from === heightPx - 1 ? heightPx - 1 + reach : from;
      for (let source = first; source <= last; source++)
        for (let i = 0; i < runs.length; i++) {
          const row = source - (i - reach);
          if (row >= 0 && row < heightPx) addRun(sums, padding, runs[i]! + 0.5, 1 / area, out, row * widthPx, widthPx);
        }
    }
    return out;
  });
}

function runningSums(plane: Float32Array, row: number, width: number, padding: number, sums: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < sums.length - 1; i++) {
    sum += plane[row + Math.min(width - 1, Math.max(0, i - padding))]!;
    sums[i + 1] = sum;
  }
}

/** Adds to each pixel of a row what lies within `half` of its middle. */
function addRun(
  sums: Float64Array,
  padding: number,
  half: number,
  weight: number,
  out: Float32Array,
  row: number,
  width: number,
): void {
  const left = padding + 0.5 - half;
  const right = padding + 0.5 + half;
  const l = Math.floor(left);
  const r = Math.floor(right);
  const lf = left - l;
  const rf = right - r;
  for (let x = 0; x < width; x++) {
    const low = sums[l + x]! + lf * (sums[l + x + 1]! - sums[l + x]!);
    const high = sums[r + x]! + rf * (sums[r + x + 1]! - sums[r + x]!);
    out[row + x]! += weight * (high - low);
  }
}

/**
 * A hand's path during the exposure: a walk whose direction drifts and whose speed varies, `lengthPx` long, drawn with bilinear weights.
 * `bend` is how much the direction may turn along it, in radians.
 */
export function pathKernel(lengthPx: number, bend: number, random: SeededRandom): Kernel {
  const steps = Math.max(12, Math.ceil(lengthPx * 4));
  let angle = random.between(0, 2 * Math.PI);
  const turn = (bend / steps) * (random.unit() < 0.5 ? -1 : 1);
  const places: { x: number; y: number }[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < steps; i++) {
    const speed = (lengthPx / steps) * random.between(0.5, 1.5);
    angle += turn + (random.normal() * bend) / (3 * Math.sqrt(steps));
    x += speed * Math.cos(angle);
    y += speed * Math.sin(angle);
    places.push({ x, y });
  }
  const centre = {
    x: places.reduce((sum, place) => sum + place.x, 0) / steps,
    y: places.reduce((sum, place) => sum + place.y, 0) / steps,
  };
  const weights = new Map<string, { x: number; y: number; weight: number }>();
  for (const place of places) {
    const px = place.x - centre.x;
    const py = place.y - centre.y;
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const gx = Math.floor(px) + dx;
      const gy = Math.floor(py) + dy;
      const weight = (1 - Math.abs(px - gx)) * (1 - Math.abs(py - gy));
      if (weight <= 0) continue;
      const key = `${gx},${gy}`;
      const point = weights.get(key) ?? { x: gx, y: gy, weight: 0 };
      point.weight += weight;
      weights.set(key, point);
    }
  }
  return normalised([...weights.values()]);
}

/** Gaussian softness of `sigmaPx`, along rows, then along columns. */
export function soften(light: LightPicture, sigmaPx: number): LightPicture {
  const reach = Math.max(1, Math.ceil(sigmaPx * 3));
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigmaPx * sigmaPx)),
  );
  const along = (isRow: boolean): Kernel =>
    normalised(weights.map((weight, i) => ({ x: isRow ? i - reach : 0, y: isRow ? 0 : i - reach, weight })));
  return convolve(convolve(light, along(true)), along(false));
}

function normalised(points: readonly { x: number; y: number; weight: number }[]): Kernel {
  const sum = points.reduce((total, point) => total + point.weight, 0);
  return { points: points.map((point) => ({ ...point, weight: point.weight / sum })) };
}

/** Every point of the picture spread as the kernel says; the rim is held. */
export function convolve(light: LightPicture, kernel: Kernel): LightPicture {
  const { widthPx, heightPx } = light;
  return eachPlane(light, (plane) => {
    const out = new Float32Array(plane.length);
    for (let row = 0; row < heightPx; row++)
      for (const { x, y, weight } of kernel.points) {
        const from = Math.min(heightPx - 1, Math.max(0, row + y)) * widthPx;
        addShifted(out, row * widthPx, plane, from, widthPx, x, weight);
      }
    return out;
  });
}

function addShifted(
  out: Float32Array,
  to: number,
  plane: Float32Array,
  from: number,
  width: number,
  shift: number,
  weight: number,
): void {
  const left = Math.min(width, Math.max(0, -shift));
  const right = Math.max(left, Math.min(width, width - shift));
  const first = weight * plane[from]!;
  const last = weight * plane[from + width - 1]!;
  for (let x = 0; x < left; x++) out[to + x]! += first;
  for (let x = left, at = from + left + shift; x < right; x++, at++) out[to + x]! += weight * plane[at]!;
  for (let x = right; x < width; x++) out[to + x]! += last;
}

/** `over` where the mask is 1, `under` where it is 0. */
export function blend(under: LightPicture, over: LightPicture, mask: Float32Array): LightPicture {
  return eachPlane(under, (plane, channel) => {
    const above = over.planes[channel]!;
    const out = new Float32Array(plane.length);
    for (let i = 0; i < out.length; i++) out[i] = plane[i]! + mask[i]! * (above[i]! - plane[i]!);
    return out;
  });
}

/** 1 inside an ellipse around the box (fractions of the picture), 0 outside, soft over a fifth of it. */
export function ellipseMask(
  widthPx: number,
  heightPx: number,
  box: { x: number; y: number; w: number; h: number },
): Float32Array {
  const mask = new Float32Array(widthPx * heightPx);
  for (let row = 0; row < heightPx; row++) {
    const v = (((row + 0.5) / heightPx - box.y) / box.h - 0.5) * 2;
    for (let column = 0; column < widthPx; column++) {
      const u = (((column + 0.5) / widthPx - box.x) / box.w - 0.5) * 2;
      mask[row * widthPx + column] = Math.min(1, Math.max(0, (1.1 - Math.hypot(u, v)) / 0.2));
    }
  }
  return mask;
}
