/** @file Decompression bombs: a 3 MB file can claim 900 megapixels. Refused by the header, before a pixel is decoded. */
import { say } from '../../../../texts/say.ts';
import { PictureProblem } from './picture-problem.ts';

export function refuseHuge(widthPx: number, heightPx: number, maxPixels: number): void {
  if (widthPx * heightPx <= maxPixels) return;
  const has = Math.round((widthPx * heightPx) / 1e6);
  const most = Math.round(maxPixels / 1e6);
  throw new PictureProblem('no-preview', say('picture.huge', { has, widthPx, heightPx, most }));
}
