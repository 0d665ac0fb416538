/** @file Feature similarity (Zhang, Zhang, Mou, Zhang 2011), as in the authors' FeatureSIM.m. */

import { gradientLength, scharr, shrinkByMean } from '../../../../native-models/signal/filter.ts';
import { phaseCongruencies } from '../../../../native-models/signal/phase-congruency.ts';
import { emptyPlane, mixChannels, type Plane } from '../../../../native-models/signal/plane.ts';
import type { Pixels } from '../../pixels/pixels.ts';
import { colourPower, similarity } from './similarity.ts';

const t1 = 0.85;
const t2 = 160;
const tColour = 200;
const lambda = 0.03;

export interface Fsim {
  /** Brightness alone: 0..1, more is closer. Null where neither picture has a feature (both flat). */
  readonly fsim: number | null;
  /** With colour. */
  readonly fsimc: number | null;
  /** Similarity with colour at every place of the shrunk picture. */
  readonly map: Plane;
}

export function fsim(reference: Pixels, test: Pixels): Fsim {
  const a = features(reference);
  const b = features(test);
  const [phaseA, phaseB] = phaseCongruencies([a.y, b.y]) as [Plane, Plane];
  const map = emptyPlane(a.y.widthPx, a.y.heightPx);
  let plain = 0;
  let coloured = 0;
  let weights = 0;
  for (let i = 0; i < map.data.length; i++) {
    const weight = Math.max(phaseA.data[i]!, phaseB.data[i]!);
    const like =
      similarity(phaseA.data[i]!, phaseB.data[i]!, t1) * similarity(a.gradient.data[i]!, b.gradient.data[i]!, t2);
    const colour = similarity(a.i.data[i]!, b.i.data[i]!, tColour) * similarity(a.q.data[i]!, b.q.data[i]!, tColour);
    map.data[i] = like * colourPower(colour, lambda);
    plain += like * weight;
    coloured += map.data[i]! * weight;
    weights += weight;
  }
  return weights > 0 ? { fsim: plain / weights, fsimc: coloured / weights, map } : { fsim: null, fsimc: null, map };
}

function features(pixels: Pixels) {
  const factor = shrinkFactor(pixels);
  const shrunk = (red: number, green: number, blue: number) =>
    shrinkByMean(mixChannels(pixels, red, green, blue), factor);
  const y = shrunk(0.299, 0.587, 0.114);
  return {
    y,
    gradient: gradientLength(y, scharr),
    i: shrunk(0.596, -0.274, -0.322),
    q: shrunk(0.211, -0.523, 0.312),
  };
}

/** The shorter side becomes about 256 pixels. */
export const shrinkFactor = ({ widthPx, heightPx }: Pixels): number =>
  Math.max(1, Math.round(Math.min(widthPx, heightPx) / 256));
