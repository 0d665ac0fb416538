/** @file Checkpoints of convolutional networks in their released formats, every tensor filled by the formula of stand-in weights. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { alexNet, type Backbone, squeezeNet, vgg16 } from '../../native-models/convnets/backbones.ts';
import { batchNormShapes, convolutionShapes, type Shapes } from '../../native-models/convnets/take-weights.ts';
import { arniqaFeatures, arniqaRegressorFile, arniqaShapes } from '../../native-models/families/arniqa/convert.ts';
import { nimaShapes } from '../../native-models/families/nima/convert.ts';
import { paq2piqShapes } from '../../native-models/families/paq2piq/convert.ts';
import { topiqShapes } from '../../native-models/families/topiq/build-topiq-graph.ts';
import { liqeTensors, type StandInTensor } from './stand-in-weights.ts';
import { writeHdf5 } from './write-hdf5.ts';
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

/** Merges enough for a few words: what a vocabulary of CLIP looks like, by hand. */
const merges = [
  'd o',
  'do g</w>',
  'b e',
  'be a',
  'bea c',
  'beac h</w>',
  't h',
  'th e</w>',
  'o n</w>',
  'p h',
  'o t',
  'ph ot',
  'phot o</w>',
  'o f</w>',
];

/** Residual blocks of a tower of CLIP. */
export const clipBlocks = (prefix: string, width: number, layers: number): [string, number[]][] =>
  Array.from({ length: layers }, (_, layer) => `${prefix}transformer.resblocks.${layer}`).flatMap(
    (block): [string, number[]][] => [
      ...(['ln_1', 'ln_2'].flatMap((norm) =>
        ['weight', 'bias'].map((part) => [`${block}.${norm}.${part}`, [width]]),
      ) as [string, number[]][]),
      [`${block}.attn.in_proj_weight`, [3 * width, width]],
      [`${block}.attn.in_proj_bias`, [3 * width]],
      [`${block}.attn.out_proj.weight`, [width, width]],
      [`${block}.attn.out_proj.bias`, [width]],
      [`${block}.mlp.c_fc.weight`, [4 * width, width]],
      [`${block}.mlp.c_fc.bias`, [4 * width]],
      [`${block}.mlp.c_proj.weight`, [width, 4 * width]],
      [`${block}.mlp.c_proj.bias`, [width]],
    ],
  );

const norm = (name: string, width: number): [string, number[]][] => [
  [`${name}.weight`, [width]],
  [`${name}.bias`, [width]],
];

/** The text tower of a CLIP of width 64, and what stands beside it. */
const clipText = (vocabulary: number, feature: number): [string, number[]][] => [
  ...clipBlocks('', 64, 2),
  ['token_embedding.weight', [vocabulary, 64]],
  ['positional_embedding', [77, 64]],
  ...norm('ln_final', 64),
  ['text_projection', [64, feature]],
];

/** A CLIP of OpenAI's architecture and few numbers, as the archive of a scripted module, and beside it its vocabulary. */
export function writeClipFiles(dir: string): string {
  const file = join(dir, 'clip.pt');
  const shapes = new Map<string, number[]>([
    ['visual.class_embedding', [128]],
    ['visual.positional_embedding', [50, 128]],
    ['visual.conv1.weight', [128, 3, 32, 32]],
    ...norm('visual.ln_pre', 128),
    ...clipBlocks('visual.', 128, 2),
    ...norm('visual.ln_post', 128),
    ['visual.proj', [128, 32]],
    ...clipText(512 + merges.length + 2, 32),
  ]);
  writeStandInPt(
    file,
    [...standInTensors(shapes), { name: 'logit_scale', dims: [], gain: 0, offset: Math.log(100) }],
    'script',
  );
  writeFileSync(join(dir, 'bpe_simple_vocab_16e6.txt.gz'), gzipSync(`#version: 0.2\n${merges.join('\n')}`));
  return file;
}

