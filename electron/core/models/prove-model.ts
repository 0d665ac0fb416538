/** @file The proof of an installation: the model runs, its numbers are numbers, and it prefers a sharp picture to a blurred to a badly compressed one. */
import type { AdapterSpec, ModelSpec, SelfTestReading } from '../../scorer/protocol.ts';
import type { ScorerClient } from '../devices/scorer-client.ts';

export interface Proof {
  /** False: the model cannot be used at all. */
  readonly runs: boolean;
  /** Null when everything is as it should be. */
  readonly problem: string | null;
}

/** Runs a model on the sanity pictures; rejects with a ScoringFailure where it cannot run. */
export type Prover = (model: ModelSpec, signal: AbortSignal | undefined) => Promise<readonly SelfTestReading[]>;

/** Trained ranges have soft ends; a number beyond this share of the range comes from wrong weights or a wrong card. */
const rangeMargin = 0.25;

/** Adapters that tell how good a picture is; for the others only finite numbers are asked. */
const judges = (adapter: AdapterSpec) => adapter.kind !== 'detector' && adapter.kind !== 'probe';

/** Judges what a model said of the sanity pictures. */
export function judgeProof(readings: readonly SelfTestReading[], model: ModelSpec, higherIsBetter: boolean): Proof {
  if (readings.length === 0 || readings.some(({ values }) => values.length === 0 || !values.every(Number.isFinite))) {
    return { runs: false, problem: 'it gives numbers that are not finite' };
  }
  if (!judges(model.adapter)) return { runs: true, problem: null };
  const mean = (picture: string) => {
    const values = readings.filter((reading) => reading.picture === picture).map(({ values: [headline] }) => headline!);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const [sharp, blurred, compressed] = [mean('sharp'), mean('blurred'), mean('compressed')];
  const { low, high } = model.range;
  const margin = (high - low) * rangeMargin;
  const outside = [sharp, blurred, compressed].find((value) => value < low - margin || value > high + margin);
  if (outside !== undefined) {
    return { runs: true, problem: `it gives ${outside.toFixed(2)}, far outside its range of ${low} to ${high}` };
  }
  const sign = higherIsBetter ? 1 : -1;
  if (sign * (sharp - blurred) > 0 && sign * (blurred - compressed) > 0) return { runs: true, problem: null };
  const said = `sharp ${sharp.toFixed(2)}, blurred ${blurred.toFixed(2)}, badly compressed ${compressed.toFixed(2)}`;
  return {
    runs: true,
    problem: `it does not put a sharp picture above a blurred and a blurred above a badly compressed one (${said})`,
  };
}

/** Proves with a scoring process; its memory is given back afterwards. */
export function proveWith(scorer: Pick<ScorerClient, 'selfTest' | 'unload'>): Prover {
  return async (model, signal) => {
    try {
      return (await scorer.selfTest(model, 'sanity', 0, signal)).readings;
    } finally {
      scorer.unload(model.id);
    }
  };
}
