/** @file Reading ONNX files: what is in them, and fixed sizes for free dimensions. */
export { bakeDimensions } from './bake-dimensions.ts';
export { inspectModel, type ModelInspection, type TensorShape } from './inspect-model.ts';
