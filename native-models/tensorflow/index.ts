/** @file Frozen TensorFlow graphs as ONNX. */
export { lowerFrozenGraph } from './lower-frozen-graph.ts';
export { readFrozenGraph } from './read-frozen-graph.ts';
