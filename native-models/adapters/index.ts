/** @file What the scoring process needs of the models: adapters and their types. */
export type {
  DistributionScore,
  Feeds,
  LiqeScore,
  MosScore,
  Outputs,
  Picture,
  Score,
  ScoreAdapter,
  TensorData,
} from './adapter-types.ts';
