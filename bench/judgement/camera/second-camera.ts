/**
 * @file A second imitated camera, built differently from the first, so that a fit to both learns what they share.
 * Optics by libvips (Gaussian for focus, straight strokes for shake, copies at angles for a turn, copies at sizes for a moved zoom), a gamma of 2.2, independent noise in the developed picture smoothed by
 * a median, a filmic curve, sharpening by Gaussian unsharp masking, strong JPEG.
 */
import sharp, { type Sharp } from 'sharp';
import type { SeededRandom } from '../../make-shoot/seeded-random.ts';

export interface SecondCamera {
  /** Exponent of the tone curve's S, 1 is none. */
  contrast: number;
  lensSigmaPx: number;
  noiseLevels: number;
  sharpenSigmaPx: number;
  quality: number;
}

export function planSecondCamera(random: SeededRandom): SecondCamera {
  return {
    contrast: random.between(1, 1.35),
    lensSigmaPx: random.between(0.35, 0.7),
    noiseLevels: random.pick([0.5, 1, 2, 4]),
    sharpenSigmaPx: random.between(0.5, 1),
    quality: random.pick([72, 80, 87, 96]),
  };
}

export interface Raw {
  data: Buffer;
  widthPx: number;
  heightPx: number;
}

export const open = ({ data, widthPx, heightPx }: Raw): Sharp =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });

export async function rawOf(picture: Sharp): Promise<Raw> {
  const { data, info } = await picture.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

export const blurred = (picture: Raw, sigmaPx: number): Promise<Raw> =>
  sigmaPx < 0.3 ? Promise.resolve(picture) : rawOf(open(picture).blur(sigmaPx));

/** Out of focus, whole kernels even where they are hardly wider than a pixel: the usual ones of libvips end where they fall under a fifth, and leave the picture as it is under a sigma of 0.56. */
export const defocused = (picture: Raw, sigmaPx: number): Promise<Raw> =>
  rawOf(open(picture).blur({ sigma: sigmaPx, minAmplitude: 0.01, precision: 'float' }));

const gamma = Float32Array.from({ length: 256 }, (_, level) => (level / 255) ** 2.2);
const levelOf = (light: number) => 255 * Math.max(0, light) ** (1 / 2.2);

/** Mean of pictures of one size, in light. */
export function meanOf(pictures: readonly Raw[]): Raw {
  const first = pictures[0]!;
  const sums = new Float32Array(first.data.length);
  for (const { data } of pictures) for (let i = 0; i < sums.length; i++) sums[i]! += gamma[data[i]!]!;
  const data = Buffer.alloc(sums.length);
  for (let i = 0; i < sums.length; i++) data[i] = Math.round(levelOf(sums[i]! / pictures.length));
  return { ...first, data };
}

/** The picture moved by whole steps along a straight line of `lengthPx`, all steps equally long exposed. */
export function stroke(picture: Raw, lengthPx: number, angle: number): Raw {
  const steps = Math.max(3, Math.ceil(lengthPx * 2));
  const { data, widthPx, heightPx } = picture;
  const sums = new Float32Array(data.length);
  for (let step = 0; step < steps; step++) {
    const along = (step / (steps - 1) - 0.5) * lengthPx;
    const [dx, dy] = [along * Math.cos(angle), along * Math.sin(angle)];
    const [left, top] = [Math.floor(dx), Math.floor(dy)];
    const [fx, fy] = [dx - left, dy - top];
    for (let y = 0; y < heightPx; y++) {
      const rows = [0, 1].map((k) => Math.min(heightPx - 1, Math.max(0, y + top + k)) * widthPx);
      for (let x = 0; x < widthPx; x++) {
        const a = Math.min(widthPx - 1, Math.max(0, x + left));
        const b = Math.min(widthPx - 1, Math.max(0, x + left + 1));
        for (let c = 0; c < 3; c++) {
          const at = (row: number, column: number) => gamma[data[(row + column) * 3 + c]!]!;
          const [upper, lower] = [rows[0]!, rows[1]!];
          sums[(y * widthPx + x) * 3 + c]! +=
            (1 - fy) * ((1 - fx) * at(upper, a) + fx * at(upper, b)) +
            fy * ((1 - fx) * at(lower, a) + fx * at(lower, b));
        }
      }
    }
  }
  const out = Buffer.alloc(data.length);
  for (let i = 0; i < sums.length; i++) out[i] = Math.round(levelOf(sums[i]! / steps));
  return { ...picture, data: out };
}

/** `over` inside an ellipse (fractions of the picture) with a hard rim, `under` elsewhere. */
export function pasted(
  under: Raw,
  over: Raw,
  ellipse: { x: number; y: number; w: number; h: number },
  isInside = true,
): Raw {
  const { widthPx, heightPx } = under;
  const data = Buffer.from(under.data);
  for (let y = 0, i = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++, i += 3) {
      const u = ((x / widthPx - ellipse.x) / ellipse.w - 0.5) * 2;
      const v = ((y / heightPx - ellipse.y) / ellipse.h - 0.5) * 2;
      if (u * u + v * v < 1 === isInside) over.data.copy(data, i, i, i + 3);
    }
  return { ...under, data };
}

/** Exposure, colour, noise of independent pixels that a median smooths in part, tone, sharpening, JPEG. */
export async function develop(
  picture: Raw,
  camera: SecondCamera,
  light: { stops: number; gains: readonly [number, number, number]; noiseLevels: number },
  random: SeededRandom,
): Promise<Buffer> {
  const { data } = picture;
  const out = Buffer.alloc(data.length);
  const normals = Float32Array.from({ length: 65_521 }, () => random.normal());
  let at = random.whole(0, 65_520);
  for (let i = 0; i < data.length; i++) {
    at = (at + 1 + (i % 7)) % 65_521;
    const value = Math.min(1, gamma[data[i]!]! * 2 ** light.stops * light.gains[i % 3]!);
    const level = levelOf(value) + light.noiseLevels * normals[at]! * (1.2 - 0.6 * value);
    const t = Math.min(1, Math.max(0, level / 255));
    const s = t ** camera.contrast / (t ** camera.contrast + (1 - t) ** camera.contrast + 1e-6);
    out[i] = Math.round(255 * s);
  }
  const noisy = open({ ...picture, data: out });
  const smooth = light.noiseLevels > 3 ? noisy.median(3) : noisy;
  return open(await rawOf(smooth))
    .sharpen({ sigma: camera.sharpenSigmaPx })
    .jpeg({ quality: camera.quality })
    .toBuffer();
}
