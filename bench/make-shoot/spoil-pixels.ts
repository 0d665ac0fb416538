/** @file Does to pixels what the plan says. Everything happens on upright 8-bit sRGB, interleaved. */
import sharp, { type Sharp } from 'sharp';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import type { Spoil } from './truth.ts';

export interface Pixels {
  data: Buffer;
  widthPx: number;
  heightPx: number;
}

const open = ({ data, widthPx, heightPx }: Pixels) =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 }, limitInputPixels: false });

async function read(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

/** A new picture: the whole frame cut by `marginPx` on each side (see burstMarginPx; 0 for loose frames), with what the plan says done to it. */
export async function spoilPixels(pixels: Pixels, done: Spoil, seed: number, marginPx: number): Promise<Pixels> {
  if (done.kind === 'variation') return vary(pixels, done);
  if (done.kind === 'shifted') return turnAndShift(pixels, done, marginPx);
  const cut = marginPx === 0 ? pixels : await cutMiddle(pixels, marginPx);
  switch (done.kind) {
    case 'clean':
      return cut;
    case 'blurred':
      return read(open(cut).blur(done.sigmaPx));
    case 'moved':
      return moveAlong(cut, done.stepX, done.stepY, done.lengthPx);
    case 'defocused-subject':
      return defocusInside(cut, done);
    case 'noisy':
      return addNoise(cut, done.sigmaLevels, seededRandom(seed));
    case 'exposure':
      return { ...cut, data: applyLut(cut.data, exposureLut(done.stops)) };
  }
}

async function vary(pixels: Pixels, done: Extract<Spoil, { kind: 'variation' }>): Promise<Pixels> {
  const width = pixels.widthPx - 16;
  const height = pixels.heightPx - 16;
  const cropped = await read(open(pixels).extract({ left: done.shiftXPx, top: done.shiftYPx, width, height }));
  return { ...cropped, data: applyLut(cropped.data, exposureLut(done.stops)) };
}

/** Stops in linear light through the sRGB transfer curve (IEC 61966-2-1), clipped as a sensor would. */
export function exposureLut(stops: number): Uint8Array {
  const gain = 2 ** stops;
  return Uint8Array.from({ length: 256 }, (_, level) => {
    const v = level / 255;
    const linear = Math.min(1, gain * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return Math.round(255 * (linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055));
  });
}

function applyLut(data: Buffer, lut: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(data.length);
  for (let i = 0; i < data.length; i++) out[i] = lut[data[i]!]!;
  return out;
}

/** Mean along a straight line of `length` pixels with the given integer step: linear motion blur. The edge pixels are held. */
function moveAlong(pixels: Pixels, stepX: number, stepY: number, length: number): Pixels {
  const { data, widthPx, heightPx } = pixels;
  const out = Buffer.allocUnsafe(data.length);
  const sums = new Uint16Array(widthPx * 3);
  const half = length >> 1;
  for (let y = 0; y < heightPx; y++) {
    sums.fill(0);
    for (let k = -half; k < length - half; k++) {
      const row = Math.min(heightPx - 1, Math.max(0, y + k * stepY)) * widthPx * 3;
      const shift = k * stepX;
      const left = Math.max(0, -shift);
      const right = Math.min(widthPx, widthPx - shift);
      for (let i = left * 3; i < right * 3; i++) sums[i]! += data[row + i + shift * 3]!;
      for (let x = 0; x < left; x++) for (let c = 0; c < 3; c++) sums[x * 3 + c]! += data[row + c]!;
      for (let x = Math.max(0, right); x < widthPx; x++)
        for (let c = 0; c < 3; c++) sums[x * 3 + c]! += data[row + (widthPx - 1) * 3 + c]!;
    }
    const base = y * widthPx * 3;
    for (let i = 0; i < widthPx * 3; i++) out[base + i] = Math.round(sums[i]! / length);
  }
  return { data: out, widthPx, heightPx };
}

/** Gaussian blur that fades in towards the middle of the subject's ellipse. */
async function defocusInside(pixels: Pixels, done: Extract<Spoil, { kind: 'defocused-subject' }>): Promise<Pixels> {
  const { data, widthPx, heightPx } = pixels;
  const soft = await read(open(pixels).blur(done.sigmaPx));
  const out = Buffer.from(data);
  const { x, y, w, h } = done.subject;
  const top = Math.max(0, Math.floor(y * heightPx));
  const bottom = Math.min(heightPx, Math.ceil((y + h) * heightPx));
  for (let row = top; row < bottom; row++) {
    const v = ((row + 0.5) / heightPx - y) / h - 0.5;
    const reach = Math.sqrt(Math.max(0, 0.25 - v * v));
    const from = Math.max(0, Math.floor((x + w * (0.5 - reach)) * widthPx));
    const to = Math.min(widthPx, Math.ceil((x + w * (0.5 + reach)) * widthPx));
    for (let column = from; column < to; column++) {
      const u = ((column + 0.5) / widthPx - x) / w - 0.5;
      const share = Math.min(1, Math.max(0, (0.5 - Math.hypot(u, v)) / 0.08));
      const at = (row * widthPx + column) * 3;
      for (let c = 0; c < 3; c++)
        out[at + c] = Math.round(data[at + c]! + share * (soft.data[at + c]! - data[at + c]!));
    }
  }
  return { data: out, widthPx, heightPx };
}

/** White gaussian noise per channel, from a table so that large pictures stay quick. */
function addNoise(pixels: Pixels, sigmaLevels: number, random: SeededRandom): Pixels {
  const table = Int16Array.from({ length: 65_536 }, () => Math.round(random.normal() * sigmaLevels));
  const out = new Uint8ClampedArray(pixels.data.length);
  let state = random.whole(1, 0x7fffffff);
  for (let i = 0; i < out.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    out[i] = pixels.data[i]! + table[state & 0xffff]!;
  }
  return { ...pixels, data: Buffer.from(out.buffer) };
}

/** Pixels that every frame of a burst gives up on each side, so that a turned and shifted one has no empty corners and all are one size. */
export function burstMarginPx(widthPx: number, heightPx: number): number {
  return Math.ceil(Math.sin((1.2 * Math.PI) / 180) * Math.max(widthPx, heightPx) * 0.5) + 26;
}

/** The middle of a picture, `margin` in from each side, moved by a shift. */
async function cutMiddle(pixels: Pixels, margin: number, shiftXPx = 0, shiftYPx = 0): Promise<Pixels> {
  return read(
    open(pixels).extract({
      left: margin + shiftXPx,
      top: margin + shiftYPx,
      width: pixels.widthPx - 2 * margin,
      height: pixels.heightPx - 2 * margin,
    }),
  );
}

/** A hand-held reframing: turned about the middle with bicubic interpolation, shifted, and cut like its neighbours. */
async function turnAndShift(pixels: Pixels, done: Extract<Spoil, { kind: 'shifted' }>, marginPx: number) {
  const angle = (done.degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const matrix: [[number, number], [number, number]] = [
    [cos, -sin],
    [sin, cos],
  ];
  const turned = await read(open(pixels).affine(matrix, { interpolator: 'bicubic' }));
  const width = pixels.widthPx - 2 * marginPx;
  const height = pixels.heightPx - 2 * marginPx;
  return read(
    open(turned).extract({
      left: Math.round((turned.widthPx - width) / 2) + done.shiftXPx,
      top: Math.round((turned.heightPx - height) / 2) + done.shiftYPx,
      width,
      height,
    }),
  );
}
