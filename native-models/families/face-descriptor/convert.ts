/**
 * @file face-api's weights as a graph: a stem and fourteen residual blocks (He et al., CVPR 2016, 29 convolutions), the mean over pixels, one matrix.
 * Each convolution is followed by a scale per channel, which is worked into its kernel here.
 */
import { join } from 'node:path';
import { type Checkpoint, CheckpointError, fileBeside, openTfjs } from '../../checkpoint/index.ts';
import { type Shapes, takeWeights } from '../../convnets/take-weights.ts';
import { descriptorLength, descriptorSidePx } from '../../faces/descriptor.ts';
import {
  createGraphBuilder,
  int,
  ints,
  type OnnxModel,
  type Value,
  type WeightSource,
  writeModel,
} from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';

/** Of red, green and blue, 0..255: taken away before the division by 255. */
const meanRgb = [122.782, 117.001, 104.298] as const;

interface Block {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Halves the sides. */
  readonly isDown: boolean;
}

const blocks: readonly Block[] = [
  ...[1, 2, 3].map((at) => ({ name: `conv32_${at}`, from: 32, to: 32, isDown: false })),
  ...stage(64, 32, 3),
  ...stage(128, 64, 2),
  ...stage(256, 128, 2),
  { name: 'conv256_down_out', from: 256, to: 256, isDown: true },
];

function stage(to: number, from: number, rest: number): Block[] {
  return [
    { name: `conv${to}_down`, from, to, isDown: true },
    ...Array.from({ length: rest }, (_, at) => ({ name: `conv${to}_${at + 1}`, from: to, to, isDown: false })),
  ];
}

const layerShapes = (name: string, kernel: number, from: number, to: number): [string, number[]][] => [
  [`${name}/conv/filters`, [kernel, kernel, from, to]],
  ...['conv/bias', 'scale/weights', 'scale/biases'].map((part): [string, number[]] => [`${name}/${part}`, [to]]),
];

const descriptorShapes: Shapes = new Map([
  ...layerShapes('conv32_down', 7, 3, 32),
  ...blocks.flatMap(({ name, from, to }) => [
    ...layerShapes(`${name}/conv1`, 3, from, to),
    ...layerShapes(`${name}/conv2`, 3, to, to),
  ]),
  ['fc', [256, descriptorLength]],
]);

export async function convertDescriptor(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const checkpoint = open(conversion);
  try {
    const weights = takeWeights(checkpoint, descriptorShapes, { network: 'face descriptor of face-api' });
    const fileName = `${model.id}.onnx`;
    const written = await writeModel(buildGraph(weights), join(outDir, fileName), { signal, onProgress });
    return [{ role: 'descriptor', fileName, ...written }];
  } catch (error) {
    if (error instanceof RangeError) throw new CheckpointError(`${sourcePath} is cut short`);
    throw error;
  } finally {
    checkpoint.close();
  }
}

/** The weights with the manifest beside them, or the manifest with the files that it names (older releases have two). */
function open({ model, sourcePath }: FamilyConversion): Checkpoint {
  return sourcePath.toLowerCase().endsWith('.json')
    ? openTfjs(sourcePath)
    : openTfjs(fileBeside(sourcePath, model), sourcePath);
}

/** Input `faces` float32 [faces, 150, 150, 3], red, green, blue, 0..255; output `descriptors` float32 [faces, 128]. */
function buildGraph(weights: WeightSource): OnnxModel {
  const graph = createGraphBuilder('face-descriptor');
  const read = (name: string): Float32Array => weights.get(name)!.read();
  const input = graph.input('faces', 'float32', ['faces', descriptorSidePx, descriptorSidePx, 3]);
  const mean = graph.floatConstant('mean', [3], [...meanRgb]);
  const centred = graph.node('Sub', [input, mean]);
  const unit = graph.node('Mul', [centred, graph.floatConstant('unit', [1], [1 / 255])]);
  let x = graph.node('Transpose', [unit], { perm: ints([0, 3, 1, 2]) });
  x = relu(layer(x, 'conv32_down', 7, 2, 0));
  x = graph.node('MaxPool', [x], { kernel_shape: ints([3, 3]), strides: ints([2, 2]), pads: ints([0, 0, 0, 0]) });
  let side = 35;
  for (const { name, from, to, isDown } of blocks) {
    let out = relu(layer(x, `${name}/conv1`, 3, isDown ? 2 : 1, isDown ? 0 : 1));
    out = layer(out, `${name}/conv2`, 3, 1, 1);
    let past = x;
    if (isDown) {
      const [convolved, pooled] = [Math.floor((side - 3) / 2) + 1, Math.floor(side / 2)];
      past = graph.node('AveragePool', [x], { kernel_shape: ints([2, 2]), strides: ints([2, 2]) });
      if (convolved < pooled) out = pad(out, [0, 0, 0, 0, 0, 0, pooled - convolved, pooled - convolved]);
      if (from < to) past = pad(past, [0, 0, 0, 0, 0, to - from, 0, 0]);
      side = pooled;
    }
    x = relu(graph.node('Add', [past, out]));
  }
  const means = graph.node('ReduceMean', [x, graph.intConstant([2, 3])], { keepdims: int(0) });
  const matrix = graph.floatConstant('fc', [256, descriptorLength], read('fc'));
  graph.output(graph.node('MatMul', [means, matrix]), 'descriptors', 'float32', ['faces', descriptorLength]);
  return graph.finish({ '': 20 }, { architecture: 'face-descriptor' });

  function relu(value: Value): Value {
    return graph.node('Relu', [value]);
  }
  /** Zeros at the end of axes, as the release appends them. */
  function pad(value: Value, ends: readonly number[]): Value {
    return graph.node('Pad', [value, graph.intConstant(ends)]);
  }
  function layer(value: Value, name: string, kernel: number, stride: number, padding: number): Value {
    const [, , from, to] = weights.get(`${name}/conv/filters`)!.dims as [number, number, number, number];
    const filters = read(`${name}/conv/filters`);
    const [bias, gain, shift] = ['conv/bias', 'scale/weights', 'scale/biases'].map((part) => read(`${name}/${part}`));
    const size = from * kernel * kernel;
    const scaled = new Float32Array(to * size);
    // (row, column, in, out) becomes (out, in, row, column).
    for (let place = 0; place < kernel * kernel; place++)
      for (let inner = 0; inner < from; inner++)
        for (let outer = 0; outer < to; outer++)
          scaled[outer * size + inner * kernel * kernel + place] =
            filters[(place * from + inner) * to + outer]! * gain![outer]!;
    return graph.node(
      'Conv',
      [
        value,
        graph.floatConstant(`${name}/kernel`, [to, from, kernel, kernel], scaled),
        graph.floatConstant(
          `${name}/bias`,
          [to],
          bias!.map((one, at) => one * gain![at]! + shift![at]!),
        ),
      ],
      {
        kernel_shape: ints([kernel, kernel]),
        strides: ints([stride, stride]),
        pads: ints([padding, padding, padding, padding]),
      },
    );
  }
}
