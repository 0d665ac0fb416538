/** @file Numbers held against a panel, as VQEG does: SRCC, KRCC, and PLCC and RMSE after a logistic, each with an interval over pictures. */

import { say } from '../../../texts/say.ts';
import type { Told } from '../../contract/told.ts';
import { bootstrap, type Interval } from './chance.ts';
import { kendall, pearson, spearman } from './correlate.ts';
import { fitLogistic, type Logistic, logisticAt } from './logistic.ts';

export interface Evaluated {
  /** "sharpness", "score:MODEL", "0.7*score:MODEL+0.3*sharpness". */
  name: string;
  /** Pictures that have both. */
  pictures: number;
  /** Null where too few have it or it is the same for all; `note` says so. */
  srcc: Interval | null;
  krcc: Interval | null;
  plcc: Interval | null;
  /** On the panel's scale. */
  rmse: Interval | null;
  logistic: Logistic | null;
  note: Told | null;
}

/** Fewer say little. */
export const fewPictures = 30;
const fewest = 4;
const rankTimes = 1_000;
const fitTimes = 200;

export function evaluate(name: string, values: readonly number[], ratings: readonly number[]): Evaluated {
  const n = values.length;
  const none = { name, pictures: n, srcc: null, krcc: null, plcc: null, rmse: null, logistic: null };
  if (n < fewest) return { ...none, note: say('evaluate.only', { n }) };
  const logistic = fitLogistic(values, ratings);
  if (!logistic) return { ...none, note: say('evaluate.same') };
  const interval = (
    value: number | null,
    times: number,
    of: (x: number[], y: number[]) => number | null,
  ): Interval | null => {
    if (value === null || !Number.isFinite(value)) return null;
    const found = bootstrap(n, times, (indices) =>
      of(
        Array.from(indices, (i) => values[i]!),
        Array.from(indices, (i) => ratings[i]!),
      ),
    );
    return { value, low: found?.low ?? value, high: found?.high ?? value };
  };
  // Resampled numbers are fitted from where all of them came to.
  const afterFit = (x: number[], y: number[]) => {
    const fit = fitLogistic(x, y, logistic);
    return fit && x.map((value) => logisticAt(fit, value));
  };
  const plccOf = (x: number[], y: number[]) => {
    const fitted = afterFit(x, y);
    return fitted && pearson(fitted, y);
  };
  const rmseOf = (x: number[], y: number[]) => {
    const fitted = afterFit(x, y);
    return fitted && Math.sqrt(fitted.reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0) / y.length);
  };
  const [x, y] = [[...values], [...ratings]];
  return {
    ...none,
    srcc: interval(spearman(x, y), rankTimes, spearman),
    krcc: interval(kendall(x, y), rankTimes / 5, kendall),
    plcc: interval(plccOf(x, y), fitTimes, plccOf),
    rmse: interval(rmseOf(x, y), fitTimes, rmseOf),
    logistic,
    note: n < fewPictures ? say('evaluate.few', { n }) : null,
  };
}
