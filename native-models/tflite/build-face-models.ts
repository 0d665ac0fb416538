/** @file The two ONNX models that face analysis runs, built from MediaPipe's TFLite models. */
import { CheckpointError } from '../checkpoint/checkpoint-error.ts';
import { createGraphBuilder, type GraphBuilder, type OnnxModel, type Value } from '../onnx/index.ts';
import { lowerGraph } from './lower-graph.ts';
import { readTfliteModel, type TfliteModel } from './read-model.ts';

/** Opset of both models: DirectML reads up to 20. */
const opsets = { '': 20 };

function expectShape(model: TfliteModel, index: number | undefined, shape: readonly number[]): number {
  if (index === undefined || model.tensors[index]?.shape.join() !== shape.join()) {
    throw new CheckpointError('This model is not the one expected: its inputs or outputs have other sizes.');
  }
  return index;
}

function building(name: string, build: (graph: GraphBuilder) => void): OnnxModel {
  const graph = createGraphBuilder(name);
  build(graph);
  return graph.finish(opsets);
}

function reshaped(graph: GraphBuilder, value: Value, shape: readonly number[]): Value {
  return graph.node('Reshape', [value, graph.intConstant(shape)]);
}

/**
 * `face_landmarks_detector.tflite` as ONNX.
 * Input `image` float32 [1, 256, 256, 3], RGB 0..1. Outputs `points` [478, 3] (x, y, z in crop pixels) and
 * `presence` [1] (a logit: is there a face in the crop?). The tongue-out output is left out.
 */
export function buildLandmarksModel(tflite: Uint8Array): OnnxModel {
  const model = readTfliteModel(tflite);
  expectShape(model, model.inputs[0], [1, 256, 256, 3]);
  const wanted = [
    expectShape(model, model.outputs[0], [1, 1, 1, 1434]),
    expectShape(model, model.outputs[1], [1, 1, 1, 1]),
  ];
  return building('face-landmarks', (graph) => {
    const image = graph.input('image', 'float32', [1, 256, 256, 3]);
    const [points, presence] = lowerGraph(model, graph, image, wanted);
    graph.output(reshaped(graph, points!, [478, 3]), 'points', 'float32', [478, 3]);
    graph.output(reshaped(graph, presence!, [1]), 'presence', 'float32', [1]);
  });
}

/**
 * `face_blendshapes.tflite` as ONNX.
 * Input `points` float32 [1, 146, 2] (x, y of the points listed in `blendshape-points.ts`, any common scale).
 * Output `coefficients` [52], each 0..1.
 */
export function buildBlendshapesModel(tflite: Uint8Array): OnnxModel {
  const model = readTfliteModel(tflite);
  expectShape(model, model.inputs[0], [1, 146, 2]);
  const wanted = [expectShape(model, model.outputs[0], [52])];
  return building('face-blendshapes', (graph) => {
    const points = graph.input('points', 'float32', [1, 146, 2]);
    const [coefficients] = lowerGraph(model, graph, points, wanted);
    graph.output(coefficients!, 'coefficients', 'float32', [52]);
  });
}
