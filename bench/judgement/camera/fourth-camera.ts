/**
 * @file A fourth imitated camera, by which the judgement is claimed and nothing is fitted or chosen: a mosaic that is truly sampled and demosaicked along edges, shot, read and row noise, a bilateral filter, a
 * filmic curve with local contrast, one step of deconvolution for sharpening, bubbles and rings for focus, a trembling hand, several sizes, JPEG that may be encoded twice.
 */
import sharp from 'sharp';
import type { SeededRandom } from '../../make-shoot/seeded-random.ts';
import { type Kernel, soften } from './blur.ts';
import { eachPlane, type LightPicture } from './light.ts';

export interface FourthCamera {
  longSidePx: number;
  /** Sensor pixels to a pixel of the picture, along a side. */
  oversampling: number;
  lensSigmaPx: number;
  /** Share of the disc's radius that is dark in its middle. */
  obstruction: number;
  noiseLevels: number;
  /** Noise a row has together, share of the rest. */
  banding: number;
  /** Spread of the bilateral filter, in standard deviations of the grain; 0 is none. */
  bilateral: number;
  shoulder: number;
  localContrast: number;
  deconvolution: number;
  quality: number;
  firstQuality: number | null;
}

export function planFourthCamera(random: SeededRandom): FourthCamera {
  return {
    longSidePx: random.pick([560, 700, 900, 1100]),
    oversampling: random.pick([1, 1, 1.3]),
    lensSigmaPx: random.between(0.3, 0.8),
    obstruction: random.pick([0, 0, 0.4]),
    noiseLevels: random.pick([0.5, 1.1, 2, 3.2]),
    banding: random.between(0, 0.25),
    bilateral: random.pick([0, 1.2, 2.2]),
    shoulder: random.between(0.1, 0.7),
    localContrast: random.between(0, 0.25),
    deconvolution: random.between(0.1, 0.9),
    quality: random.pick([70, 80, 90, 95]),
    firstQuality: random.unit() < 0.3 ? 85 : null,
  };
}

/** Light out of focus: a bubble with a soft rim, or a ring. */
export function bubble(radiusPx: number, obstruction: number): Kernel {
  const reach = Math.ceil(radiusPx + 1);
  const points: { x: number; y: number; weight: number }[] = [];
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      const out = Math.hypot(x, y);
      const rim = 1 / (1 + Math.exp((out - radiusPx) / 0.35));
      const hole = obstruction === 0 ? 0 : 1 / (1 + Math.exp((out - obstruction * radiusPx) / 0.35));
      const weight = Math.max(0, rim - hole);
      if (weight > 0.002) points.push({ x, y, weight });
    }
  return normal(points);
}

