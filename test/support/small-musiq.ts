/** @file MUSIQ with few transformer blocks and stand-in weights, without a file. */
import type { Checkpoint } from '../../native-models/checkpoint/index.ts';
import { buildMusiqGraph } from '../../native-models/families/musiq/build-musiq-graph.ts';
import { musiqWeights } from '../../native-models/families/musiq/musiq-weights.ts';
import { modelToBytes, type WeightSource } from '../../native-models/onnx/index.ts';
import { fillTensor, musiqTensors } from './stand-in-weights.ts';

/** The converted file of such a model. */
export const smallServedModel = (layers: number): Uint8Array =>
  modelToBytes(buildMusiqGraph(smallMusiqWeights(layers), { flavour: 'cpu' }));

/** Weights of a one-output MUSIQ with this many blocks. */
export function smallMusiqWeights(layers: number): WeightSource {
  const entries = musiqTensors(1, layers).map((tensor) => {
    return [tensor.name, { dims: tensor.dims, readFloat32: () => fillTensor(tensor) }] as const;
  });
  const checkpoint: Checkpoint = { tensors: new Map(entries), close: () => {} };
  return musiqWeights(checkpoint);
}
