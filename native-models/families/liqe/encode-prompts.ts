/**
 * @file The prompts' features, computed once per checkpoint with CLIP's text tower.
 * Attention is causal and the feature is read at the end token, so nothing after that token matters: prompts are
 * grouped by length and encoded without padding, a fifth of the work of the published 77 positions.
 */
import type { Checkpoint } from '../../checkpoint/index.ts';
import { createGraphBuilder, modelToBytes, type OnnxModel, weightLoader } from '../../onnx/index.ts';
import { addTransformer } from '../../transformer/add-transformer.ts';
import { opsetsOf } from '../../transformer/graph-flavour.ts';
import { liqePrompts } from './liqe-prompts.ts';
import { featureWidth, liqeTensorFinder, liqeTextWeights, textTower } from './liqe-weights.ts';

/** Prompts per call: enough to keep the matrices busy, few enough to notice an abort soon. */
const promptsPerCall = 32;
const vocabulary = 49408;
const maximumPositions = 77;

/** Input `tokens` float32 [prompts, positions, 512], embedded and placed; output `features` [prompts, 512]. */
function buildTextGraph(checkpoint: Checkpoint): OnnxModel {
  const graph = createGraphBuilder('liqe-text');
  const weight = weightLoader(graph, liqeTextWeights(checkpoint));
  const tokens = graph.input('tokens', 'float32', ['prompts', 'positions', textTower.width]);
  const token = addTransformer(graph, tokens, {
    ...textTower,
    flavour: 'cpu',
    epsilon: 1e-5,
    activation: 'quickGelu',
    causal: true,
    wanted: 'last',
    weight,
  });
  const flat = graph.node('Reshape', [token, graph.intConstant([-1, textTower.width])]);
  graph.output(graph.node('MatMul', [flat, weight('projection')]), 'features', 'float32', ['prompts', featureWidth]);
  return graph.finish(opsetsOf('cpu'));
}

export interface EncodeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the fraction of prompts done. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Threads for ONNX Runtime; its own choice when left out. */
  readonly threads?: number | undefined;
}

function normaliseRows(features: Float32Array): void {
  for (let start = 0; start < features.length; start += featureWidth) {
    const row = features.subarray(start, start + featureWidth);
    const length = Math.hypot(...row);
    for (const [index, value] of row.entries()) row[index] = value / length;
  }
}

/** Unit features of the 495 prompts, [495, 512]. */
export async function encodePrompts(checkpoint: Checkpoint, options: EncodeOptions = {}): Promise<Float32Array> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const find = liqeTensorFinder(checkpoint);
  const { width } = textTower;
  const positions = find('positional_embedding', [maximumPositions, width]).readFloat32();
  const vocabularyRows = find('token_embedding.weight', [vocabulary, width]).readFloat32();
  options.signal?.throwIfAborted();
  const session = await InferenceSession.create(modelToBytes(buildTextGraph(checkpoint)), {
    ...(options.threads === undefined ? {} : { intraOpNumThreads: options.threads }),
    executionProviders: ['cpu'],
  });
  const prompts = liqePrompts();
  const features = new Float32Array(prompts.length * featureWidth);
  const byLength = Map.groupBy(prompts.keys(), (index) => (prompts[index] as number[]).length);
  let done = 0;
  try {
    for (const [length, indices] of byLength) {
      for (let first = 0; first < indices.length; first += promptsPerCall) {
        options.signal?.throwIfAborted();
        const group = indices.slice(first, first + promptsPerCall);
        const tokens = new Float32Array(group.length * length * width);
        for (const [row, index] of group.entries()) {
          for (const [position, id] of (prompts[index] as number[]).entries()) {
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
  normaliseRows(features);
  return features;
}
