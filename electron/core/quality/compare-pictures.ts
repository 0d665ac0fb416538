/** @file The full-reference metrics by name: what each is called, which way it points, how small a picture it can judge. */

import { grey, type Plane } from '../../../native-models/signal/plane.ts';
import { say } from '../../../texts/say.ts';
import type { Pixels } from '../pixels/pixels.ts';
import { cwSsim, cwSsimMinPx } from './full-reference/cw-ssim.ts';
import { type Fsim, fsim } from './full-reference/fsim.ts';
import { gmsd } from './full-reference/gmsd.ts';
import { type MsSsim, msSsim, msSsimMinPx } from './full-reference/ms-ssim.ts';
import { nlpd, nlpdMinPx } from './full-reference/nlpd.ts';
import { psnr } from './full-reference/psnr.ts';
import { ssim, ssimWithMap } from './full-reference/ssim.ts';
import { vif, vifMinPx } from './full-reference/vif.ts';
import { vifp, vifpMinPx } from './full-reference/vifp.ts';
import { vsi } from './full-reference/vsi.ts';

export interface Compared {
  /** Null: the metric is not defined for this pair; `because` says why. */
  readonly value: number | null;
  readonly because: string | null;
  /** Where the pictures differ, 1 where they do not; only of metrics that have a map, and only where it was asked for. */
  readonly map: Plane | null;
}

export interface Metric {
  readonly name: string;
  readonly moreIs: 'closer' | 'farther';
  /** Shorter side, pixels. */
  readonly minPx: number;
  readonly hasMap: boolean;
  readonly run: (pair: Pair) => { value: number | null; map?: Plane | null };
}

/** Two pictures of one size, and their brightness worked out once. */
export interface Pair {
  readonly reference: Pixels;
  readonly test: Pixels;
  readonly grey: () => readonly [Plane, Plane];
  /** Two metrics come out of it. */
  readonly features: () => Fsim;
  readonly scales: () => MsSsim;
  readonly wantsMaps: boolean;
}

const onGrey =
  (of: (reference: Plane, test: Plane) => number | null): Metric['run'] =>
  (pair) => ({ value: of(...pair.grey()) });

const metric = (name: string, moreIs: Metric['moreIs'], minPx: number, run: Metric['run'], hasMap = false): Metric => ({
  name,
  moreIs,
  minPx,
  run,
  hasMap,
});

export const metrics: readonly Metric[] = [
  metric('psnr', 'closer', 1, ({ reference, test }) => ({ value: psnr(reference, test) })),
  metric(
    'ssim',
    'closer',
    11,
    ({ reference, test, wantsMaps }) =>
      wantsMaps ? ssimWithMap(reference, test) : { value: ssim(reference, test), map: null },
    true,
  ),
  metric('ms-ssim', 'closer', msSsimMinPx, ({ scales }) => ({ value: scales().msSsim })),
  metric('ms-ssim-product', 'closer', msSsimMinPx, ({ scales }) => ({ value: scales().product })),
  metric('cw-ssim', 'closer', cwSsimMinPx, onGrey(cwSsim)),
  metric('gmsd', 'farther', 4, ({ reference, test, wantsMaps }) => gmsd(reference, test, wantsMaps), true),
  // With colour, as published tables have it; brightness alone under a name of its own.
  metric('fsim', 'closer', 4, ({ features }) => named(features(), 'fsimc'), true),
  metric('fsim-grey', 'closer', 4, ({ features }) => ({ value: features().fsim })),
  metric('vsi', 'closer', 4, ({ reference, test }) => named(vsi(reference, test), 'vsi'), true),
  metric('vif', 'closer', vifMinPx, onGrey(vif)),
  metric('vifp', 'closer', vifpMinPx, onGrey(vifp)),
  metric('nlpd', 'farther', nlpdMinPx, onGrey(nlpd)),
];

/** What a comparison names when nothing else is asked for: quick ones that most people know. */
export const usualMetrics: readonly string[] = ['psnr', 'ssim', 'ms-ssim', 'gmsd'];

const named = <K extends string>(found: Record<K, number | null> & { map: Plane }, name: K) => ({
  value: found[name],
  map: found.map,
});

/** Maps only with `wantsMaps`. @throws RangeError where the sizes differ: the caller says so to the user, or makes them equal, first. */
export function comparePictures(
  reference: Pixels,
  test: Pixels,
  names: readonly string[],
  { wantsMaps = false } = {},
): Map<string, Compared> {
  if (reference.widthPx !== test.widthPx || reference.heightPx !== test.heightPx)
    throw new RangeError('pictures of two sizes cannot be compared');
  let planes: readonly [Plane, Plane] | null = null;
  let found: Fsim | null = null;
  let scales: MsSsim | null = null;
  const pair: Pair = {
    reference,
    test,
    grey: () => (planes ??= [grey(reference), grey(test)]),
    features: () => (found ??= fsim(reference, test)),
    scales: () => (scales ??= msSsim(reference, test)),
    wantsMaps,
  };
  const shorterPx = Math.min(reference.widthPx, reference.heightPx);
  return new Map(
    names.map((name) => {
      const found = metrics.find((one) => one.name === name);
      if (!found) throw new RangeError(`${name} is no metric`);
      if (shorterPx < found.minPx)
        return [name, undefinedFor(say('metric.tooSmall', { leastPx: found.minPx, sidePx: shorterPx }))];
      const { value, map = null } = found.run(pair);
      if (value === null || !Number.isFinite(value)) return [name, undefinedFor(whyNone(name))];
      return [name, { value, because: null, map: wantsMaps ? map : null }];
    }),
  );
}

const undefinedFor = (because: string): Compared => ({ value: null, because, map: null });
const whyNone = (name: string) => (name === 'psnr' ? say('metric.identical') : say('metric.flat'));
