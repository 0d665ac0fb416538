/** @file How one number lies over a shoot: quantiles, bins, both ends, drift. */
import type { PhotoId } from '../../../contract/ids.ts';
import type { ReportMetric } from '../../../contract/report.ts';

const binCount = 24;
const tailLength = 5;
const driftPoints = 120;

/** In capture order. */
export interface Sample {
  id: PhotoId;
  value: number;
}

/** Nearest-rank quantile of sorted values; 0 without any. */
export function quantile(sorted: ArrayLike<number>, fraction: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * fraction) - 1))] ?? 0;
}

export function medianOf(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

/** Null without samples. Photos of equal value keep their capture order at the ends. */
export function metricOf(key: string, samples: readonly Sample[]): ReportMetric | null {
  if (samples.length === 0) return null;
  const ordered = samples.toSorted((a, b) => a.value - b.value);
  const sorted = Float64Array.from(ordered, (sample) => sample.value);
  const min = sorted[0]!;
  const max = sorted.at(-1)!;
  const bins = new Array<number>(binCount).fill(0);
  for (const value of sorted) {
    const bin = max === min ? 0 : Math.floor(((value - min) / (max - min)) * binCount);
    bins[Math.min(binCount - 1, bin)]!++;
  }
  const ids = ordered.map((sample) => sample.id);
  return {
    key,
    count: samples.length,
    quantiles: { min, p10: quantile(sorted, 0.1), median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), max },
    bins,
    lowest: ids.slice(0, tailLength),
    highest: ids.slice(-tailLength).reverse(),
    drift: driftOf(samples),
  };
}

/** Medians of stretches of equally many photos; `at` is the middle of each. */
function driftOf(samples: readonly Sample[]): { at: number; value: number }[] {
  const count = Math.min(driftPoints, samples.length);
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * samples.length) / count);
    const to = Math.floor(((i + 1) * samples.length) / count);
    return {
      at: (from + to) / 2 / samples.length,
      value: medianOf(samples.slice(from, to).map((sample) => sample.value)),
    };
  });
}
