/**
 * @file A family of cameras: every scene gets one whose optics, hands, grain, noise reduction, tone, sharpening, size and JPEG are drawn by themselves from wide ranges, so that a fit to many of them cannot
 * lean on what one maker of pictures does.
 */
import sharp from 'sharp';
import type { SeededRandom } from '../../make-shoot/seeded-random.ts';
import { convolve, defocus, pathKernel, soften } from './blur.ts';
import { eachPlane, encodeLight, type LightPicture } from './light.ts';
import { addSensorNoise, boxMean, reduceNoise } from './sensor.ts';
import { addGrain, hexagon, jerk, shrunk } from './third-camera.ts';

export interface VariedCamera {
  longSidePx: number;
  /** What the developed picture is shrunk by, as delivered previews are: 1 leaves it. */
  shrinking: number;
  lensSigmaPx: number;
  focus: 'disc' | 'blades' | 'gaussian';
  hand: 'path' | 'jerk' | 'straight';
  grain: 'mosaic' | 'shared' | 'plain';
  noiseLevels: number;
  reduction: 'guided' | 'bands' | 'none';
  /** 0 takes all grain away, 1 leaves it. */
  keepGrain: number;
  /** Strength of an S on the standard curve, and light per unit of a logarithm that is mixed in. */
  contrast: number;
  lift: number;
  sharpen: readonly [fine: number, broad: number];
  quality: number;
  isTrellis: boolean;
  subsampling: '4:2:0' | '4:4:4';
}

export function planVariedCamera(random: SeededRandom): VariedCamera {
  const longSidePx = random.pick([480, 560, 640, 720, 800, 1024, 1500]);
  return {
    longSidePx,
    shrinking: longSidePx > 800 ? 1 : random.pick([1, 1, 0.8, 0.6]),
    lensSigmaPx: random.between(0.25, 0.9),
    focus: random.pick(['disc', 'blades', 'gaussian']),
    hand: random.pick(['path', 'jerk', 'straight']),
    grain: random.pick(['mosaic', 'shared', 'plain']),
    noiseLevels: random.pick([0.3, 0.7, 1.4, 2.5, 4]),
    reduction: random.pick(['guided', 'bands', 'none']),
    keepGrain: random.between(0.1, 0.8),
    contrast: random.between(0, 0.4),
    lift: random.unit() < 0.5 ? 0 : random.between(0.5, 6),
    sharpen: [random.between(0, 0.9), random.unit() < 0.5 ? 0 : random.between(0, 0.4)],
    quality: random.pick([60, 74, 82, 88, 93, 97]),
    isTrellis: random.unit() < 0.25,
    subsampling: random.pick(['4:2:0', '4:2:0', '4:4:4']),
  };
}

export function outOfFocus(
  light: LightPicture,
  camera: Pick<VariedCamera, 'focus'>,
  radiusPx: number,
  random: SeededRandom,
) {
  if (camera.focus === 'disc') return defocus(light, radiusPx);
  return camera.focus === 'blades' ? convolve(light, hexagon(radiusPx, random)) : soften(light, 0.52 * radiusPx);
}

export function shaken(
  light: LightPicture,
  camera: Pick<VariedCamera, 'hand'>,
  lengthPx: number,
  random: SeededRandom,
) {
  if (camera.hand === 'jerk') return convolve(light, jerk(lengthPx, random));
  return convolve(light, pathKernel(lengthPx, camera.hand === 'path' ? random.between(0, 2.5) : 0, random));
}

/** Grain, noise reduction, tone, sharpening, size and JPEG. */
export function developVaried(light: LightPicture, camera: VariedCamera, noiseLevels: number, random: SeededRandom) {
  return encode(smoothed(noisy(light, camera, noiseLevels, random), camera, noiseLevels), camera, noiseLevels);
}

function noisy(light: LightPicture, { grain }: VariedCamera, noiseLevels: number, random: SeededRandom): LightPicture {
  if (grain === 'mosaic') return addSensorNoise(light, noiseLevels, random);
  return addGrain(light, noiseLevels, random, grain === 'shared' ? undefined : { own: 1, spread: 0 });
}

const smoothed = (light: LightPicture, camera: VariedCamera, noiseLevels: number): LightPicture =>
  camera.reduction === 'guided' ? reduceNoise(light, noiseLevels, camera.keepGrain) : light;

function toneOf({ contrast, lift }: VariedCamera): (value: number) => number {
  const top = Math.log2(1 + lift);
  return (value) => {
    const plain = encodeLight(value);
    const v = lift === 0 ? plain : 0.6 * plain + 0.4 * (Math.log2(1 + lift * Math.max(0, value)) / top) ** 0.7;
    return 255 * (v + contrast * (v - 0.5) * v * (1 - v) * 4);
  };
}

async function encode(light: LightPicture, camera: VariedCamera, noiseLevels: number): Promise<Buffer> {
  const { widthPx, heightPx } = light;
  const tone = toneOf(camera);
  const toned = eachPlane(light, (plane) => plane.map(tone));
  const smooth = camera.reduction === 'bands' ? shrunk(toned, 1.4 * (1 - camera.keepGrain) * noiseLevels) : toned;
  const fine = soften(smooth, 0.8);
  const data = new Uint8ClampedArray(widthPx * heightPx * 3);
  smooth.planes.forEach((plane, channel) => {
    const a = fine.planes[channel]!;
    const b = boxMean(plane, widthPx, heightPx, 2);
    for (let i = 0; i < plane.length; i++) {
      const added = camera.sharpen[0] * 2 * (plane[i]! - a[i]!) + camera.sharpen[1] * (plane[i]! - b[i]!);
      data[i * 3 + channel] = plane[i]! + 32 * Math.tanh(added / 32);
    }
  });
  const picture = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  const size = Math.round(widthPx * camera.shrinking);
  return (camera.shrinking === 1 ? picture : picture.resize(size))
    .jpeg({ quality: camera.quality, mozjpeg: camera.isTrellis, chromaSubsampling: camera.subsampling })
    .toBuffer();
}
