/** @file Acutance of a part of a picture at native resolution, every pixel looked at: eyes and faces. */
import type { Box } from '../../contract/face.ts';
import type { PixelRegion, Pixels } from '../pixels/pixels.ts';
import { sharpestShare, tileAcutance } from './tile-acutance.ts';
import { sumTiles, type TilePlan } from './tile-sums.ts';

/** Smaller than this a region says nothing about sharpness. */
const smallestSidePx = 20;

/** The whole pixels of a box, or null where too few of them lie inside the picture. */
function regionOf(box: Box, widthPx: number, heightPx: number): PixelRegion | null {
  const left = Math.max(0, Math.floor(box.x * widthPx));
  const top = Math.max(0, Math.floor(box.y * heightPx));
  const right = Math.min(widthPx, Math.ceil((box.x + box.w) * widthPx));
  const bottom = Math.min(heightPx, Math.ceil((box.y + box.h) * heightPx));
  if (right - left < smallestSidePx || bottom - top < smallestSidePx) return null;
  return { leftPx: left, topPx: top, widthPx: right - left, heightPx: bottom - top };
}

/**
 * Acutance (the scale of Measures.sharpness) of the sharpest quarter of a region of native pixels; the whole picture without one.
 * Null where the region is under 20 pixels a side or has no structure.
 */
export function acutanceOf(pixels: Pixels, box: Box = { x: 0, y: 0, w: 1, h: 1 }): number | null {
  const region = regionOf(box, pixels.widthPx, pixels.heightPx);
  if (region === null) return null;
  const side = Math.min(region.widthPx, region.heightPx);
  const pitchPx = Math.min(64, Math.max(16, Math.floor(side / 5 / 8) * 8));
  const plan: TilePlan = { pitchPx, bandRows: region.heightPx, latticePx: 2 };
  const tiles = tileAcutance(sumTiles(pixels, region, plan));
  return tiles.structure.some((energy) => energy > 0) ? sharpestShare(tiles, 0.25) : null;
}