/** A CLIP with a residual image tower of few channels and the whole vocabulary, as OpenAI's archive holds it. */
export function writeResidualClip(dir: string): string {
  const file = join(dir, 'rn.pt');
  const width = 16;
  const stages = [1, 1, 1, 1].map((_, stage) => ({
    from: stage === 0 ? width : width * 2 ** (stage - 1) * 4,
    planes: width * 2 ** stage,
  }));
  const embed = width * 32;
  const shapes = new Map<string, number[]>([
    ...convolutionShapes('visual.conv1', width / 2, 3, 3, false),
    ...convolutionShapes('visual.conv2', width / 2, width / 2, 3, false),
    ...convolutionShapes('visual.conv3', width, width / 2, 3, false),
    ...batchNormShapes('visual.bn1', width / 2),
    ...batchNormShapes('visual.bn2', width / 2),
    ...batchNormShapes('visual.bn3', width),
    ...stages.flatMap(({ from, planes }, stage) => {
      const block = `visual.layer${stage + 1}.0`;
      return [
        ...convolutionShapes(`${block}.conv1`, planes, from, 1, false),
        ...convolutionShapes(`${block}.conv2`, planes, planes, 3, false),
        ...convolutionShapes(`${block}.conv3`, planes * 4, planes, 1, false),
        ...['bn1', 'bn2'].flatMap((name) => batchNormShapes(`${block}.${name}`, planes)),
        ...batchNormShapes(`${block}.bn3`, planes * 4),
        ...convolutionShapes(`${block}.downsample.0`, planes * 4, from, 1, false),
        ...batchNormShapes(`${block}.downsample.1`, planes * 4),
      ];
    }),
    ['visual.attnpool.positional_embedding', [50, embed]],
    ...['q_proj', 'k_proj', 'v_proj', 'c_proj'].flatMap((part): [string, number[]][] => [
      [`visual.attnpool.${part}.weight`, [part === 'c_proj' ? 32 : embed, embed]],
      [`visual.attnpool.${part}.bias`, [part === 'c_proj' ? 32 : embed]],
    ]),
    ...clipText(49_408, 32),
  ]);
  writeStandInPt(
    file,
    [...standInTensors(shapes), { name: 'logit_scale', dims: [], gain: 0, offset: Math.log(10) }],
    'script',
  );
  return file;
}

/** PaQ-2-PiQ as its training code saved it, under `model`. */
export function writePaq2piq(dir: string): string {
  const file = join(dir, 'paq2piq.pth');
  writeStandInPt(file, standInTensors(paq2piqShapes));
  return file;
}

/** ARNIQA's encoder as it is released, and beside it the regressor, a scripted module. */
export function writeArniqa(dir: string): string {
  const file = join(dir, 'ARNIQA.pth');
  writeStandInPt(file, standInTensors(new Map([...arniqaShapes].map(([name, dims]) => [`model.${name}`, dims]))));
  const head = [
    { name: 'weights', dims: [1, arniqaFeatures], gain: 50, offset: 0 },
    { name: 'biases', dims: [1], gain: 0, offset: 40 },
  ];
  writeStandInPt(join(dir, arniqaRegressorFile), head, 'script');
  return file;
}

export function writeTopiq(dir: string): string {
  const file = join(dir, 'topiq.pth');
  // Blocks that add a little to what they are given, as learned ones do: numbers would grow until attention falls on single tokens.
  const tensors = standInTensors(topiqShapes).map((tensor) =>
    tensor.name.endsWith('bn3.weight') ? { ...tensor, gain: 0.05, offset: 0.2 } : tensor,
  );
  writeStandInPt(file, tensors);
  return file;
}

/** NIMA by MobileNet as idealo releases it. */
export async function writeNima(dir: string): Promise<string> {
  const file = join(dir, 'nima.hdf5');
  await writeHdf5(
    file,
    [...nimaShapes].map(([name, dims]) => {
      if (dims.length < 2) {
        const isAroundOne = /(gamma|moving_variance)$/.test(name);
        return { name, dims, gain: isAroundOne ? 0.25 : 0.1, offset: isAroundOne ? 1 : 0 };
      }
      const inputs = name.endsWith('depthwise_kernel')
        ? 9
        : dims.slice(0, -1).reduce((product, dim) => product * dim, 1);
      return { name, dims, gain: Math.sqrt(6 / inputs), offset: 0 };
    }),
  );
  return file;
}

/** A CLIP ViT-B/32 of full size, as OpenAI's archive holds it, and a vocabulary of as many tokens. */
export function writeWholeClip(dir: string): string {
  const file = join(dir, 'ViT-B-32.pt');
  const tensors = liqeTensors().map((tensor) => ({ ...tensor, name: tensor.name.replace('clip_model.', '') }));
  writeStandInPt(file, tensors, 'script');
  const many = Array.from({ length: 49_152 - 258 }, (_, index) => `x${index} y`);
  writeFileSync(join(dir, 'bpe_simple_vocab_16e6.txt.gz'), gzipSync(['#', ...many].join('\n')));
  return file;
}
