/** @file What the scoring process knows of models: pictures in, tensors between, scores out. */
export type {
  Feeds,
  Outputs,
  PairAdapter,
  Picture,
  PicturePair,
  ScoreAdapter,
  ScoreValue,
  TensorData,
} from './adapter-types.ts';
