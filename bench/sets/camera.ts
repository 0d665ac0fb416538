/** @file An imagined camera: frames of a scene from a given view, with a subject of its own, movement, exposure and noise. */
import sharp from 'sharp';
import type { Box } from '../../electron/contract/face.ts';
import type { SeededRandom } from '../make-shoot/seeded-random.ts';
import type { Pixels } from '../make-shoot/spoil-pixels.ts';

/** Frames are small: stacking sees 64 cells a side, and sharpness by zones. */
export const frameWidthPx = 384;
export const frameHeightPx = 256;

export interface View {
  /** Middle of the frame in the scene, pixels. */
  x: number;
  y: number;
  /** Scene pixels per frame pixel. */
  zoom: number;
  degrees: number;
}

export interface Subject {
  of: Pixels;
  /** Its place in its own picture, pixels. */
  from: { x: number; y: number; w: number; h: number };
  /** Its middle in the frame and its height, fractions. */
  x: number;
  y: number;
  size: number;
}

export interface Wobble {
  /** Frame pixels. */
  reach: number;
  phases: readonly number[];
}

/** A smooth bend of the picture, as a person moves who is not stiff. */
export const wobbleOf = (random: SeededRandom, reach: number): Wobble => ({
  reach,
  phases: Array.from({ length: 8 }, () => random.between(0, 2 * Math.PI)),
});

export interface Frame {
  view: View;
  subject?: Subject;
  wobble?: Wobble;
  /** Length of horizontal movement blur on the scene, frame pixels. */
  movedPx?: number;
  /** Gaussian sigma over the frame by place; null is sharp. */
  defocus?: ((x: number, y: number) => number) | null;
  stops?: number;
  warmth?: number;
  noise?: number;
}

export async function takePicture(scene: Pixels, frame: Frame, random: SeededRandom): Promise<Pixels> {
  let picture = seen(scene, frame.view, frame.wobble);
  if (frame.movedPx) picture = moved(picture, frame.movedPx);
  if (frame.subject) paste(picture, frame.subject, frame.wobble);
  if (frame.defocus) picture = await defocused(picture, frame.defocus);
  return developed(picture, frame, random);
}

/** Bilinear; beyond the scene's rim it is mirrored. */
function seen(scene: Pixels, view: View, wobble: Wobble | undefined): Pixels {
  const [widthPx, heightPx] = [frameWidthPx, frameHeightPx];
  const data = Buffer.alloc(widthPx * heightPx * 3);
  const bend = bender(wobble);
  const angle = (view.degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) * view.zoom, Math.sin(angle) * view.zoom];
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const bent = bend(x, y);
      const u = bent.x - widthPx / 2;
      const v = bent.y - heightPx / 2;
      sample(scene, view.x + u * cos - v * sin, view.y + u * sin + v * cos, data, (y * widthPx + x) * 3);
    }
  return { data, widthPx, heightPx };
}

/** Where each place of the frame comes from; x and y of the answer are valid until the next question. */
function bender(wobble: Wobble | undefined): (x: number, y: number) => { x: number; y: number } {
  const to = { x: 0, y: 0 };
  if (!wobble) {
    return (x, y) => {
      to.x = x;
      to.y = y;
      return to;
    };
  }
  const wave = (count: number, waves: number, phase: number) =>
    Float64Array.from({ length: count }, (_, i) => wobble.reach * Math.sin((i / count) * waves + phase));
  const [a, b, c, d, e, f, g, h] = wobble.phases as [number, number, number, number, number, number, number, number];
  const columns = [
    wave(frameWidthPx, 5, a),
    wave(frameWidthPx, 11, c),
    wave(frameWidthPx, 5, e),
    wave(frameWidthPx, 11, g),
  ];
  const rows = [
    wave(frameHeightPx, 4, b),
    wave(frameHeightPx, 9, d),
    wave(frameHeightPx, 4, f),
    wave(frameHeightPx, 9, h),
  ];
  const bent = (x: number, y: number, slow: number) =>
    (columns[slow]![x]! * rows[slow]![y]! + (columns[slow + 1]![x]! * rows[slow + 1]![y]!) / 2) / wobble.reach;
  return (x, y) => {
    to.x = x + bent(x, y, 0);
    to.y = y + bent(x, y, 2);
    return to;
  };
}

function sample(scene: Pixels, x: number, y: number, into: Uint8Array, at: number): void {
  const u = mirror(x, scene.widthPx - 1.001);
  const v = mirror(y, scene.heightPx - 1.001);
  const left = Math.floor(u);
  const top = Math.floor(v);
  const fx = u - left;
  const fy = v - top;
  const from = (top * scene.widthPx + left) * 3;
  const below = from + scene.widthPx * 3;
  const { data } = scene;
  for (let c = 0; c < 3; c++) {
    const upper = data[from + c]! * (1 - fx) + data[from + 3 + c]! * fx;
    const lower = data[below + c]! * (1 - fx) + data[below + 3 + c]! * fx;
    into[at + c] = upper * (1 - fy) + lower * fy + 0.5;
  }
}

