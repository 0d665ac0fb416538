/** @file What a benchmark hands back: the figure and the samples behind it. */

export interface BenchResult {
  name: string;
  unit: string;
  median: number;
  p95: number;
  samples: number[];
  note?: string;
}

/** A result from its samples. */
export function benchResult(name: string, unit: string, samples: number[], note?: string): BenchResult {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { name, unit, median: at(0.5), p95: at(0.95), samples, ...(note === undefined ? {} : { note }) };
}
