/** @file Small pictures with known corners. */
import sharp from 'sharp';

export type Rgb = readonly [number, number, number];
export type Corners = readonly [topLeft: Rgb, topRight: Rgb, bottomLeft: Rgb, bottomRight: Rgb];

export const asymmetric: Corners = [
  [200, 40, 40],
  [40, 160, 60],
  [40, 60, 200],
  [210, 200, 60],
];

/** Four plain quarters. */
export function quarters(widthPx: number, heightPx: number, corners: Corners = asymmetric): Buffer {
  const data = Buffer.alloc(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const corner = corners[(x * 2 < widthPx ? 0 : 1) + (y * 2 < heightPx ? 0 : 2)]!;
      data.set(corner, (y * widthPx + x) * 3);
    }
  }
  return data;
}

export function ofPixels(data: Buffer, widthPx: number, heightPx: number) {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}

export async function jpegOf(widthPx: number, heightPx: number, corners: Corners = asymmetric): Promise<Buffer> {
  return ofPixels(quarters(widthPx, heightPx, corners), widthPx, heightPx)
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/** A picture with detail everywhere, so that cutting or flipping bytes shows. */
export async function noiseJpeg(widthPx: number, heightPx: number, quality = 90): Promise<Buffer> {
  const random = randomNumbers(7);
  const data = Buffer.from(Uint8Array.from({ length: widthPx * heightPx * 3 }, () => random() * 256));
  return ofPixels(data, widthPx, heightPx).jpeg({ quality }).toBuffer();
}

/** Colours in the middle of the four quarters of a JPEG file or buffer. */
export async function cornersOf(jpeg: string | Buffer): Promise<Corners> {
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (fx: number, fy: number): Rgb => {
    const start = (Math.floor(info.height * fy) * info.width + Math.floor(info.width * fx)) * 3;
    return [data[start]!, data[start + 1]!, data[start + 2]!];
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}

/** CIE 1976 colour difference of two sRGB colours. */
export function deltaE(a: Rgb, b: Rgb): number {
  const [p, q] = [labOf(a), labOf(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function labOf(rgb: Rgb): Rgb {
  const [r, g, b] = rgb.map((value) => {
    const v = value / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Numbers in [0, 1) that are the same on every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
