/** @file What a pane can ask to be decoded, and its key in the cache. */
import { previewAddress, type SizedTier } from '../api/preview-address.ts';
import type { Size } from '../layout/zoom.ts';
import type { Cut } from './cut-squares.ts';
import { tierOnScreen } from './wide-screen.ts';

/** Marks computed from the picture, drawn over it. */
export type MarkKind = 'clipping' | 'peaking';

export interface PictureRequest {
  key: string;
  url: string;
  /** Scale down into this many device pixels while decoding; null keeps every pixel. */
  within: Size | null;
  mark: MarkKind | null;
  /** Only these squares of the whole picture, under each other. */
  cut?: Cut;
}

export interface PictureSource {
  id: number;
  version: string;
}

export const requestPicture = (
  base: string,
  photo: PictureSource,
  sized: SizedTier,
  within: Size | null,
  mark: MarkKind | null = null,
): PictureRequest => {
  // Marks are computed in sRGB, as measures are.
  const tier = mark === null ? tierOnScreen(sized) : sized;
  return {
    key: `${photo.id}|${photo.version}|${tier}|${within ? `${within.width}x${within.height}` : 'all'}|${mark ?? ''}`,
    url: previewAddress(base, photo.id, tier, photo.version),
    within,
    mark,
  };
};

/** Squares of the full tier. */
export const requestCut = (base: string, photo: PictureSource, cut: Cut): PictureRequest => {
  const squares = cut.squares.map(({ x, y, side }) => `${x.toFixed(4)},${y.toFixed(4)},${side.toFixed(4)}`).join(';');
  return {
    key: `${photo.id}|${photo.version}|cut|${cut.cellPx}|${squares}`,
    url: previewAddress(base, photo.id, 'full', photo.version),
    within: null,
    mark: null,
    cut,
  };
};

/** A decoded picture; `natural` is its tier's size before scaling into the pane. */
export interface Picture {
  bitmap: ImageBitmap;
  natural: Size;
}

export type ToDecoder =
  | { type: 'decode'; job: number; url: string; within: Size | null; mark: MarkKind | null; cut: Cut | null }
  | { type: 'cancel'; job: number };
export type FromDecoder =
  | { type: 'decoded'; job: number; bitmap: ImageBitmap; natural: Size }
  | { type: 'failed'; job: number; says: string };
