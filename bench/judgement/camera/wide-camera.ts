/**
 * @file A wider family of cameras than the varied one: mosaics that are sampled and filled in two ways, blotches of colour and rows of noise, three ways of noise reduction, toes and shoulders, lifted blacks,
 * unsharp masks of all usual radii, previews shrunk by several kernels. Every scene draws its own; ranges are those of real cameras, telephones and converters.
 */
import sharp from 'sharp';
import type { SeededRandom } from '../../make-shoot/seeded-random.ts';
import { soften } from './blur.ts';
import { eachPlane, encodeLight, type LightPicture } from './light.ts';
import { addMosaicNoise, type MosaicNoise } from './mosaic.ts';
import { boxMean, reduceNoise } from './sensor.ts';
import { addGrain, shrunk } from './third-camera.ts';
import type { VariedCamera } from './varied-camera.ts';

export interface WideCamera extends Pick<VariedCamera, 'focus' | 'hand' | 'longSidePx' | 'shrinking' | 'lensSigmaPx'> {
  noiseLevels: number;
  sensor: 'mosaic' | 'plain';
  mosaic: MosaicNoise;
  reduction: 'guided' | 'bands' | 'median' | 'none';
  keepGrain: number;
  tone: Tone;
  unsharp: { sigmaPx: number; amount: number; thresholdLevels: number; haloLevels: number };
  kernel: 'lanczos3' | 'cubic' | 'mitchell';
  quality: number;
  isTrellis: boolean;
  subsampling: '4:2:0' | '4:4:4';
}

interface Tone {
  /** Strength of an S around middle grey. */
  contrast: number;
  /** Share of a shoulder that holds highlights. */
  shoulder: number;
  /** 8-bit level of black. */
  black: number;
  /** Colour against grey. */
  saturation: number;
}

const sizesPx = [560, 560, 600, 640, 640, 720, 720, 820, 820, 960, 1150, 1400];

export function planWideCamera(random: SeededRandom): WideCamera {
  const longSidePx = random.pick(sizesPx);
  return {
    longSidePx,
    shrinking: longSidePx > 800 ? 1 : random.pick([1, 1, 0.8, 0.6, 0.5]),
    lensSigmaPx: random.between(0.2, 1),
    focus: random.pick(['disc', 'blades', 'gaussian']),
    hand: random.pick(['path', 'jerk', 'straight']),
    noiseLevels: random.pick([0.25, 0.5, 0.9, 1.5, 2.4, 3.6, 5]),
    sensor: random.pick(['mosaic', 'mosaic', 'plain']),
    mosaic: {
      isCorrected: random.unit() < 0.6,
      readShare: random.between(0.05, 0.6),
      rows: random.unit() < 0.6 ? 0 : random.between(0.03, 0.25),
      blotches: random.unit() < 0.5 ? 0 : random.between(0.1, 0.5),
    },
    reduction: random.pick(['guided', 'bands', 'median', 'none']),
    keepGrain: random.between(0.05, 0.9),
    tone: {
      contrast: random.between(-0.15, 0.5),
      shoulder: random.unit() < 0.4 ? 0 : random.between(0.2, 1),
      black: random.unit() < 0.7 ? 0 : random.between(4, 20),
      saturation: random.between(0.75, 1.3),
    },
    unsharp: {
      sigmaPx: random.between(0.5, 2.2),
      amount: random.between(0, 1.3),
      thresholdLevels: random.pick([0, 0, 1, 3]),
      haloLevels: random.between(16, 60),
    },
    kernel: random.pick(['lanczos3', 'cubic', 'mitchell']),
    quality: random.pick([55, 68, 76, 82, 87, 91, 94, 98]),
    isTrellis: random.unit() < 0.25,
    subsampling: random.pick(['4:2:0', '4:2:0', '4:4:4']),
  };
}

