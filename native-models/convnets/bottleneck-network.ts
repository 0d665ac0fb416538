/** @file torchvision's ResNet-50: four stages of bottlenecks, from a stem of one convolution. */
import type { GraphBuilder, Value } from '../onnx/index.ts';
import type { Layers } from './layers.ts';
import type { ResidualNames } from './residual-network.ts';
import { batchNormShapes, convolutionShapes } from './take-weights.ts';

const stages = [
  { width: 64, blocks: 3 },
  { width: 128, blocks: 4 },
  { width: 256, blocks: 6 },
  { width: 512, blocks: 3 },
] as const;
/** A block gives so many times its width. */
const expansion = 4;
/** Channels of the features. */
export const resNet50Channels = 512 * expansion;

interface Block {
  readonly name: string;
  readonly from: number;
  readonly width: number;
  readonly stride: number;
  /** The first of a stage. */
  readonly hasShortcut: boolean;
}

function blocksOf(names: ResidualNames): Block[] {
  return stages.flatMap(({ width, blocks }, stage) =>
    Array.from({ length: blocks }, (_, index) => ({
      name: names.block(stage, index),
      from: index > 0 ? width * expansion : stage === 0 ? 64 : stages[stage - 1]!.width * expansion,
      width,
      stride: stage > 0 && index === 0 ? 2 : 1,
      hasShortcut: index === 0,
    })),
  );
}

export function resNet50Shapes(names: ResidualNames): Map<string, number[]> {
  return new Map<string, number[]>([
    ...convolutionShapes(names.stem, 64, 3, 7, false),
    ...batchNormShapes(names.stemNorm, 64),
    ...blocksOf(names).flatMap(({ name, from, width, hasShortcut }) => [
      ...convolutionShapes(`${name}.conv1`, width, from, 1, false),
      ...convolutionShapes(`${name}.conv2`, width, width, 3, false),
      ...convolutionShapes(`${name}.conv3`, width * expansion, width, 1, false),
      ...['bn1', 'bn2'].flatMap((norm) => batchNormShapes(`${name}.${norm}`, width)),
      ...batchNormShapes(`${name}.bn3`, width * expansion),
      ...(hasShortcut
        ? [
            ...convolutionShapes(`${name}.downsample.0`, width * expansion, from, 1, false),
            ...batchNormShapes(`${name}.downsample.1`, width * expansion),
          ]
        : []),
    ]),
  ]);
}

/** [pictures, 3, rows, columns] to [pictures, 2048, rows / 32, columns / 32], rounded up. The stride is in the middle convolution of a block. */
export function addResNet50(graph: GraphBuilder, layers: Layers, pictures: Value, names: ResidualNames): Value {
  return resNet50Features(graph, layers, pictures, names).at(-1)!;
}

/** Channels after the stem (before its pooling) and after each stage; rows and columns are halved from one to the next, rounded up. */
export const resNet50FeatureChannels = [64, ...stages.map(({ width }) => width * expansion)] as const;

export function resNet50Features(graph: GraphBuilder, layers: Layers, pictures: Value, names: ResidualNames): Value[] {
  const step = (x: Value, convolution: string, norm: string, options: Parameters<Layers['convolution']>[2]) =>
    layers.batchNorm(layers.convolution(x, convolution, { ...options, bias: false }), norm);
  const stem = layers.relu(step(pictures, names.stem, names.stemNorm, { kernel: 7, stride: 2, pad: 3 }));
  const features = [stem];
  let x = layers.maxPool(stem, { kernel: 3, stride: 2, pad: 1 });
  for (const { name, stride, hasShortcut } of blocksOf(names)) {
    const narrow = layers.relu(step(x, `${name}.conv1`, `${name}.bn1`, { kernel: 1 }));
    const middle = layers.relu(step(narrow, `${name}.conv2`, `${name}.bn2`, { kernel: 3, stride, pad: 1 }));
    const wide = step(middle, `${name}.conv3`, `${name}.bn3`, { kernel: 1 });
    const shortcut = hasShortcut ? step(x, `${name}.downsample.0`, `${name}.downsample.1`, { kernel: 1, stride }) : x;
    x = layers.relu(graph.node('Add', [wide, shortcut]));
    // The first of a stage begins its feature, later blocks replace it.
    if (hasShortcut) features.push(x);
    else features[features.length - 1] = x;
  }
  return features;
}
