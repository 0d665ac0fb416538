/**
 * @file The prompts' features, computed once per checkpoint with CLIP's text tower.
 * Attention is causal and the feature is read at the end token, so nothing after that token matters: prompts are
 * grouped by length and encoded without padding, a fifth of the work of the published 77 positions.
 */

import type { Checkpoint } from '../checkpoint/index.ts';
import { modelToBytes } from '../onnx/index.ts';
import { loadOnnxRuntime } from '../onnx/runtime.ts';
import { clipTensorFinder, type TowerSize } from './clip-tensors.ts';
import { embeddedTextGraph } from './text-tower.ts';
import { textWeights } from './tower-weights.ts';

/** Prompts per call: enough to keep the matrices busy, few enough to notice an abort soon. */
const promptsPerCall = 32;

export interface EncodeOptions {
  /** For messages: whose checkpoint it is. */
  readonly network: string;
  readonly tower: TowerSize;
  readonly vocabulary: number;
  readonly positions: number;
  /** Numbers in a feature. */
  readonly featureWidth: number;
  readonly signal?: AbortSignal | undefined;
  /** Called with the fraction of prompts done. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Threads for ONNX Runtime; its own choice when left out. */
  readonly threads?: number | undefined;
}

/** Each row by its length. */
function normaliseRows(features: Float32Array, featureWidth: number): void {
  for (let start = 0; start < features.length; start += featureWidth) {
    const row = features.subarray(start, start + featureWidth);
    const length = Math.hypot(...row);
    for (const [index, value] of row.entries()) row[index] = value / length;
  }
}

/** Unit features of prompts, [prompts, featureWidth]; a prompt is its tokens up to and with the end token. */
export async function encodePrompts(
  checkpoint: Checkpoint,
  prompts: readonly (readonly number[])[],
  options: EncodeOptions,
): Promise<Float32Array> {
  const { InferenceSession, Tensor } = await loadOnnxRuntime();
  const { featureWidth, tower } = options;
  const { width } = tower;
  const find = clipTensorFinder(checkpoint, options.network);
  const positions = find('positional_embedding', [options.positions, width]).readFloat32();
  const vocabularyRows = find('token_embedding.weight', [options.vocabulary, width]).readFloat32();
  options.signal?.throwIfAborted();
  const session = await InferenceSession.create(
    modelToBytes(embeddedTextGraph(textWeights(find, tower, featureWidth), tower, featureWidth)),
    {
      ...(options.threads === undefined ? {} : { intraOpNumThreads: options.threads }),
      executionProviders: ['cpu'],
    },
  );
  const features = new Float32Array(prompts.length * featureWidth);
  const byLength = Map.groupBy(prompts.keys(), (index) => (prompts[index] as readonly number[]).length);
  let done = 0;
  try {
    for (const [length, indices] of byLength) {
      for (let first = 0; first < indices.length; first += promptsPerCall) {
        options.signal?.throwIfAborted();
        const group = indices.slice(first, first + promptsPerCall);
        const tokens = new Float32Array(group.length * length * width);
        for (const [row, index] of group.entries()) {
          for (const [position, id] of (prompts[index] as readonly number[]).entries()) {
            const target = (row * length + position) * width;
            for (let column = 0; column < width; column++) {
              tokens[target + column] =
                (vocabularyRows[id * width + column] as number) + (positions[position * width + column] as number);
            }
          }
        }
        const output = await session.run({ tokens: new Tensor('float32', tokens, [group.length, length, width]) });
        const encoded = output.features?.data as Float32Array;
        for (const [row, index] of group.entries()) {
          features.set(encoded.subarray(row * featureWidth, (row + 1) * featureWidth), index * featureWidth);
        }
        done += group.length;
        options.onProgress?.(done / prompts.length);
      }
    }
  } finally {
    await session.release();
  }
  normaliseRows(features, featureWidth);
  return features;
}
