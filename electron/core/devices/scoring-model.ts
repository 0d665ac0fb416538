/** @file Installed models as the scorer takes them. */
import type { ScoreOutput } from '../../../native-models/families/index.ts';
import type { FaceModelFiles, ModelSpec } from '../../scorer/protocol.ts';

/** An installed scoring model, ready to run. */
export interface ScoringModel {
  readonly spec: ModelSpec;
  readonly output: ScoreOutput;
  /** Pictures per call on a GPU; the CPU takes them one by one. */
  readonly batchSize: number;
}

/** Installed face models; `version` changes with any of their files. */
export interface FaceModels {
  readonly files: FaceModelFiles;
  readonly version: string;
}
