/**
 * @file A third imitated camera, by which the judgement is claimed and nothing is fitted or chosen: pixels that average over their area, a six-bladed diaphragm, hands that jerk and rest, grain that is shared
 * between neighbours and channels, shrinking of fine bands for noise reduction, a logarithmic tone curve, sharpening at two sizes with held overshoot, JPEG with an encoder that drops what it may.
 */
import sharp from 'sharp';
import type { SeededRandom } from '../../make-shoot/seeded-random.ts';
import { type Kernel, soften } from './blur.ts';
import { eachPlane, encodeLight, type LightPicture } from './light.ts';
import { boxMean } from './sensor.ts';

export interface ThirdCamera {
  /** Frame pixels to a scene pixel. */
  scale: number;
  lensSigmaPx: number;
  noiseLevels: number;
  /** Standard deviations of grain that noise reduction takes off each band. */
  shrink: number;
  /** Light per unit that the logarithm sets in at: more lifts shadows more. */
  lift: number;
  sharpen: readonly [fine: number, broad: number];
  quality: number;
  isTrellis: boolean;
}

export function planThirdCamera(random: SeededRandom): ThirdCamera {
  return {
    scale: random.pick([0.36, 0.46, 0.6]),
    lensSigmaPx: random.between(0.25, 0.75),
    noiseLevels: random.pick([0.4, 0.8, 1.8, 3.5]),
    shrink: random.between(0.4, 1.6),
    lift: random.between(1, 6),
    sharpen: [random.between(0.1, 0.7), random.between(0, 0.35)],
    quality: random.pick([62, 76, 86, 92, 97]),
    isTrellis: random.unit() < 0.4,
  };
}

/** A disc seen through six blades, brighter at its rim as simple lenses draw it. */
export function hexagon(radiusPx: number, random: SeededRandom): Kernel {
  const turn = random.between(0, Math.PI / 3);
  const reach = Math.ceil(radiusPx);
  const parts = 4;
  const points: { x: number; y: number; weight: number }[] = [];
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      let weight = 0;
      for (let k = 0; k < parts * parts; k++) {
        const u = x + ((k % parts) + 0.5) / parts - 0.5;
        const v = y + (Math.floor(k / parts) + 0.5) / parts - 0.5;
        const angle = ((Math.atan2(v, u) + turn + 2 * Math.PI) % (Math.PI / 3)) - Math.PI / 6;
        // A hexagon of the disc's area is 1.1 times as far at its corners.
        const out = (Math.hypot(u, v) * Math.cos(angle)) / (radiusPx * 0.952);
        if (out < 1) weight += 0.7 + 0.6 * out * out;
      }
      if (weight > 0) points.push({ x, y, weight });
    }
  return whole(points);
}

/** A hand that jerks: two straight strokes at an angle, with a rest of up to half of the time where they meet. */
export function jerk(lengthPx: number, random: SeededRandom): Kernel {
  const first = random.between(0, 2 * Math.PI);
  const second = first + random.normal() * 0.6;
  const share = random.between(0.4, 1);
  const rest = random.between(0, 0.4);
  const steps = Math.max(16, Math.ceil(lengthPx * 4));
  const found = new Map<string, { x: number; y: number; weight: number }>();
  for (let i = 0; i < steps; i++) {
    const along = ((i + 0.5) / steps) * lengthPx;
    const before = Math.min(along, share * lengthPx);
    const after = along - before;
    spread(
      found,
      before * Math.cos(first) + after * Math.cos(second),
      before * Math.sin(first) + after * Math.sin(second),
      (1 - rest) / steps,
    );
  }
  spread(found, share * lengthPx * Math.cos(first), share * lengthPx * Math.sin(first), rest);
  return whole([...found.values()]);
}

function spread(
  found: Map<string, { x: number; y: number; weight: number }>,
  px: number,
  py: number,
  weight: number,
): void {
  for (const [x, y] of [0, 1].flatMap((dx) =>
    [0, 1].map((dy) => [Math.floor(px) + dx, Math.floor(py) + dy] as const),
  )) {
    const point = found.get(`${x},${y}`) ?? { x, y, weight: 0 };
    point.weight += weight * Math.max(0, 1 - Math.abs(px - x)) * Math.max(0, 1 - Math.abs(py - y));
    found.set(`${x},${y}`, point);
  }
}

