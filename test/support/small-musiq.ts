/** @file MUSIQ with few transformer blocks and stand-in weights, without a file. */
import type { Checkpoint } from '../../native-models/checkpoint/index.ts';
import { musiqWeights } from '../../native-models/families/musiq/musiq-weights.ts';
import type { WeightSource } from '../../native-models/onnx/index.ts';
import { fillTensor, musiqTensors } from './stand-in-weights.ts';

/** Weights of a one-output MUSIQ with this many blocks. */
export function smallMusiqWeights(layers: number): WeightSource {
  const entries = musiqTensors(1, layers).map((tensor) => {
    return [tensor.name, { dims: tensor.dims, readFloat32: () => fillTensor(tensor) }] as const;
  });
  const checkpoint: Checkpoint = { tensors: new Map(entries), close: () => {} };
  return musiqWeights(checkpoint);
}
