/**
 * @file The weights of LIQE's two towers as the graphs want them, from a released checkpoint: PyTorch's (out, in)
 * matrices turned, the attention's scale folded into the query, the picture's normalisation into the patch embedding.
 */
import type { Checkpoint } from '../../checkpoint/index.ts';
import { clipTensorFinder } from '../../language-image/clip-tensors.ts';
import { towerBlocks } from '../../language-image/tower-weights.ts';
import { transposeMatrix, type WeightSource } from '../../onnx/index.ts';
import { patchFloats } from './liqe-crops.ts';

export const imageTower = { width: 768, heads: 12, layers: 12 };
export const textTower = { width: 512, heads: 8, layers: 12 };
export const featureWidth = 512;
const mean = [0.48145466, 0.4578275, 0.40821073];
const deviation = [0.26862954, 0.26130258, 0.27577711];

/** Finds the tensors of LIQE's towers. */
export const liqeTensorFinder = (checkpoint: Checkpoint) => clipTensorFinder(checkpoint, 'LIQE');

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
  const weights = towerBlocks(find, 'visual.', imageTower);
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
