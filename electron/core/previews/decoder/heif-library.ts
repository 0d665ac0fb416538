/**
 * @file libheif in WebAssembly (HEVC by libde265), by its C interface: the wrapper that comes with it knows neither the primary picture nor
 * more than 8 bits, and copies every picture twice. Pointers are addresses in the module's memory; whatever is taken here is given back here.
 */
import { createRequire } from 'node:module';
import { type HeifPixels, type Library, u32 } from './heif-memory.ts';
import { rgbOfPlanes } from './heif-planes.ts';

export class HeifError extends Error {
  /** The structure is sound; this build lacks what it takes. */
  readonly isUnsupported: boolean;
  constructor(code: number, subcode: number) {
    // heif_error_Memory_allocation_error
    super(code === 6 && subcode === 0 ? 'libheif: out of memory' : `libheif: error ${code}.${subcode}`);
    // heif_suberror_Security_limit_exceeded, heif_error_Unsupported_filetype, _feature, _Decoder_plugin_error, _Plugin_loading_error
    this.isUnsupported =
      subcode === 1000 || code === 3 || code === 4 || code === 11 || (code === 7 && subcode === 6003);
  }
}

const rgbSpace = 1;
const interleavedChannel = 10;
const chroma = { 3: { bytes: 10, words: 14 }, 4: { bytes: 11, words: 15 } } as const;

/** heif_colorspace_undefined, heif_chroma_undefined: what the coded picture has. */
const asStored = 99;

let loaded: Library | null = null;
function library(): Library {
  loaded ??= createRequire(import.meta.url)('libheif-js/wasm-bundle') as Library;
  return loaded;
}

/** The primary picture, or the first one of a sequence. Throws HeifError. */
export function decodeHeifPixels(bytes: Uint8Array, isSequence: boolean): HeifPixels {
  const heif = library();
  const own: [free: string, pointer: number][] = [];
  const take = (free: string, pointer: number): number => {
    if (pointer) own.push([free, pointer]);
    return pointer;
  };
  try {
    const error = take('_free', heif._malloc!(32));
    const out = error + 16;
    const call = (name: string, ...args: number[]): number => {
      heif[name]!(error, ...args);
      const [code, subcode] = [u32(heif, error), u32(heif, error + 4)];
      if (code !== 0) throw new HeifError(code, subcode);
      return u32(heif, out);
    };
    const input = take('_free', heif._malloc!(bytes.length));
    heif.HEAPU8.set(bytes, input);
    const context = take('_heif_context_free', heif._heif_context_alloc!());
    call('_heif_context_read_from_memory_without_copy', context, input, bytes.length, 0);
    if (isSequence && heif._heif_context_has_sequence!(context)) {
      const track = take('_heif_track_release', heif._heif_context_get_track!(context, 0));
      const image = take(
        '_heif_image_release',
        call('_heif_track_decode_next_image', track, out, rgbSpace, chroma[3].bytes, 0),
      );
      return pixelsOf(heif, image, 3, 8, false, out);
    }
    const handle = take('_heif_image_handle_release', call('_heif_context_get_primary_image_handle', context, out));
    const channels = heif._heif_image_handle_has_alpha_channel!(handle) ? 4 : 3;
    const bits = heif._heif_image_handle_get_luma_bits_per_pixel!(handle) > 8 ? 16 : 8;
    if (channels === 3 && bits === 8) {
      const own = call('_heif_decode_image', handle, out, asStored, asStored, 0);
      const rgb = rgbOfPlanes(heif, own, error);
      heif._heif_image_release!(own);
      if (rgb) return rgb;
    }
    const layout = bits > 8 ? chroma[channels].words : chroma[channels].bytes;
    const image = take('_heif_image_release', call('_heif_decode_image', handle, out, rgbSpace, layout, 0));
    const isPremultiplied = heif._heif_image_handle_is_premultiplied_alpha!(handle) !== 0;
    return pixelsOf(heif, image, channels, bits, isPremultiplied, out);
  } finally {
    for (const [free, pointer] of own.reverse()) heif[free]!(pointer);
  }
}

function pixelsOf(
  heif: Library,
  image: number,
  channels: 3 | 4,
  wordBits: 8 | 16,
  isPremultiplied: boolean,
  out: number,
): HeifPixels {
  const plane = heif._heif_image_get_plane_readonly!(image, interleavedChannel, out);
  const stride = u32(heif, out);
  const widthPx = heif._heif_image_get_width!(image, interleavedChannel);
  const heightPx = heif._heif_image_get_height!(image, interleavedChannel);
  const bits = heif._heif_image_get_bits_per_pixel_range!(image, interleavedChannel);
  if (!plane || widthPx < 1 || heightPx < 1) throw new HeifError(1, 0);
  const rowBytes = widthPx * channels * (wordBits / 8);
  const data = Buffer.allocUnsafeSlow(rowBytes * heightPx);
  for (let y = 0; y < heightPx; y++) {
    data.set(heif.HEAPU8.subarray(plane + y * stride, plane + y * stride + rowBytes), y * rowBytes);
  }
  return { widthPx, heightPx, channels, bits: wordBits === 8 ? 8 : bits, isPremultiplied, data };
}