function mirror(value: number, last: number): number {
  const period = 2 * last;
  const within = ((value % period) + period) % period;
  return within > last ? period - within : within;
}

/** Mean along the row, the rim's pixels held. */
function moved({ data, widthPx, heightPx }: Pixels, length: number): Pixels {
  const out = Buffer.alloc(data.length);
  const half = Math.floor(length / 2);
  for (let y = 0; y < heightPx; y++)
    for (let c = 0; c < 3; c++) {
      const at = (x: number) => data[(y * widthPx + Math.min(widthPx - 1, Math.max(0, x))) * 3 + c]!;
      let sum = 0;
      for (let k = -half; k <= half; k++) sum += at(k);
      for (let x = 0; x < widthPx; x++) {
        out[(y * widthPx + x) * 3 + c] = sum / (2 * half + 1) + 0.5;
        sum += at(x + half + 1) - at(x - half);
      }
    }
  return { data: out, widthPx, heightPx };
}

/** An ellipse of the subject's picture with a soft rim. */
function paste(picture: Pixels, { of, from, x, y, size }: Subject, wobble: Wobble | undefined): void {
  const { widthPx, heightPx, data } = picture;
  const high = size * heightPx;
  const wide = (high * from.w) / from.h;
  const [left, top] = [x * widthPx - wide / 2, y * heightPx - high / 2];
  const bend = bender(wobble);
  const colour = new Uint8Array(3);
  for (let row = Math.max(0, Math.floor(top)); row < Math.min(heightPx, top + high); row++)
    for (let column = Math.max(0, Math.floor(left)); column < Math.min(widthPx, left + wide); column++) {
      const bent = bend(column, row);
      const u = (bent.x - left) / wide;
      const v = (bent.y - top) / high;
      const share = Math.min(1, Math.max(0, (0.5 - Math.hypot(u - 0.5, v - 0.5)) / 0.06));
      if (share === 0) continue;
      sample(of, from.x + u * from.w, from.y + v * from.h, colour, 0);
      const at = (row * widthPx + column) * 3;
      for (let c = 0; c < 3; c++) data[at + c] = data[at + c]! * (1 - share) + colour[c]! * share + 0.5;
    }
}

const blurs = [0, 0.7, 1.3, 2.2, 3.6, 6] as const;

/** Blends pictures blurred by fixed steps, by the sigma wanted at each place. */
async function defocused(picture: Pixels, sigmaAt: (x: number, y: number) => number): Promise<Pixels> {
  const { data, widthPx, heightPx } = picture;
  const raw = { width: widthPx, height: heightPx, channels: 3 as const };
  const steps = await Promise.all(
    blurs.map((sigma) => (sigma === 0 ? data : sharp(data, { raw }).blur(sigma).raw().toBuffer())),
  );
  const out = Buffer.alloc(data.length);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const sigma = Math.min(blurs.at(-1)!, Math.max(0, sigmaAt(x / widthPx, y / heightPx)));
      let step = 0;
      while (step < blurs.length - 2 && blurs[step + 1]! < sigma) step++;
      const share = (sigma - blurs[step]!) / (blurs[step + 1]! - blurs[step]!);
      const at = (y * widthPx + x) * 3;
      for (let c = 0; c < 3; c++)
        out[at + c] = steps[step]![at + c]! * (1 - share) + steps[step + 1]![at + c]! * share + 0.5;
    }
  return { data: out, widthPx, heightPx };
}

const toLinear = Float64Array.from({ length: 256 }, (_, level) => (level / 255) ** 2.2);

/** Exposure and white balance in linear light, then noise: as a JPEG would hold it. */
function developed(picture: Pixels, { stops = 0, warmth = 0, noise = 1 }: Frame, random: SeededRandom): Pixels {
  const gains = [2 ** (stops + warmth), 2 ** stops, 2 ** (stops - warmth)];
  const tables = gains.map((gain) => toLinear.map((light) => 255 * Math.min(1, light * gain) ** (1 / 2.2)));
  const grain = Float32Array.from({ length: 4096 }, () => random.normal() * noise);
  const data = new Uint8ClampedArray(picture.data.length);
  let at = random.whole(1, 1 << 30);
  for (let i = 0; i < data.length; i++) {
    at = (Math.imul(at, 1664525) + 1013904223) | 0;
    data[i] = tables[i % 3]![picture.data[i]!]! + grain[(at >>> 10) & 4095]!;
  }
  return { ...picture, data: Buffer.from(data.buffer) };
}

/** Where a subject stands in its own picture: around its face where one is known, else the middle. */
export function subjectPlace(of: Pixels, face: Box | null) {
  const box = face
    ? { x: face.x - face.w * 0.6, y: face.y - face.h * 0.4, w: face.w * 2.2, h: face.h * 2.4 }
    : { x: 0.3, y: 0.2, w: 0.4, h: 0.6 };
  return { x: box.x * of.widthPx, y: box.y * of.heightPx, w: box.w * of.widthPx, h: box.h * of.heightPx };
}
