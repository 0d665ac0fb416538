/** @file What a fault suite is: one kind of bad day, injected many times, with the losses counted. */
export interface FaultRow {
  /** "kill -9 while deciding" */
  fault: string;
  tried: number;
  /** What must be zero: acknowledged work lost, half-written files, crashes, silent damage. */
  failures: number;
  /** The first few failures in words. */
  examples: string[];
  /** Other counts worth printing. */
  counts: Record<string, number>;
  /** Why nothing was tried; null if something was. */
  skipped: string | null;
}

export interface FaultOptions {
  /** 1 is the full number of faults. */
  scale: number;
  seed: number;
  signal: AbortSignal;
}

export interface FaultSuite {
  name: string;
  run(options: FaultOptions): Promise<FaultRow[]>;
}

/** Collects what went wrong; keeps the first five in words. */
export function tally(fault: string) {
  const row: FaultRow = { fault, tried: 0, failures: 0, examples: [], counts: {}, skipped: null };
  return {
    row,
    count: (name: string, by = 1) => {
      row.counts[name] = (row.counts[name] ?? 0) + by;
    },
    tried: (problem: string | null) => {
      row.tried += 1;
      if (problem === null) return;
      row.failures += 1;
      if (row.examples.length < 5) row.examples.push(problem);
    },
  };
}

export const skipped = (fault: string, why: string): FaultRow => ({ ...tally(fault).row, skipped: why });

/** Repeatable numbers in 0..1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
