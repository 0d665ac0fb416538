/** @file All classical measures of one picture. Pure; runs inside the decoder on every photo. */
import type { Box } from '../../contract/face.ts';
import type { Histogram, Measures, SharpnessMap } from '../../contract/measures.ts';
import { markKernelMemory, releaseKernelMemory } from '../pixels/kernels.ts';
import { passRows, type RowTaker } from '../pixels/pass-rows.ts';
import { assertPixels, type Pixels, wholeOf } from '../pixels/pixels.ts';
import { acutanceOf } from './acutance-of.ts';
import { judgeBlur, steepnessByDirection } from './blur-kind.ts';
import { startDetailSums } from './detail-sums.ts';
import { differenceHash } from './dhash.ts';
import { openDetail, packDetail } from './frame-detail.ts';
import { type Look, startLook, zonesOf } from './look.ts';
import { ownSharpness } from './own-sharpness.ts';
import { packMap } from './sharpness-map.ts';
import { sharpestShare, softestDirection, tileAcutance } from './tile-acutance.ts';
import { planTiles, startTileSums } from './tile-sums.ts';
import { startToneMeasures } from './tone-measures.ts';

export interface MeasuredPicture {
  measures: Measures;
  map: SharpnessMap;
  histogram: Histogram;
  look: Look;
  /** What stacks are compared by (openDetail). */
  detail: Uint8Array;
}

export interface Measuring {
  takers: readonly RowTaker[];
  /** After the pass over the whole picture. */
  measured(): MeasuredPicture;
}

/** Measures upright sRGB pixels at native resolution, in a pass of their own. */
export function measurePicture(pixels: Pixels, opts: { subject?: readonly Box[] } = {}): MeasuredPicture {
  const mark = markKernelMemory();
  const measuring = startMeasuring(pixels, opts);
  passRows(pixels, wholeOf(pixels), measuring.takers);
  const measured = measuring.measured();
  releaseKernelMemory(mark);
  return measured;
}

/**
 * To measure in a pass that others share. `subject` boxes (fractions of the picture) give subjectSharpness: the sharpest of them counts.
 * Looks at a fifth to a third of the rows closely and at a lattice for the rest; extra memory is one band of rows and a 16th of the picture.
 * @throws RangeError when the buffer's length does not fit the size.
 */
export function startMeasuring(pixels: Pixels, opts: { subject?: readonly Box[] } = {}): Measuring {
  assertPixels(pixels);
  const toning = startToneMeasures(pixels);
  const looking = startLook(pixels);
  const summing = startTileSums(wholeOf(pixels), planTiles(pixels.widthPx, pixels.heightPx));
  const detailing = startDetailSums(pixels);
  return {
    takers: [toning, looking.taker, summing, detailing],
    measured: () => {
      const { histogram, thumbnail, ...tone } = toning.tone();
      const sums = summing.tiles();
      const tiles = tileAcutance(sums);
      const sharpest = sharpestShare(tiles, 0.1);
      const detail = packDetail(detailing.detail());
      const opened = openDetail(detail);
      const onSubject = (opts.subject ?? []).map((box) => acutanceOf(pixels, box)).filter((value) => value !== null);
      return {
        measures: {
          // Where too few places have edges in any one direction, all of them speak together.
          sharpness: softestDirection(sums, tiles.floor, 0.1) ?? sharpest,
          subjectSharpness: onSubject.length === 0 ? null : Math.max(...onSubject),
          ...judgeBlur(steepnessByDirection(sums, tiles.structure), sharpest),
          ...tone,
          noise: tiles.noise,
          dhash: differenceHash(thumbnail),
          edge: opened && ownSharpness(opened).edge,
        },
        map: packMap(tiles.columns, tiles.rows, tiles.acutance),
        histogram,
        look: looking.look(zonesOf(tiles)),
        detail,
      };
    },
  };
}