/** A hand that drifts and trembles across its way: `lengthPx` from end to end of the drift. */
export function tremble(lengthPx: number, random: SeededRandom): Kernel {
  const angle = random.between(0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const waves = random.between(0.5, 2.5);
  const height = lengthPx * random.between(0.02, 0.2);
  const phase = random.between(0, 2 * Math.PI);
  const found = new Map<string, { x: number; y: number; weight: number }>();
  const steps = Math.max(24, Math.ceil(lengthPx * 6));
  for (let i = 0; i < steps; i++) {
    const t = (i + 0.5) / steps;
    const along = (t - 0.5 + 0.05 * Math.sin(4 * Math.PI * t + phase)) * lengthPx;
    const across = height * Math.sin(2 * Math.PI * waves * t + phase);
    const [px, py] = [along * cos - across * sin, along * sin + across * cos];
    const [left, top] = [Math.floor(px), Math.floor(py)];
    for (let k = 0; k < 4; k++) {
      const [x, y] = [left + (k & 1), top + (k >> 1)];
      const point = found.get(`${x},${y}`) ?? { x, y, weight: 0 };
      point.weight += (1 - Math.abs(px - x)) * (1 - Math.abs(py - y));
      found.set(`${x},${y}`, point);
    }
  }
  return normal([...found.values()].filter(({ weight }) => weight > 0));
}

function normal(points: readonly { x: number; y: number; weight: number }[]): Kernel {
  const sum = points.reduce((total, { weight }) => total + weight, 0);
  return { points: points.map((point) => ({ ...point, weight: point.weight / sum })) };
}

/** One sample a photosite (red, green; green, blue) with its noise, rows together too; levels are of an 8-bit picture at mid-grey, an encoded slope of 305 levels per unit of light. */
export function expose(light: LightPicture, levels: number, banding: number, random: SeededRandom): Float32Array {
  const { widthPx, heightPx, planes } = light;
  const variance = (levels / 305) ** 2;
  const raw = new Float32Array(widthPx * heightPx);
  const table = Float32Array.from({ length: 40_009 }, () => random.normal());
  let at = random.whole(0, 40_008);
  for (let y = 0; y < heightPx; y++) {
    const row = banding * Math.sqrt(0.3 * variance) * random.normal();
    for (let x = 0; x < widthPx; x++) {
      const i = y * widthPx + x;
      const value = planes[y % 2 === 0 ? x % 2 : 1 + (x % 2)]![i]!;
      at = (at + 1 + ((x * 7 + y * 3) % 5)) % 40_009;
      raw[i] = Math.min(
        1,
        Math.max(0, value + row + table[at]! * Math.sqrt(variance * (0.3 + (0.7 * Math.max(0, value)) / 0.18))),
      );
    }
  }
  return raw;
}

/** Green along the direction in which the mosaic changes less (Hamilton and Adams 1997), red and blue by their differences from it. */
export function demosaic(raw: Float32Array, widthPx: number, heightPx: number): LightPicture {
  const at = (x: number, y: number) => {
    // Rims are mirrored, which keeps the colours of the mosaic.
    const [u, v] = [
      x < 0 ? -x : x >= widthPx ? 2 * widthPx - 2 - x : x,
      y < 0 ? -y : y >= heightPx ? 2 * heightPx - 2 - y : y,
    ];
    return v * widthPx + u;
  };
  const green = raw.slice();
  for (let y = 0; y < heightPx; y++)
    for (let x = y % 2; x < widthPx; x += 2) {
      const [l, r, u, d] = [raw[at(x - 1, y)]!, raw[at(x + 1, y)]!, raw[at(x, y - 1)]!, raw[at(x, y + 1)]!];
      const own = raw[at(x, y)]!;
      const bendX = 2 * own - raw[at(x - 2, y)]! - raw[at(x + 2, y)]!;
      const bendY = 2 * own - raw[at(x, y - 2)]! - raw[at(x, y + 2)]!;
      const [changeX, changeY] = [Math.abs(l - r) + Math.abs(bendX), Math.abs(u - d) + Math.abs(bendY)];
      const [alongX, alongY] = [(l + r) / 2 + bendX / 4, (u + d) / 2 + bendY / 4];
      green[at(x, y)] = changeX < changeY ? alongX : changeY < changeX ? alongY : (alongX + alongY) / 2;
    }
  const other = (offset: number) => {
    const plane = new Float32Array(raw.length);
    const difference = (x: number, y: number) => raw[at(x, y)]! - green[at(x, y)]!;
    for (let y = 0; y < heightPx; y++)
      for (let x = 0; x < widthPx; x++) {
        const [onX, onY] = [x % 2 === offset, y % 2 === offset];
        const found =
          onX && onY
            ? difference(x, y)
            : onY
              ? (difference(x - 1, y) + difference(x + 1, y)) / 2
              : onX
                ? (difference(x, y - 1) + difference(x, y + 1)) / 2
                : (difference(x - 1, y - 1) +
                    difference(x + 1, y - 1) +
                    difference(x - 1, y + 1) +
                    difference(x + 1, y + 1)) /
                  4;
        plane[y * widthPx + x] = green[y * widthPx + x]! + found;
      }
    return plane;
  };
  return { widthPx, heightPx, planes: [other(0), green, other(1)] };
}

/** Curve (a shoulder of Hable's kind), bilateral filter, local contrast, one step of Richardson and Lucy, size, JPEG. */
export async function developFourth(light: LightPicture, camera: FourthCamera, noiseLevels: number): Promise<Buffer> {
  const { widthPx, heightPx } = light;
  const curve = Float32Array.from({ length: 1025 }, (_, i) => {
    const v = i / 1024;
    const held = (v * (1 + camera.shoulder * 1.6)) / (1 + camera.shoulder * 1.6 * v);
    return 255 * (0.5 * v ** (1 / 2.2) + 0.5 * held ** (1 / 1.9));
  });
  const toned = eachPlane(light, (plane) =>
    plane.map((value) => curve[Math.round(1024 * Math.min(1, Math.max(0, value)))]!),
  );
  const calm = camera.bilateral === 0 ? toned : bilateral(toned, camera.bilateral * noiseLevels);
  const around = soften(calm, 6);
  const local = eachPlane(calm, (plane, c) =>
    plane.map((value, i) => value + camera.localContrast * 40 * Math.tanh((value - around.planes[c]![i]!) / 40)),
  );
  const blurredOnce = soften(local, 0.9);
  const ratio = eachPlane(local, (plane, c) => plane.map((value, i) => (value + 4) / (blurredOnce.planes[c]![i]! + 4)));
  const gain = soften(ratio, 0.9);
  const data = new Uint8ClampedArray(widthPx * heightPx * 3);
  local.planes.forEach((plane, channel) => {
    for (let i = 0; i < plane.length; i++)
      data[i * 3 + channel] = plane[i]! * (1 + camera.deconvolution * 2 * (gain.planes[channel]![i]! - 1));
  });
  const size = Math.round(widthPx / camera.oversampling);
  const picture = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } }).resize(size, null, {
    kernel: 'mitchell',
  });
  const first =
    camera.firstQuality === null ? picture : sharp(await picture.jpeg({ quality: camera.firstQuality }).toBuffer());
  return first.jpeg({ quality: camera.quality, progressive: true }).toBuffer();
}

/** Each pixel the mean of those near it that are like it in green (Tomasi and Manduchi 1998), 5 x 5. */
function bilateral(picture: LightPicture, spreadLevels: number): LightPicture {
  const { widthPx, heightPx } = picture;
  const guide = picture.planes[1];
  const like = Float32Array.from({ length: 256 }, (_, d) => Math.exp(-((d / Math.max(0.5, spreadLevels)) ** 2) / 2));
  const out = picture.planes.map((plane) => plane.slice()) as [Float32Array, Float32Array, Float32Array];
  for (let y = 2; y < heightPx - 2; y++)
    for (let x = 2; x < widthPx - 2; x++) {
      const i = y * widthPx + x;
      let [total, r, g, b] = [0, 0, 0, 0];
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) {
          const k = i + dy * widthPx + dx;
          const weight =
            like[Math.min(255, Math.round(Math.abs(guide[k]! - guide[i]!)))]! / (1 + 0.3 * (dx * dx + dy * dy));
          total += weight;
          r += weight * picture.planes[0][k]!;
          g += weight * guide[k]!;
          b += weight * picture.planes[2][k]!;
        }
      out[0][i] = r / total;
      out[1][i] = g / total;
      out[2][i] = b / total;
    }
  return { ...picture, planes: out };
}
