/** @file The proof of an installation: the model runs, its numbers are numbers, and it puts pictures of known quality in the order that its definition names. */

import type { SanityPicture } from '../../../native-models/families/index.ts';
import { say } from '../../../texts/say.ts';
import type { ModelSpec, SelfTestReading } from '../../scorer/protocol.ts';
import type { ScorerClient } from '../devices/scorer-client.ts';
import type { ModelDefinition } from './model-definition.ts';

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

const sanityPictures: readonly SanityPicture[] = ['sharp', 'blurred', 'compressed'];

/** Judges what a model said of the sanity pictures; null tells nothing of how good a picture is: finite numbers will do. */
export function judgeProof(
  readings: readonly SelfTestReading[],
  scoring: Pick<NonNullable<ModelDefinition['scoring']>, 'output' | 'sanity'> | null,
): Proof {
  if (readings.length === 0 || readings.some(({ values }) => values.length === 0 || !values.every(Number.isFinite))) {
    return { runs: false, problem: say('prove.notFinite') };
  }
  if (!scoring) return { runs: true, problem: null };
  const mean = (picture: SanityPicture) => {
    const values = readings.filter((reading) => reading.picture === picture).map(({ values: [headline] }) => headline!);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const { low, high, better } = scoring.output;
  const margin = (high - low) * rangeMargin;
  const outside = sanityPictures.map(mean).find((value) => value < low - margin || value > high + margin);
  if (outside !== undefined) {
    return { runs: true, problem: say('prove.outside', { value: outside, low, high }) };
  }
  const sign = better === 'higher' ? 1 : -1;
  const { sanity } = scoring;
  const isInOrder = sanity.every((picture, at) => at === 0 || sign * (mean(sanity[at - 1]!) - mean(picture)) > 0);
  if (isInOrder) return { runs: true, problem: null };
  return { runs: true, problem: say('prove.order', { order: sanity, means: sanity.map(mean) }) };
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
