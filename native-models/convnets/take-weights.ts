/** @file The weights of a network out of a checkpoint, every shape checked. */
import { type Checkpoint, CheckpointError } from '../checkpoint/index.ts';
import type { WeightSource } from '../onnx/index.ts';

/** Shapes by name, as the checkpoint stores them. */
export type Shapes = ReadonlyMap<string, readonly number[]>;

export interface TakeOptions {
  /** For messages: "AlexNet". */
  readonly network: string;
  /** Names in the file begin with one of these; none where left out. */
  readonly prefixes?: readonly string[];
}

/** @throws CheckpointError where a weight is missing or has another shape. */
export function takeWeights(
  checkpoint: Checkpoint,
  shapes: Shapes,
  { network, prefixes = [''] }: TakeOptions,
): WeightSource {
  return new Map(
    [...shapes].map(([name, dims]) => {
      const found = prefixes
        .map((prefix) => checkpoint.tensors.get(prefix + name))
        .find((tensor) => tensor !== undefined);
      if (!found) throw new CheckpointError(`this file is no ${network}: "${name}" is missing`);
      if (found.dims.join() !== dims.join())
        throw new CheckpointError(`"${name}" has the shape [${found.dims}] where ${network} has [${dims}]`);
      return [name, { dims, read: () => found.readFloat32() }];
    }),
  );
}

/** `<name>.weight` and `<name>.bias` of a convolution. */
export function convolutionShapes(
  name: string,
  to: number,
  from: number,
  kernel: number,
  bias = true,
): [string, number[]][] {
  return [
    [`${name}.weight`, [to, from, kernel, kernel]],
    ...(bias ? ([[`${name}.bias`, [to]]] as [string, number[]][]) : []),
  ];
}

/** The four vectors of a batch normalisation. */
export const batchNormShapes = (name: string, channels: number): [string, number[]][] =>
  ['weight', 'bias', 'running_mean', 'running_var'].map((part) => [`${name}.${part}`, [channels]]);
