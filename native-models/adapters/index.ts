/** @file What the scoring process needs of the models: adapters and their types. */
export { liqeLabels } from '../liqe/liqe-prompts.ts';
export type { GraphFlavour } from '../transformer/graph-flavour.ts';
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
export { createLiqeAdapter } from './liqe-adapter.ts';
export { createMusiqAdapter } from './musiq-adapter.ts';
export { specialiseModel } from './specialise-model.ts';
