/** @file What the engine and a decoder child say to each other. Plain objects and typed arrays: structured clone carries both. */

import type { Box } from '../../../contract/face.ts';
import type { Histogram, Measures, SharpnessMap } from '../../../contract/measures.ts';
import type { FileKind, PhotoState } from '../../../contract/photo.ts';
import type { Told } from '../../../contract/told.ts';

/** cell: a thumbnail for screens with more than one pixel to the point; made when one asks for it. */
export type SizedTier = 'thumb' | 'cell' | 'nav' | 'full';
/** The same size in the picture's own colours, for screens that show more than sRGB: with its profile, where that is wider; else as the plain tier. */
export type WideTier = `${Exclude<SizedTier, 'thumb'>}-wide`;
export type Tier = SizedTier | WideTier;

export const isWideTier = (tier: Tier): tier is WideTier => tier.endsWith('-wide');
export const sizeOfTier = (tier: Tier): SizedTier => tier.replace('-wide', '') as SizedTier;

/** What became of one file; the subset of a photo's states that looking at its bytes can lead to. */
export type PictureState = Extract<
  PhotoState,
  'ready' | 'damaged' | 'no-preview' | 'unreadable' | 'corrupt' | 'missing'
>;

export interface DecoderSource {
  /** Absolute path; names may be invalid UTF-8. */
  path: Uint8Array;
  kind: FileKind;
  /** RAW dialect as `sniffFormat` names it. */
  format: string;
  /** Used for RAW files whose header names none; other pictures turn by their own tag. */
  orientation: number;
  /** By the header read; 0 or missing where it does not say. Decides how many pictures are decoded at once. */
  pixels?: number;
  /** JPEG that ExifTool took out of the RAW file; read instead of it. */
  extracted?: string;
  /** Take even a tiny embedded JPEG: nobody knows a better one. */
  acceptSmall?: boolean;
}

export interface ScoredWant {
  /** Long side, pixels; smaller pictures are not enlarged. */
  longSidePx: number;
  /** Where to write raw sRGB, 8 bits, height x width x 3. */
  file: string;
  /** For people to look at: a JPEG may be shrunk while it is loaded. Models want what their own programs would see. */
  isForLooking?: boolean;
}

export interface DecoderWant {
  tiers: { tier: Tier; file: string }[];
  measures: boolean;
  scored: ScoredWant[];
  /** Acutance at native resolution of each box, 0 upwards. */
  crops: Box[];
}

export interface DecoderJob {
  id: number;
  source: DecoderSource;
  want: DecoderWant;
  maxPixels: number;
}

export interface MadeTier {
  tier: Tier;
  file: string;
  contentType: 'image/jpeg';
  bytes: number;
  widthPx: number;
  heightPx: number;
}

export interface Developed {
  state: PictureState;
  /** In a photographer's words; null when ready. */
  problem: Told | null;
  /** Upright size of the largest picture in the file; 0 where there is none. */
  widthPx: number;
  heightPx: number;
  tiers: MadeTier[];
  measures: Measures | null;
  map: SharpnessMap | null;
  histogram: Histogram | null;
  /** As packLook makes it; with the measures. */
  look: Uint8Array | null;
  /** See measures/frame-detail.ts. */
  detail: Uint8Array | null;
  scored: { file: string; widthPx: number; heightPx: number }[];
  /** One per box wanted; null where the box holds nothing to judge. */
  crops: (number | null)[];
}

export type DecoderReply =
  /** Codecs are loaded; from here on a death is a job's doing, or an outsider's. */
  | { type: 'hello'; pid?: number }
  /** The bytes are in memory: the disk is free for the next reader. */
  | { type: 'read'; id: number }
  /** RAW whose preview the fast path could not prove: ask ExifTool. */
  | { type: 'unsure'; id: number }
  | { type: 'developed'; id: number; developed: Developed; rssMb: number };
