/** @file Keras' MobileNet (width 1) and one layer of ten shares, from the released weights, as a graph. */
import { join } from 'node:path';
import { type Checkpoint, CheckpointError, openHdf5 } from '../../checkpoint/index.ts';
import { normalisePictures } from '../../convnets/layers.ts';
import {
  createGraphBuilder,
  float,
  int,
  ints,
  type OnnxModel,
  string,
  type Value,
  type WeightSource,
  weightLoader,
  writeModel,
} from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';

/** Output channels and stride of each block: a convolution for each channel, then one of single pixels. */
const blocks: readonly (readonly [number, number])[] = [
  ...([
    [64, 1],
    [128, 2],
    [128, 1],
    [256, 2],
    [256, 1],
    [512, 2],
  ] as const),
  ...Array.from({ length: 5 }, () => [512, 1] as const),
  ...([
    [1024, 2],
    [1024, 1],
  ] as const),
];
const epsilon = 1e-3;
const sidePx = 224;
const ratingCount = 10;

/** Names and shapes as Keras has them. */
export const nimaShapes: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ['conv1/kernel', [3, 3, 3, 32]],
  ...norm('conv1_bn', 32),
  ...blocks.flatMap(([to], index): [string, readonly number[]][] => {
    const from = blocks[index - 1]?.[0] ?? 32;
    const number = index + 1;
    return [
      [`conv_dw_${number}/depthwise_kernel`, [3, 3, from, 1]],
      ...norm(`conv_dw_${number}_bn`, from),
      [`conv_pw_${number}/kernel`, [1, 1, from, to]],
      ...norm(`conv_pw_${number}_bn`, to),
    ];
  }),
  ['dense_1/kernel', [1024, ratingCount]],
  ['dense_1/bias', [ratingCount]],
]);

function norm(name: string, channels: number): [string, readonly number[]][] {
  return ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((part) => [`${name}/${part}`, [channels]]);
}

export async function convertNima(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const graph = buildGraph(weightsOf(await openHdf5(sourcePath)));
  const fileName = `${model.id}.onnx`;
  return [{ role: 'scores', fileName, ...(await writeModel(graph, join(outDir, fileName), { signal, onProgress })) }];
}

/** Kernels (row, column, in, out) become (out, in, row, column); those for each channel (channel, 1, row, column). */
function weightsOf({ tensors }: Checkpoint): WeightSource {
  return new Map(
    [...nimaShapes].map(([name, dims]) => {
      // A second dense layer of one session is called dense_2; the last one is the head.
      const found = tensors.get(name) ?? tensors.get(name.replace('dense_1', 'dense'));
      if (!found) throw new CheckpointError(`this file is no NIMA by MobileNet: "${name}" is missing`);
      if (found.dims.join() !== dims.join())
        throw new CheckpointError(`"${name}" has the shape [${found.dims}] where NIMA by MobileNet has [${dims}]`);
      if (dims.length !== 4) return [name, { dims, read: () => found.readFloat32() }];
      const [rows, columns, from, to] = dims as [number, number, number, number];
      const isEach = name.endsWith('depthwise_kernel');
      return [
        name,
        {
          dims: isEach ? [from, 1, rows, columns] : [to, from, rows, columns],
          read: () => turned(found.readFloat32(), rows * columns, isEach ? 1 : from, isEach ? from : to),
        },
      ];
    }),
  );
}

/** (place, in, out) to (out, in, place). */
function turned(values: Float32Array, places: number, from: number, to: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let place = 0; place < places; place++)
    for (let input = 0; input < from; input++)
      for (let output = 0; output < to; output++)
        result[(output * from + input) * places + place] = values[(place * from + input) * to + output]!;
  return result;
}

/** Input `pictures` uint8 [pictures, 224, 224, 3], output `shares` float32 [pictures, 10] of the ratings 1 to 10. */
function buildGraph(weights: WeightSource): OnnxModel {
  const graph = createGraphBuilder('nima');
  const weight = weightLoader(graph, weights);
  const input = graph.input('pictures', 'uint8', ['pictures', sidePx, sidePx, 3]);
  const half = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] } as const;
  const [none, six] = [graph.floatConstant('none', [], [0]), graph.floatConstant('six', [], [6])];
  const step = (x: Value, kernel: string, normName: string, stride: number, groups: number) => {
    const attributes = { strides: ints([stride, stride]), auto_pad: string('SAME_UPPER'), group: int(groups) };
    const convolved = graph.node('Conv', [x, weight(kernel)], attributes);
    const parts = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((part) => weight(`${normName}/${part}`));
    const normed = graph.node('BatchNormalization', [convolved, ...parts], { epsilon: float(epsilon) });
    return graph.node('Clip', [normed, none, six]);
  };
  let x = step(normalisePictures(graph, input, half), 'conv1/kernel', 'conv1_bn', 2, 1);
  for (const [index, [, stride]] of blocks.entries()) {
    const number = index + 1;
    const from = blocks[index - 1]?.[0] ?? 32;
    x = step(x, `conv_dw_${number}/depthwise_kernel`, `conv_dw_${number}_bn`, stride, from);
    x = step(x, `conv_pw_${number}/kernel`, `conv_pw_${number}_bn`, 1, 1);
  }
  const mean = graph.node('ReduceMean', [x, graph.intConstant([2, 3])], { keepdims: int(0) });
  const logits = graph.node('Gemm', [mean, weight('dense_1/kernel'), weight('dense_1/bias')]);
  graph.output(graph.node('Softmax', [logits], { axis: int(-1) }), 'shares', 'float32', ['pictures', ratingCount]);
  return graph.finish({ '': 20 }, { architecture: 'nima' });
}
