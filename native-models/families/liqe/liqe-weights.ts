/**
 * @file The weights of LIQE's two towers as the graphs want them, from a released checkpoint: PyTorch's (out, in)
 * matrices turned, the attention's scale folded into the query, the picture's normalisation into the patch embedding.
 */
import { type Checkpoint, CheckpointError, type CheckpointTensor } from '../../checkpoint/index.ts';
import type { WeightSource } from '../../onnx/index.ts';
import { patchFloats } from './liqe-crops.ts';
import { transposeMatrix } from './transpose-matrix.ts';

export const imageTower = { width: 768, heads: 12, layers: 12 };
export const textTower = { width: 512, heads: 8, layers: 12 };
export const featureWidth = 512;
const headWidth = 64;
const mean = [0.48145466, 0.4578275, 0.40821073];
const deviation = [0.26862954, 0.26130258, 0.27577711];

type Weights = Map<string, { dims: readonly number[]; read: () => Float32Array }>;

/** Finds tensors under their names with or without the prefix that LIQE's code gives them, and checks their shapes. */
export function liqeTensorFinder(checkpoint: Checkpoint): (name: string, dims: readonly number[]) => CheckpointTensor {
  return (name, dims) => {
    const found = checkpoint.tensors.get(`clip_model.${name}`) ?? checkpoint.tensors.get(name);
    if (found === undefined) throw new CheckpointError(`this file is no LIQE checkpoint: "${name}" is missing`);
    if (found.dims.join() !== dims.join()) {
      throw new CheckpointError(`"${name}" has the shape [${found.dims}] where LIQE has [${dims}]`);
    }
    return found;
  };
}

/** Blocks of one tower under the names that `addTransformer` reads. */
function towerBlocks(
  checkpoint: Checkpoint,
  prefix: string,
  { width, layers }: { width: number; layers: number },
): Weights {
  const find = liqeTensorFinder(checkpoint);
  const weights: Weights = new Map();
  const vector = (target: string, name: string, length: number, change = (values: Float32Array) => values) => {
    const source = find(name, [length]);
    weights.set(target, { dims: [length], read: () => change(source.readFloat32()) });
  };
  const matrix = (
    target: string,
    name: string,
    rows: number,
    columns: number,
    change = (values: Float32Array) => values,
  ) => {
    const source = find(name, [rows, columns]);
    weights.set(target, {
      dims: [columns, rows],
      read: () => transposeMatrix(change(source.readFloat32()), rows, columns),
    });
  };
  const norm = (target: string, name: string) => {
    vector(`${target}/scale`, `${name}.weight`, width);
    vector(`${target}/bias`, `${name}.bias`, width);
  };
  /** The query's rows come first; scaling by a power of two is exact. */
  const scaleQuery = (values: Float32Array) =>
    values.map((value, index) => (index < values.length / 3 ? value / Math.sqrt(headWidth) : value));
  for (let layer = 0; layer < layers; layer++) {
    const source = `${prefix}transformer.resblocks.${layer}`;
    const target = `block${layer}`;
    norm(`${target}/norm1`, `${source}.ln_1`);
    norm(`${target}/norm2`, `${source}.ln_2`);
    matrix(`${target}/qkv/kernel`, `${source}.attn.in_proj_weight`, 3 * width, width, scaleQuery);
    vector(`${target}/qkv/bias`, `${source}.attn.in_proj_bias`, 3 * width, scaleQuery);
    matrix(`${target}/out/kernel`, `${source}.attn.out_proj.weight`, width, width);
    vector(`${target}/out/bias`, `${source}.attn.out_proj.bias`, width);
    matrix(`${target}/mlp1/kernel`, `${source}.mlp.c_fc.weight`, 4 * width, width);
    vector(`${target}/mlp1/bias`, `${source}.mlp.c_fc.bias`, 4 * width);
    matrix(`${target}/mlp2/kernel`, `${source}.mlp.c_proj.weight`, width, 4 * width);
    vector(`${target}/mlp2/bias`, `${source}.mlp.c_proj.bias`, width);
  }
  return weights;
}

