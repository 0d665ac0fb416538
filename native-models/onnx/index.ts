/** @file The ONNX graph builder and writer. */
export { modelToBytes } from './encode-model.ts';
export { type Attributes, createGraphBuilder, type GraphBuilder, type NodeOptions } from './graph-builder.ts';
export {
  type Attribute,
  type Dimension,
  type ElementType,
  float,
  floats,
  type Initializer,
  int,
  ints,
  type OnnxModel,
  string,
  tensorBytes,
  type Value,
} from './model-types.ts';
export { type ReadModel, readWeights } from './read-weights.ts';
export { transposeMatrix } from './transpose-matrix.ts';
export { type WeightSource, weightLoader } from './weight-source.ts';
export { writeFileAtomically } from './write-file-atomically.ts';
export { writeModel } from './write-model.ts';