/** The same with its middle in the middle and all of its light. */
function whole(points: readonly { x: number; y: number; weight: number }[]): Kernel {
  const sum = points.reduce((total, { weight }) => total + weight, 0);
  const middle = (of: (point: { x: number; y: number }) => number) =>
    Math.round(points.reduce((total, point) => total + (of(point) * point.weight) / sum, 0));
  const [mx, my] = [middle(({ x }) => x), middle(({ y }) => y)];
  return { points: points.map(({ x, y, weight }) => ({ x: x - mx, y: y - my, weight: weight / sum })) };
}

/** Levels of an 8-bit picture for one unit of light at mid-grey. */
const levelsPerLight = 305;

/** Grain of which half is shared by the channels, and each pixel's by its neighbours; or all of it a pixel's and a channel's own. */
export function addGrain(
  light: LightPicture,
  sigmaLevels: number,
  random: SeededRandom,
  mix = { own: 0.5, spread: 0.42 },
): LightPicture {
  const [ofOwn, ofShared] = [Math.sqrt(mix.own), Math.sqrt(1 - mix.own)];
  const field = (): Float32Array => {
    const table = Float32Array.from({ length: 65_521 }, () => random.normal());
    let at = random.whole(0, 65_520);
    const plain = Float32Array.from({ length: light.planes[0].length }, (_, i) => {
      at = (at + 1 + (i % 11)) % 65_521;
      return table[at]!;
    });
    return plain.map(
      (value, i) =>
        (mix.spread > 0 ? 0.8 : 1) * value + mix.spread * ((plain[i - 1] ?? 0) + (plain[i - light.widthPx] ?? 0)),
    );
  };
  const shared = field();
  return eachPlane(light, (plane) => {
    const own = field();
    return plane.map((value, i) => {
      const sigma = (sigmaLevels / levelsPerLight) * Math.sqrt(0.35 + (0.65 * value) / 0.18);
      return Math.min(1, Math.max(0, value + sigma * (ofShared * shared[i]! + ofOwn * own[i]!)));
    });
  });
}

const boxed = (picture: LightPicture, reach: number): LightPicture =>
  eachPlane(picture, (plane) => boxMean(plane, picture.widthPx, picture.heightPx, reach));

/** Two bands of detail, each less what grain is likely to have put there (soft thresholds; Donoho 1995). */
export function shrunk(picture: LightPicture, threshold: number): LightPicture {
  const [fine, broad] = [soften(picture, 0.9), boxed(picture, 2)];
  const cut = (value: number, by: number) => Math.sign(value) * Math.max(0, Math.abs(value) - by);
  return eachPlane(picture, (plane, channel) => {
    const [a, b] = [fine.planes[channel]!, broad.planes[channel]!];
    return plane.map((value, i) => b[i]! + cut(a[i]! - b[i]!, threshold * 0.4) + cut(value - a[i]!, threshold));
  });
}

/** Tone, noise reduction, sharpening and JPEG. */
export function develop(light: LightPicture, camera: ThirdCamera, noiseLevels: number): Promise<Buffer> {
  const top = Math.log2(1 + camera.lift);
  // Half the standard curve, half the logarithm's.
  const toned = eachPlane(light, (plane) =>
    plane.map((value) => 255 * (0.6 * encodeLight(value) + 0.4 * (Math.log2(1 + camera.lift * value) / top) ** 0.7)),
  );
  const smooth = shrunk(toned, camera.shrink * noiseLevels);
  const [fine, broad] = [soften(smooth, 0.8), boxed(smooth, 2)];
  const { widthPx, heightPx } = light;
  const data = new Uint8ClampedArray(widthPx * heightPx * 3);
  const held = (value: number) => 24 * Math.tanh(value / 24);
  smooth.planes.forEach((plane, channel) => {
    const [a, b] = [fine.planes[channel]!, broad.planes[channel]!];
    for (let i = 0; i < plane.length; i++)
      data[i * 3 + channel] =
        plane[i]! + held(camera.sharpen[0] * 2 * (plane[i]! - a[i]!) + camera.sharpen[1] * (plane[i]! - b[i]!));
  });
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .jpeg({ quality: camera.quality, mozjpeg: camera.isTrellis })
    .toBuffer();
}
