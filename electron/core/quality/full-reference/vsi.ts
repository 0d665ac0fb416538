/** @file Visual saliency-induced index (Zhang, Shen, Li 2014), as in the authors' VSI.m. */

import { gradientLength, scharr, shrinkByMean } from '../../../../native-models/signal/filter.ts';
import { emptyPlane, mixChannels, type Plane } from '../../../../native-models/signal/plane.ts';
import type { Pixels } from '../../pixels/pixels.ts';
import { shrinkFactor } from './fsim.ts';
import { saliency } from './saliency.ts';
import { colourPower, similarity } from './similarity.ts';

const cSaliency = 1.27;
const cGradient = 386;
const cColour = 130;
const alpha = 0.4;
const lambda = 0.02;

export interface Vsi {
  /** 0..1, more is closer. Null where neither picture has anything salient (both flat). */
  readonly vsi: number | null;
  readonly map: Plane;
}

export function vsi(reference: Pixels, test: Pixels): Vsi {
  const a = features(reference);
  const b = features(test);
  const map = emptyPlane(a.salient.widthPx, a.salient.heightPx);
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < map.data.length; i++) {
    const like = (of: 'salient' | 'gradient' | 'm' | 'n', c: number) => similarity(a[of].data[i]!, b[of].data[i]!, c);
    const weight = Math.max(a.salient.data[i]!, b.salient.data[i]!);
    map.data[i] =
      like('gradient', cGradient) ** alpha *
      like('salient', cSaliency) *
      colourPower(like('m', cColour) * like('n', cColour), lambda);
    sum += map.data[i]! * weight;
    weights += weight;
  }
  return { vsi: weights > 0 ? sum / weights : null, map };
}

function features(pixels: Pixels) {
  const factor = shrinkFactor(pixels);
  const shrunk = (red: number, green: number, blue: number) =>
    shrinkByMean(mixChannels(pixels, red, green, blue), factor);
  return {
    salient: shrinkByMean(saliency(pixels), factor),
    gradient: gradientLength(shrunk(0.06, 0.63, 0.27), scharr),
    // The paper lists these weights for red, green, blue. The authors' published numbers (I04 of TID2013: .962) come out with blue first
    // (.964), not in the paper's order (.950); brightness has the paper's order in both.
    m: shrunk(-0.35, 0.04, 0.3),
    n: shrunk(0.17, -0.6, 0.34),
  };
}
