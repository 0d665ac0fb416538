/** @file From light to the camera's JPEG: tone curve, sharpening, eight bits. */
import sharp from 'sharp';
import { encodeLight, type LightPicture } from './light.ts';
import { boxMean } from './sensor.ts';

export interface Finish {
  /** 0 is the sRGB curve alone, 0.2 a clear S on top of it. */
  contrast: number;
  /** Share of the unsharp mask that is added. */
  sharpening: number;
  /** Differences under this (levels) are not sharpened. */
  coringLevels: number;
  quality: number;
  subsampling: '4:2:0' | '4:4:4';
}

export async function developJpeg(light: LightPicture, finish: Finish): Promise<Buffer> {
  const { widthPx, heightPx } = light;
  const count = widthPx * heightPx;
  const levels = light.planes.map((plane) => {
    const out = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const v = encodeLight(plane[i]!);
      out[i] = 255 * (v + finish.contrast * (v - 0.5) * v * (1 - v) * 4);
    }
    return out;
  });
  const [red, green, blue] = levels as [Float32Array, Float32Array, Float32Array];
  const luma = new Float32Array(count);
  for (let i = 0; i < count; i++) luma[i] = 0.299 * red[i]! + 0.587 * green[i]! + 0.114 * blue[i]!;
  const soft = boxMean(boxMean(luma, widthPx, heightPx, 1), widthPx, heightPx, 1);
  const data = new Uint8ClampedArray(count * 3);
  for (let i = 0; i < count; i++) {
    const detail = luma[i]! - soft[i]!;
    const strong = Math.max(0, Math.abs(detail) - finish.coringLevels);
    const added = finish.sharpening * Math.sign(detail) * strong;
    data[i * 3] = red[i]! + added;
    data[i * 3 + 1] = green[i]! + added;
    data[i * 3 + 2] = blue[i]! + added;
  }
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .jpeg({ quality: finish.quality, chromaSubsampling: finish.subsampling })
    .toBuffer();
}
