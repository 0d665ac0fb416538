/** @file What the measures look at. */

/** Upright 8-bit sRGB, three interleaved channels, at native resolution where sharpness is concerned. */
export interface Pixels {
  data: Uint8Array;
  widthPx: number;
  heightPx: number;
}

/** Whole pixels of a picture; corner and size. */
export interface PixelRegion {
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
}

/** Rec. 601 luma of one pixel in 8-bit levels, in integers: what JPEG stores, so that chroma subsampling does not blur it. */
export function lumaAt(data: Uint8Array, offset: number): number {
  return (77 * data[offset]! + 150 * data[offset + 1]! + 29 * data[offset + 2]!) >> 8;
}

/** @throws when the buffer is not widthPx * heightPx * 3 bytes: a decoder's bug, never a photo's. */
export function assertPixels({ data, widthPx, heightPx }: Pixels): void {
  if (widthPx < 1 || heightPx < 1 || data.length !== widthPx * heightPx * 3) {
    throw new RangeError(`${data.length} bytes are not ${widthPx}x${heightPx} pixels of three channels`);
  }
}
