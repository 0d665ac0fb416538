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

/** @throws when the buffer is not widthPx * heightPx * 3 bytes: a decoder's bug, never a photo's. */
export function assertPixels({ data, widthPx, heightPx }: Pixels): void {
  if (widthPx < 1 || heightPx < 1 || data.length !== widthPx * heightPx * 3) {
    throw new RangeError(`${data.length} bytes are not ${widthPx}x${heightPx} pixels of three channels`);
  }
}

export const wholeOf = ({ widthPx, heightPx }: Pixels): PixelRegion => ({ leftPx: 0, topPx: 0, widthPx, heightPx });