/** The text tower, with its final norm and projection. */
export function liqeTextWeights(checkpoint: Checkpoint): WeightSource {
  const find = liqeTensorFinder(checkpoint);
  const weights = towerBlocks(checkpoint, '', textTower);
  for (const [target, name] of [
    ['final/scale', 'ln_final.weight'],
    ['final/bias', 'ln_final.bias'],
  ] as const) {
    const source = find(name, [textTower.width]);
    weights.set(target, { dims: [textTower.width], read: () => source.readFloat32() });
  }
  const projection = find('text_projection', [textTower.width, featureWidth]);
  weights.set('projection', { dims: [textTower.width, featureWidth], read: () => projection.readFloat32() });
  return weights;
}

/**
 * The patch embedding as a matrix over patches stored (row, column, colour) with values 0..255:
 * (v/255 - mean) / deviation becomes part of the kernel and of a bias.
 */
function patchEmbedding(kernel: Float32Array): { kernel: Float32Array; bias: Float32Array } {
  const { width } = imageTower;
  const area = patchFloats / 3;
  const turned = new Float32Array(kernel.length);
  const bias = new Float32Array(width);
  for (let output = 0; output < width; output++) {
    let offset = 0;
    for (let colour = 0; colour < 3; colour++) {
      const scale = deviation[colour] as number;
      const centre = (mean[colour] as number) / scale;
      for (let position = 0; position < area; position++) {
        const value = kernel[(output * 3 + colour) * area + position] as number;
        turned[(position * 3 + colour) * width + output] = value / (255 * scale);
        offset -= value * centre;
      }
    }
    bias[output] = offset;
  }
  return { kernel: turned, bias };
}

/**
 * The image tower and, as its last matrix, the prompts' features [495, 512] times the logit scale.
 * The class token's position is added to it once, here.
 */
export function liqeImageWeights(checkpoint: Checkpoint, promptFeatures: Float32Array): WeightSource {
  const find = liqeTensorFinder(checkpoint);
  const { width } = imageTower;
  const weights = towerBlocks(checkpoint, 'visual.', imageTower);
  const plain = (target: string, name: string, stored: readonly number[]) => {
    const source = find(name, stored);
    weights.set(target, { dims: stored, read: () => source.readFloat32() });
  };
  const convolution = find('visual.conv1.weight', [width, 3, 32, 32]);
  weights.set('patches/kernel', {
    dims: [patchFloats, width],
    read: () => patchEmbedding(convolution.readFloat32()).kernel,
  });
  weights.set('patches/bias', { dims: [width], read: () => patchEmbedding(convolution.readFloat32()).bias });
  const positions = find('visual.positional_embedding', [50, width]);
  const classToken = find('visual.class_embedding', [width]);
  weights.set('positions', { dims: [49, width], read: () => positions.readFloat32().slice(width) });
  weights.set('class', {
    dims: [1, 1, width],
    read: () => {
      const first = positions.readFloat32().subarray(0, width);
      return classToken.readFloat32().map((value, index) => value + (first[index] as number));
    },
  });
  plain('before/scale', 'visual.ln_pre.weight', [width]);
  plain('before/bias', 'visual.ln_pre.bias', [width]);
  plain('final/scale', 'visual.ln_post.weight', [width]);
  plain('final/bias', 'visual.ln_post.bias', [width]);
  plain('projection', 'visual.proj', [width, featureWidth]);
  const logitScale = find('logit_scale', []);
  const prompts = promptFeatures.length / featureWidth;
  weights.set('prompts', {
    dims: [featureWidth, prompts],
    read: () => {
      const scale = Math.exp(logitScale.readFloat32()[0] as number);
      return transposeMatrix(promptFeatures, prompts, featureWidth).map((value) => value * scale);
    },
  });
  return weights;
}
