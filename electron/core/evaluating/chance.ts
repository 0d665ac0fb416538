/** @file Chance that is the same every time: resampling with intervals that two runs agree on. */

/** 0 up to 1 (xorshift32). */
export function createChance(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

export interface Interval {
  value: number;
  /** 95 %. */
  low: number;
  high: number;
}

/** Percentile bootstrap: `of` is asked about indices drawn with replacement; samples that have no answer are left out. */
export function bootstrap(
  n: number,
  times: number,
  of: (indices: Uint32Array) => number | null,
  seed = 1,
): { low: number; high: number } | null {
  const chance = createChance(seed);
  const found: number[] = [];
  const indices = new Uint32Array(n);
  for (let time = 0; time < times; time++) {
    for (let i = 0; i < n; i++) indices[i] = Math.floor(chance() * n);
    const value = of(indices);
    if (value !== null && Number.isFinite(value)) found.push(value);
  }
  if (found.length < times / 2) return null;
  found.sort((a, b) => a - b);
  const at = (fraction: number) => found[Math.min(found.length - 1, Math.floor(fraction * found.length))]!;
  return { low: at(0.025), high: at(0.975) };
}
