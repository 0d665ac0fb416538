/** @file Sizes and qualities of the tiers. A change of anything here needs a new version of `tiers` in results/stages.ts. */

/** A JPEG of at most this long side, upright and in sRGB, is its own nav tier: encoding it again would only lose. */
export const ownNavLongSidePx = 2560;
export const ownNavMaxBytes = 3 << 20;

/**
 * 4:2:0 for what is looked at whole; 1:1 keeps full colour resolution. No optimised Huffman tables: they cost more time than all
 * of the rest of the encoding (19 against 8 ms for 3 megapixels) for 4 % of the size.
 */
export const tierSizes = {
  thumb: { longSidePx: 320, encoding: { quality: 82, chromaSubsampling: '4:2:0', optimiseCoding: false } },
  /** The largest cell of the grid (360 points) on a screen of two and a half pixels to the point. */
  cell: { longSidePx: 960, encoding: { quality: 82, chromaSubsampling: '4:2:0', optimiseCoding: false } },
  nav: { longSidePx: 2048, encoding: { quality: 88, chromaSubsampling: '4:2:0', optimiseCoding: false } },
  full: {
    longSidePx: Number.POSITIVE_INFINITY,
    encoding: { quality: 93, chromaSubsampling: '4:4:4', optimiseCoding: false },
  },
} as const;

/** Native pixels beyond this are measured on a smaller copy, so that one picture never takes more than 360 MB. */
export const nativeLimitPixels = 120_000_000;
