/** @file Checkpoints of convolutional networks in their released formats, every tensor filled by the formula of stand-in weights. */
import { join } from 'node:path';
import { alexNet, type Backbone, squeezeNet, vgg16 } from '../../native-models/convnets/backbones.ts';
import type { Shapes } from '../../native-models/convnets/take-weights.ts';
import type { StandInTensor } from './stand-in-weights.ts';
import { writeStandInPt } from './write-pt.ts';

/** Gains that keep numbers of a usual size through many layers: kernels by their inputs, vectors around 0 (bias, mean) or 1. */
export function standInTensors(shapes: Shapes): StandInTensor[] {
  return [...shapes].map(([name, dims]) => {
    if (dims.length < 2) {
      const isAroundOne = /(weight|running_var|scale)$/.test(name);
      return { name, dims, gain: isAroundOne ? 0.25 : 0.1, offset: isAroundOne ? 1 : 0 };
    }
    const inputs = dims.slice(1).reduce((product, dim) => product * dim, 1);
    return { name, dims, gain: Math.sqrt(6 / inputs), offset: 0 };
  });
}

export const backbones = { alex: alexNet, vgg: vgg16, squeeze: squeezeNet };

/** The network as torchvision releases it, and beside it the heads of LPIPS, positive as they are learned. */
export function writeLpipsFiles(dir: string, network: keyof typeof backbones): string {
  const backbone: Backbone = backbones[network];
  const file = join(dir, `${network}.network.pth`);
  writeStandInPt(file, standInTensors(backbone.shapes));
  writeStandInPt(
    join(dir, `lpips-${network}.pth`),
    backbone.channels.map((channels, tap) => ({
      ...{ name: `lin${tap}.model.1.weight`, dims: [1, channels, 1, 1], gain: 0.5, offset: 0.5 },
    })),
  );
  return file;
}

/** VGG-16, and beside it the weights of DISTS. */
export function writeDistsFiles(dir: string): string {
  const file = join(dir, 'vgg.network.pth');
  writeStandInPt(file, standInTensors(vgg16.shapes));
  const channels = 3 + vgg16.channels.reduce((sum, one) => sum + one, 0);
  writeStandInPt(
    join(dir, 'weights.pt'),
    ['alpha', 'beta'].map((name) => ({ name, dims: [1, channels, 1, 1], gain: 0.1, offset: 0.1 })),
  );
  return file;
}
