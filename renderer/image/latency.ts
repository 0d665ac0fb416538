/** @file Key press to picture painted, as the photographer feels it: the last few hundred, with median and 95th percentile. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { afterFrame } from './after-frame.ts';

export interface LatencyReadout {
  lastMs: number | null;
  medianMs: number | null;
  p95Ms: number | null;
  count: number;
}

/** Nearest-rank percentile; null of nothing. */
export const percentile = (samples: readonly number[], p: number): number | null => {
  if (samples.length === 0) return null;
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!;
};

export interface LatencyRecorder {
  readout: StoreApi<LatencyReadout>;
  /** A key was pressed at this event time (performance.now's clock). */
  pressed(atMs: number): void;
  /** The picture it asked for has been drawn: measured at the next frame. */
  drawn(): void;
  samples(): readonly number[];
}

export const createLatencyRecorder = (keep = 300): LatencyRecorder => {
  const samples: number[] = [];
  const readout = createStore<LatencyReadout>(() => ({ lastMs: null, medianMs: null, p95Ms: null, count: 0 }));
  let pressedAt: number | null = null;
  return {
    readout,
    samples: () => samples,
    pressed(atMs) {
      pressedAt = atMs;
    },
    drawn() {
      if (pressedAt === null) return;
      const from = pressedAt;
      pressedAt = null;
      afterFrame(() => {
        samples.push(performance.now() - from);
        if (samples.length > keep) samples.shift();
        readout.setState({
          lastMs: samples.at(-1)!,
          medianMs: percentile(samples, 0.5),
          p95Ms: percentile(samples, 0.95),
          count: samples.length,
        });
      });
    },
  };
};
