/** @file How one number is spread over a shoot. */
import type { PhotoId } from '../../../contract/ids.ts';
import type { Distribution } from '../../../contract/report.ts';

const binCount = 32;
const tailLength = 10;

export interface Sample {
  id: PhotoId;
  value: number;
}

/** Nearest-rank percentile of sorted values. */
export function percentile(sorted: ArrayLike<number>, fraction: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * fraction) - 1))] ?? 0;
}

export function medianOf(values: readonly number[]): number {
  return percentile(Float64Array.from(values).sort(), 0.5);
}

/** Null without samples. Bins span the 1st to the 99th percentile; what lies beyond is counted in the outer bins, so that one odd photo does not flatten the chart. */
export function distributionOf(key: string, samples: readonly Sample[]): Distribution | null {
  if (samples.length === 0) return null;
  const ordered = samples.toSorted((a, b) => a.value - b.value || a.id - b.id);
  const sorted = ordered.map((sample) => sample.value);
  const from = percentile(sorted, 0.01);
  const to = Math.max(percentile(sorted, 0.99), from + 1e-9);
  const bins = new Array<number>(binCount).fill(0);
  for (const value of sorted) {
    const bin = Math.floor(((value - from) / (to - from)) * binCount);
    bins[Math.min(binCount - 1, Math.max(0, bin))]!++;
  }
  const ids = ordered.map((sample) => sample.id);
  return {
    key,
    count: samples.length,
    median: percentile(sorted, 0.5),
    p5: percentile(sorted, 0.05),
    p95: percentile(sorted, 0.95),
    from,
    to,
    bins,
    low: ids.slice(0, tailLength),
    high: ids.slice(-tailLength).reverse(),
  };
}