/** Grain, noise reduction, tone, sharpening, size and JPEG. */
export function developWide(light: LightPicture, camera: WideCamera, noiseLevels: number, random: SeededRandom) {
  const noisy =
    camera.sensor === 'mosaic'
      ? addMosaicNoise(light, camera.mosaic, noiseLevels, random)
      : addGrain(light, noiseLevels, random, { own: random.between(0.4, 1), spread: random.between(0, 0.5) });
  const smooth = camera.reduction === 'guided' ? reduceNoise(noisy, noiseLevels, camera.keepGrain) : noisy;
  return encode(levelsOf(smooth, camera, noiseLevels), camera);
}

function levelsOf(light: LightPicture, camera: WideCamera, noiseLevels: number): LightPicture {
  const toned = eachPlane(light, (plane) => plane.map(toneOf(camera.tone)));
  const [red, green, blue] = toned.planes;
  const grey = red.map((value, i) => 0.3 * value + 0.59 * green[i]! + 0.11 * blue[i]!);
  const { saturation } = camera.tone;
  const coloured = eachPlane(toned, (plane) => plane.map((value, i) => grey[i]! + saturation * (value - grey[i]!)));
  if (camera.reduction === 'bands') return shrunk(coloured, 1.4 * (1 - camera.keepGrain) * noiseLevels);
  if (camera.reduction === 'median') return despeckled(coloured, camera.keepGrain, noiseLevels);
  return coloured;
}

function toneOf({ contrast, shoulder, black }: Tone): (value: number) => number {
  const held = 1 - Math.exp(-2.2);
  return (value) => {
    const plain = encodeLight(value);
    const rolled = (1 - shoulder) * plain + shoulder * encodeLight((1 - Math.exp(-2.2 * Math.max(0, value))) / held);
    return black + (255 - black) * (rolled + contrast * (rolled - 0.5) * rolled * (1 - rolled) * 4);
  };
}

/** Median of a cross of five, mixed in where the pixel differs by no more than grain does. */
function despeckled(picture: LightPicture, keepGrain: number, noiseLevels: number): LightPicture {
  const width = picture.widthPx;
  const most = 4 * noiseLevels;
  return eachPlane(picture, (plane) =>
    plane.map((value, i) => {
      const [left, right] = [plane[i - 1] ?? value, plane[i + 1] ?? value];
      const [above, below] = [plane[i - width] ?? value, plane[i + width] ?? value];
      const low = Math.max(Math.min(left, right), Math.min(above, below));
      const high = Math.min(Math.max(left, right), Math.max(above, below));
      const middle = Math.max(Math.min(low, high), Math.min(value, Math.max(low, high)));
      return Math.abs(value - middle) > most ? value : middle + keepGrain * (value - middle);
    }),
  );
}

async function encode(levels: LightPicture, camera: WideCamera): Promise<Buffer> {
  const { widthPx, heightPx } = levels;
  const { sigmaPx, amount, thresholdLevels, haloLevels } = camera.unsharp;
  const soft =
    sigmaPx < 1.4 ? soften(levels, sigmaPx) : eachPlane(levels, (plane) => boxMean(plane, widthPx, heightPx, 2));
  const data = new Uint8ClampedArray(widthPx * heightPx * 3);
  levels.planes.forEach((plane, channel) => {
    const under = soft.planes[channel]!;
    for (let i = 0; i < plane.length; i++) {
      const detail = plane[i]! - under[i]!;
      const strong = Math.sign(detail) * Math.max(0, Math.abs(detail) - thresholdLevels);
      data[i * 3 + channel] = plane[i]! + haloLevels * Math.tanh((amount * strong) / haloLevels);
    }
  });
  const picture = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  const size = Math.round(widthPx * camera.shrinking);
  return (camera.shrinking === 1 ? picture : picture.resize(size, null, { kernel: camera.kernel }))
    .jpeg({ quality: camera.quality, mozjpeg: camera.isTrellis, chromaSubsampling: camera.subsampling })
    .toBuffer();
}
