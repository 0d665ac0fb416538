/** @file What a search of a RAW file's header found. */
import type { Claim, EmbeddedJpeg } from './embedded-jpeg.ts';

export interface RawPreviews {
  /** Proved JPEGs, largest first, each place once. */
  jpegs: EmbeddedJpeg[];
  /** The RAW's own orientation tag, 1..8, which wins over the JPEG's; null where the header does not say. */
  orientation: number | null;
  /** The RAW's EXIF says Adobe RGB: the embedded JPEG is in it although it carries no profile. */
  adobeRgb: boolean;
  /** A directory points beyond the end of the file: the file was cut short. */
  cutShort: boolean;
}

/** What a dialect's parser claims, before proof. */
export interface RawClaims {
  claims: Claim[];
  orientation: number | null;
  adobeRgb: boolean;
}

export const noClaims: RawClaims = { claims: [], orientation: null, adobeRgb: false };

export type PreviewUse = 'thumb' | 'cell' | 'nav' | 'full';

/** Long side, pixels, from which an embedded JPEG serves a use. */
const leastLongSidePx: Record<PreviewUse, number> = {
  thumb: 320,
  cell: 960,
  nav: 1600,
  full: Number.POSITIVE_INFINITY,
};

/**
 * The embedded JPEG that serves a use: the smallest one that is large enough and of the same shape as the largest (small
 * ones are often letterboxed), else the largest.
 */
export function chooseJpeg(jpegs: readonly EmbeddedJpeg[], use: PreviewUse): EmbeddedJpeg | null {
  const largest = jpegs[0];
  if (!largest) return null;
  const fits = jpegs.filter((jpeg) => longSide(jpeg) >= leastLongSidePx[use] && sameShape(jpeg, largest));
  return fits.at(-1) ?? largest;
}

function longSide(jpeg: EmbeddedJpeg): number {
  return Math.max(jpeg.widthPx, jpeg.heightPx);
}

/** Within 2 %: block rounding of a small preview, not a letterbox. */
function sameShape(a: EmbeddedJpeg, b: EmbeddedJpeg): boolean {
  return Math.abs((a.widthPx * b.heightPx) / (a.heightPx * b.widthPx) - 1) < 0.02;
}
