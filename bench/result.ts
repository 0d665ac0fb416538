/** @file One measured figure. */
export interface BenchResult {
  name: string;
  /** "ms", "photos/s", "MB", ... */
  unit: string;
  median: number;
  p95: number;
  samples: number[];
  /** How it was measured, and against what. */
  note?: string;
}

export function resultOf(name: string, unit: string, samples: readonly number[], note?: string): BenchResult {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { name, unit, median: at(0.5), p95: at(0.95), samples: [...samples], ...(note === undefined ? {} : { note }) };
}
