/**
 * @file Brightness and colour planes as they are coded (4:2:0, 8 bits: nearly every HEIC) to RGB. libheif does the same sum, into a picture of its own inside its
 * memory, which never shrinks: 150 MB more for 50 megapixels, and half as long again.
 */
import { type HeifPixels, type Library, u32 } from './heif-memory.ts';

const yCbCr = 0;
const half = 1;
const channels = [0, 1, 2] as const;

/** Kr and Kb by the matrix numbers of ITU-T H.273, table 4. */
const weights: Readonly<Record<number, readonly [kr: number, kb: number]>> = {
  1: [0.2126, 0.0722],
  4: [0.3, 0.11],
  5: [0.299, 0.114],
  6: [0.299, 0.114],
  7: [0.212, 0.087],
  9: [0.2627, 0.0593],
};
/** What libheif takes where nothing is stated. */
const usual = { matrix: 6, isFullRange: true };

/** `scratch`: 32 bytes in the library's memory. Null for any other layout, range or matrix: those are libheif's to convert. */
export function rgbOfPlanes(heif: Library, image: number, scratch: number): HeifPixels | null {
  if (heif._heif_image_get_colorspace!(image) !== yCbCr || heif._heif_image_get_chroma_format!(image) !== half)
    return null;
  if (channels.some((channel) => heif._heif_image_get_bits_per_pixel_range!(image, channel) !== 8)) return null;
  const { matrix, isFullRange } = statedOf(heif, image, scratch);
  const found = weights[matrix];
  if (!found || !isFullRange) return null;
  const widthPx = heif._heif_image_get_width!(image, 0);
  const heightPx = heif._heif_image_get_height!(image, 0);
  const planes = channels.map((channel) => {
    const at = heif._heif_image_get_plane_readonly!(image, channel, scratch);
    return { at, stride: u32(heif, scratch) };
  });
  if (planes.some(({ at }) => at === 0) || widthPx < 1 || heightPx < 1) return null;
  const data = Buffer.allocUnsafeSlow(widthPx * heightPx * 3);
  convert(heif.HEAPU8, planes as [Plane, Plane, Plane], found, { data, widthPx, heightPx });
  return { widthPx, heightPx, channels: 3, bits: 8, isPremultiplied: false, data };
}

/** heif_color_profile_nclx: version, then primaries, transfer and matrix as 32 bits, then the range as a byte. */
function statedOf(heif: Library, image: number, scratch: number): typeof usual {
  heif._heif_image_get_nclx_color_profile!(scratch, image, scratch + 16);
  const at = u32(heif, scratch) === 0 ? u32(heif, scratch + 16) : 0;
  if (at === 0) return usual;
  const stated = { matrix: u32(heif, at + 12), isFullRange: heif.HEAPU8[at + 16] !== 0 };
  heif._heif_nclx_color_profile_free!(at);
  return stated;
}

interface Plane {
  at: number;
  stride: number;
}

/** H.273, 8.3: in fixed point with 8 bits behind the point, each colour sample for the four pixels that it stands for. */
function convert(
  memory: Uint8Array,
  [luma, cb, cr]: readonly [Plane, Plane, Plane],
  [kr, kb]: readonly [number, number],
  { data, widthPx, heightPx }: { data: Uint8Array; widthPx: number; heightPx: number },
): void {
  const kg = 1 - kr - kb;
  const fixed = (value: number) => Math.round(256 * value);
  const rCr = fixed(2 * (1 - kr));
  const gCb = fixed((-2 * kb * (1 - kb)) / kg);
  const gCr = fixed((-2 * kr * (1 - kr)) / kg);
  const bCb = fixed(2 * (1 - kb));
  const clipped = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  let to = 0;
  for (let y = 0; y < heightPx; y++) {
    const lumaRow = luma.at + y * luma.stride;
    const cbRow = cb.at + (y >> 1) * cb.stride;
    const crRow = cr.at + (y >> 1) * cr.stride;
    for (let x = 0; x < widthPx; x += 2) {
      const blue = memory[cbRow + (x >> 1)]! - 128;
      const red = memory[crRow + (x >> 1)]! - 128;
      const r = (rCr * red + 128) >> 8;
      const g = (gCb * blue + gCr * red + 128) >> 8;
      const b = (bCb * blue + 128) >> 8;
      const first = memory[lumaRow + x]!;
      clipped[to++] = first + r;
      clipped[to++] = first + g;
      clipped[to++] = first + b;
      if (x + 1 === widthPx) break;
      const second = memory[lumaRow + x + 1]!;
      clipped[to++] = second + r;
      clipped[to++] = second + g;
      clipped[to++] = second + b;
    }
  }
}
