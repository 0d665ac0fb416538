/** @file The feature networks of torchvision that perceptual distances are made of: their layers, and where distances tap them. */
import type { Value } from '../onnx/index.ts';
import type { Layers } from './layers.ts';
import { convolutionShapes, type Shapes } from './take-weights.ts';

export interface Backbone {
  readonly network: string;
  readonly shapes: Shapes;
  /** The taps' feature maps, in order. */
  readonly features: (layers: Layers, x: Value) => Value[];
  /** Channels of each tap. */
  readonly channels: readonly number[];
}

type Step =
  | {
      readonly is: 'convolution';
      readonly to: number;
      readonly from: number;
      readonly kernel: number;
      readonly stride?: number;
      readonly pad?: number;
    }
  | { readonly is: 'relu' | 'tap' }
  | { readonly is: 'pool'; readonly kernel: number; readonly stride: number; readonly ceil?: boolean }
  | { readonly is: 'fire'; readonly from: number; readonly squeeze: number; readonly expand: number };

/** Every step but a tap has a number in `features`, as torchvision counts them. */
function sequential(network: string, steps: readonly Step[], channels: readonly number[]): Backbone {
  const numbered: { name: string; step: Step }[] = [];
  let number = 0;
  for (const step of steps) numbered.push({ name: `features.${step.is === 'tap' ? number : number++}`, step });
  const shapes = new Map(
    numbered.flatMap(({ name, step }) => {
      if (step.is === 'convolution') return convolutionShapes(name, step.to, step.from, step.kernel);
      if (step.is !== 'fire') return [];
      return [
        ...convolutionShapes(`${name}.squeeze`, step.squeeze, step.from, 1),
        ...convolutionShapes(`${name}.expand1x1`, step.expand, step.squeeze, 1),
        ...convolutionShapes(`${name}.expand3x3`, step.expand, step.squeeze, 3),
      ];
    }),
  );
  const features = (layers: Layers, input: Value): Value[] => {
    const taps: Value[] = [];
    let x = input;
    for (const { name, step } of numbered) {
      if (step.is === 'tap') taps.push(x);
      else if (step.is === 'convolution') x = layers.convolution(x, name, step);
      else if (step.is === 'relu') x = layers.relu(x);
      else if (step.is === 'pool') x = layers.maxPool(x, step);
      else {
        const squeezed = layers.relu(layers.convolution(x, `${name}.squeeze`, { kernel: 1 }));
        const small = layers.relu(layers.convolution(squeezed, `${name}.expand1x1`, { kernel: 1 }));
        const wide = layers.relu(layers.convolution(squeezed, `${name}.expand3x3`, { kernel: 3, pad: 1 }));
        x = layers.join([small, wide]);
      }
    }
    return taps;
  };
  return { network, shapes, features, channels };
}

const relu: Step = { is: 'relu' };
const tap: Step = { is: 'tap' };

export const alexNet = sequential(
  'AlexNet',
  [
    ...([{ is: 'convolution', to: 64, from: 3, kernel: 11, stride: 4, pad: 2 }, relu, tap] as Step[]),
    ...([
      { is: 'pool', kernel: 3, stride: 2 },
      { is: 'convolution', to: 192, from: 64, kernel: 5, pad: 2 },
      relu,
      tap,
    ] as Step[]),
    ...([
      { is: 'pool', kernel: 3, stride: 2 },
      { is: 'convolution', to: 384, from: 192, kernel: 3, pad: 1 },
      relu,
      tap,
    ] as Step[]),
    ...([{ is: 'convolution', to: 256, from: 384, kernel: 3, pad: 1 }, relu, tap] as Step[]),
    ...([{ is: 'convolution', to: 256, from: 256, kernel: 3, pad: 1 }, relu, tap] as Step[]),
  ],
  [64, 192, 384, 256, 256],
);

const vggStages = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
] as const;

/** `pool` stands between stages: torchvision's, or another in its place under the same number. */
export const vgg16 = sequential(
  'VGG-16',
  vggStages.flatMap((stage, at) => {
    const before = at === 0 ? 3 : vggStages[at - 1]!.at(-1)!;
    const convolutions = stage.flatMap((to, i): Step[] => [
      { is: 'convolution', to, from: i === 0 ? before : stage[i - 1]!, kernel: 3, pad: 1 },
      relu,
    ]);
    return [...(at === 0 ? [] : [{ is: 'pool', kernel: 2, stride: 2 } as Step]), ...convolutions, tap];
  }),
  [64, 128, 256, 512, 512],
);

const fire = (from: number, squeeze: number, expand: number): Step => ({ is: 'fire', from, squeeze, expand });
const halve: Step = { is: 'pool', kernel: 3, stride: 2, ceil: true };

export const squeezeNet = sequential(
  'SqueezeNet 1.1',
  [
    ...([{ is: 'convolution', to: 64, from: 3, kernel: 3, stride: 2 }, relu, tap, halve] as Step[]),
    ...[fire(64, 16, 64), fire(128, 16, 64), tap, halve],
    ...[fire(128, 32, 128), fire(256, 32, 128), tap, halve],
    ...[fire(256, 48, 192), tap, fire(384, 48, 192), tap, fire(384, 64, 256), tap, fire(512, 64, 256), tap],
  ],
  [64, 128, 256, 384, 384, 512, 512],
);
