/** @file All classical measures of one picture. Pure; runs inside the decoder on every photo. */
import type { Box } from '../../contract/face.ts';
import type { Histogram, Measures, SharpnessMap } from '../../contract/measures.ts';
import { acutanceOf } from './acutance-of.ts';
import { judgeBlur, steepnessByDirection } from './blur-kind.ts';
import { differenceHash } from './dhash.ts';
import { assertPixels, type Pixels } from './pixels.ts';
import { packMap } from './sharpness-map.ts';
import { sharpestShare, tileAcutance } from './tile-acutance.ts';
import { planTiles, sumTiles } from './tile-sums.ts';
import { measureTone } from './tone-measures.ts';

export interface MeasuredPicture {
  measures: Measures;
  map: SharpnessMap;
  histogram: Histogram;
}

/**
 * Measures upright sRGB pixels at native resolution. `subject` boxes (fractions of the picture) give subjectSharpness: the sharpest of them counts.
 * Looks at a fifth to a third of the rows closely and at a lattice for the rest; extra memory is one band of rows and a 16th of the picture.
 * @throws RangeError when the buffer's length does not fit the size.
 */
export function measurePicture(pixels: Pixels, opts: { subject?: readonly Box[] } = {}): MeasuredPicture {
  assertPixels(pixels);
  const { widthPx, heightPx } = pixels;
  const { histogram, thumbnail, ...tone } = measureTone(pixels);
  const sums = sumTiles(pixels, { leftPx: 0, topPx: 0, widthPx, heightPx }, planTiles(widthPx, heightPx));
  const tiles = tileAcutance(sums);
  const sharpness = sharpestShare(tiles, 0.1);
  const onSubject = (opts.subject ?? []).map((box) => acutanceOf(pixels, box)).filter((value) => value !== null);
  return {
    measures: {
      sharpness,
      subjectSharpness: onSubject.length === 0 ? null : Math.max(...onSubject),
      ...judgeBlur(steepnessByDirection(sums, tiles.structure), sharpness),
      ...tone,
      noise: tiles.noise,
      dhash: differenceHash(thumbnail),
    },
    map: packMap(tiles.columns, tiles.rows, tiles.acutance),
    histogram,
  };
}
