/** @file Items per second over the last few seconds, and the time left at that rate. */

export interface Rate {
  /** Tells how many are done by now. */
  update(done: number): void;
  /** Items per second; null before two updates that lie apart. */
  perSecond(): number | null;
}

/** Measures over a sliding window; time spent paused is left out by calling `restart`. */
export function createRate(nowMs: () => number, windowMs = 8_000): Rate & { restart(): void } {
  let samples: { atMs: number; done: number }[] = [];
  return {
    update: (done) => {
      const atMs = nowMs();
      // Begun anew: what was before has another pace.
      if (done < (samples.at(-1)?.done ?? 0)) samples = [];
      samples.push({ atMs, done });
      while (samples.length > 2 && (samples[1]?.atMs ?? atMs) < atMs - windowMs) samples.shift();
    },
    perSecond: () => {
      const first = samples[0];
      const last = samples[samples.length - 1];
      if (!first || !last || last.atMs - first.atMs < 200 || last.done <= first.done) return null;
      return ((last.done - first.done) * 1000) / (last.atMs - first.atMs);
    },
    restart: () => {
      samples = [];
    },
  };
}
