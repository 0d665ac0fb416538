/** @file torchvision's ResNet-18: four stages of two blocks, from a stem of one convolution. */
import type { GraphBuilder, Value } from '../onnx/index.ts';
import type { Layers } from './layers.ts';
import { batchNormShapes, convolutionShapes } from './take-weights.ts';

/** What the parts are called, by stage (0..3) and block. */
export interface ResidualNames {
  readonly stem: string;
  readonly stemNorm: string;
  readonly block: (stage: number, index: number) => string;
}

const widths = [64, 128, 256, 512] as const;
const blocksPerStage = 2;

interface Block {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly stride: number;
}

function blocksOf(names: ResidualNames): Block[] {
  return widths.flatMap((to, stage) =>
    Array.from({ length: blocksPerStage }, (_, index) => ({
      name: names.block(stage, index),
      from: index === 0 ? (widths[stage - 1] ?? 64) : to,
      to,
      stride: stage > 0 && index === 0 ? 2 : 1,
    })),
  );
}

const hasShortcut = ({ from, to, stride }: Block): boolean => stride > 1 || from !== to;

export function resNet18Shapes(names: ResidualNames): Map<string, number[]> {
  return new Map<string, number[]>([
    ...convolutionShapes(names.stem, 64, 3, 7, false),
    ...batchNormShapes(names.stemNorm, 64),
    ...blocksOf(names).flatMap((block) => {
      const { name, from, to } = block;
      return [
        ...convolutionShapes(`${name}.conv1`, to, from, 3, false),
        ...convolutionShapes(`${name}.conv2`, to, to, 3, false),
        ...['bn1', 'bn2'].flatMap((norm) => batchNormShapes(`${name}.${norm}`, to)),
        ...(hasShortcut(block)
          ? [
              ...convolutionShapes(`${name}.downsample.0`, to, from, 1, false),
              ...batchNormShapes(`${name}.downsample.1`, to),
            ]
          : []),
      ];
    }),
  ]);
}

/** [pictures, 3, rows, columns] to [pictures, 512, rows / 32, columns / 32], rounded up. */
export function addResNet18(graph: GraphBuilder, layers: Layers, pictures: Value, names: ResidualNames): Value {
  const step = (x: Value, convolution: string, norm: string, options: Parameters<Layers['convolution']>[2]) =>
    layers.batchNorm(layers.convolution(x, convolution, { ...options, bias: false }), norm);
  const stem = layers.relu(step(pictures, names.stem, names.stemNorm, { kernel: 7, stride: 2, pad: 3 }));
  let x = layers.maxPool(stem, { kernel: 3, stride: 2, pad: 1 });
  for (const block of blocksOf(names)) {
    const { name, stride } = block;
    const first = layers.relu(step(x, `${name}.conv1`, `${name}.bn1`, { kernel: 3, stride, pad: 1 }));
    const second = step(first, `${name}.conv2`, `${name}.bn2`, { kernel: 3, pad: 1 });
    const shortcut = hasShortcut(block)
      ? step(x, `${name}.downsample.0`, `${name}.downsample.1`, { kernel: 1, stride })
      : x;
    x = layers.relu(graph.node('Add', [second, shortcut]));
  }
  return x;
}
