/**
 * @file MUSIQ's weights as the graph wants them, from a released checkpoint: kernels standardised once and turned to
 * (out, in, h, w), query, key and value side by side with the attention's scale folded into the query.
 */
import { type Checkpoint, CheckpointError } from '../../checkpoint/index.ts';
import type { WeightSource } from '../../onnx/index.ts';

export const musiqWidth = 384;
export const musiqHeads = 6;
const musiqMlpWidth = 1152;
export const headWidth = musiqWidth / musiqHeads;
export const embeddingInputs = 8 * 8 * 256;

/** Keys outside this prefix are the optimiser's. */
const parameterPrefix = 'opt/target/';

const isParameter = (name: string): boolean => name.startsWith(parameterPrefix);

export { isParameter as isMusiqParameter };

/**
 * Standardises a kernel stored (h, w, in, out) over everything but `out`, as the published layer does at every call
 * (population standard deviation, epsilon 1e-5), and returns it (out, in, h, w).
 */
export function standardiseKernel(kernel: Float32Array, dims: readonly number[]): Float32Array {
  const [height, width, inputs, outputs] = dims as [number, number, number, number];
  const perOutput = height * width * inputs;
  const result = new Float32Array(kernel.length);
  for (let output = 0; output < outputs; output++) {
    let sum = 0;
    let squares = 0;
    for (let index = 0; index < perOutput; index++) sum += kernel[index * outputs + output] as number;
    const mean = sum / perOutput;
    for (let index = 0; index < perOutput; index++)
      squares += ((kernel[index * outputs + output] as number) - mean) ** 2;
    const scale = 1 / (Math.sqrt(squares / perOutput) + 1e-5);
    for (let position = 0; position < height * width; position++) {
      for (let input = 0; input < inputs; input++) {
        const value = kernel[(position * inputs + input) * outputs + output] as number;
        result[(output * inputs + input) * height * width + position] = (value - mean) * scale;
      }
    }
  }
  return result;
}

/** Number of transformer blocks and outputs of a checkpoint. */
export function musiqShape(checkpoint: Checkpoint): { layers: number; outputs: number } {
  let layers = 0;
  while (checkpoint.tensors.has(`${parameterPrefix}Transformer/encoderblock_${layers}/LayerNorm_0/scale`)) layers++;
  const outputs = checkpoint.tensors.get(`${parameterPrefix}head/bias`)?.dims[0] ?? 0;
  if (layers === 0 || outputs === 0)
    throw new CheckpointError('this archive is no MUSIQ checkpoint: its blocks or its head are missing');
  return { layers, outputs };
}

/** Three (rows, columns) matrices side by side. */
function sideBySide(parts: readonly Float32Array[], rows: number): Float32Array {
  const columns = (parts[0] as Float32Array).length / rows;
  const joined = new Float32Array(rows * columns * parts.length);
  for (const [index, part] of parts.entries()) {
    for (let row = 0; row < rows; row++) {
      joined.set(part.subarray(row * columns, (row + 1) * columns), (row * parts.length + index) * columns);
    }
  }
  return joined;
}

/** All weights by their names in the graph, each read from the checkpoint when asked for. */
export function musiqWeights(checkpoint: Checkpoint): WeightSource {
  const { layers, outputs } = musiqShape(checkpoint);
  const weights = new Map<string, { dims: readonly number[]; read: () => Float32Array }>();
  const tensor = (name: string, dims: readonly number[]) => {
    const found = checkpoint.tensors.get(parameterPrefix + name);
    if (found === undefined) throw new CheckpointError(`this archive is no MUSIQ checkpoint: "${name}" is missing`);
    if (found.dims.join() !== dims.join()) {
      throw new CheckpointError(`"${name}" has the shape [${found.dims}] where MUSIQ has [${dims}]`);
    }
    return found;
  };
  const copy = (target: string, name: string, stored: readonly number[], dims: readonly number[] = stored) => {
    const source = tensor(name, stored);
    weights.set(target, { dims, read: () => source.readFloat32() });
  };
  const kernel = (target: string, name: string, dims: readonly [number, number, number, number]) => {
    const source = tensor(`${name}/kernel`, dims);
    const [height, width, inputs, outs] = dims;
    weights.set(target, {
      dims: [outs, inputs, height, width],
      read: () => standardiseKernel(source.readFloat32(), dims),
    });
  };
  const norm = (target: string, name: string, stored: readonly number[]) => {
    const dims = [stored.at(-1) as number];
    copy(`${target}/scale`, `${name}/scale`, stored, dims);
    copy(`${target}/bias`, `${name}/bias`, stored, dims);
  };

  kernel('root/kernel', 'conv_root', [7, 7, 3, 64]);
  norm('root', 'gn_root', [1, 1, 1, 64]);
  const unit = 'block1/unit1';
  kernel('unit/conv1', `${unit}/conv1`, [1, 1, 64, 64]);
  kernel('unit/conv2', `${unit}/conv2`, [3, 3, 64, 64]);
  kernel('unit/conv3', `${unit}/conv3`, [1, 1, 64, 256]);
  kernel('unit/projection', `${unit}/conv_proj`, [1, 1, 64, 256]);
  norm('unit/norm1', `${unit}/gn1`, [1, 1, 1, 64]);
  norm('unit/norm2', `${unit}/gn2`, [1, 1, 1, 64]);
  norm('unit/norm3', `${unit}/gn3`, [1, 1, 1, 256]);
  norm('unit/normProjection', `${unit}/gn_proj`, [1, 1, 1, 256]);
  const embedding = tensor('embedding/kernel', [embeddingInputs, musiqWidth]);
  weights.set('embedding/kernel', {
    dims: [embeddingInputs, musiqWidth],
    read: () => channelsFirst(embedding.readFloat32()),
  });
  copy('embedding/bias', 'embedding/bias', [musiqWidth]);
  copy('positions', 'Transformer/posembed_input/pos_embedding', [1, 100, musiqWidth], [100, musiqWidth]);
  copy('scales', 'Transformer/scaleembed_input/scale_embedding', [1, 3, musiqWidth], [3, musiqWidth]);
  copy('class', 'Transformer/cls', [1, 1, musiqWidth]);
  for (let layer = 0; layer < layers; layer++) {
    const block = `Transformer/encoderblock_${layer}`;
    const attention = `${block}/MultiHeadDotProductAttention_1`;
    const target = `block${layer}`;
    norm(`${target}/norm1`, `${block}/LayerNorm_0`, [musiqWidth]);
    norm(`${target}/norm2`, `${block}/LayerNorm_2`, [musiqWidth]);
    for (const name of ['kernel', 'bias'] as const) {
      const rows = name === 'kernel' ? musiqWidth : 1;
      const stored = name === 'kernel' ? [musiqWidth, musiqHeads, headWidth] : [musiqHeads, headWidth];
      const parts = ['query', 'key', 'value'].map((part) => tensor(`${attention}/${part}/${name}`, stored));
      weights.set(`${target}/qkv/${name}`, {
        dims: name === 'kernel' ? [musiqWidth, 3 * musiqWidth] : [3 * musiqWidth],
        read: () => {
          const [query, key, value] = parts.map((part) => part.readFloat32()) as [
            Float32Array,
            Float32Array,
            Float32Array,
          ];
          return sideBySide([query.map((x) => x / Math.sqrt(headWidth)), key, value], rows);
        },
      });
    }
    copy(
      `${target}/out/kernel`,
      `${attention}/out/kernel`,
      [musiqHeads, headWidth, musiqWidth],
      [musiqWidth, musiqWidth],
    );
    copy(`${target}/out/bias`, `${attention}/out/bias`, [musiqWidth]);
    copy(`${target}/mlp1/kernel`, `${block}/MlpBlock_3/Dense_0/kernel`, [musiqWidth, musiqMlpWidth]);
    copy(`${target}/mlp1/bias`, `${block}/MlpBlock_3/Dense_0/bias`, [musiqMlpWidth]);
    copy(`${target}/mlp2/kernel`, `${block}/MlpBlock_3/Dense_1/kernel`, [musiqMlpWidth, musiqWidth]);
    copy(`${target}/mlp2/bias`, `${block}/MlpBlock_3/Dense_1/bias`, [musiqWidth]);
  }
  norm('final', 'Transformer/encoder_norm', [musiqWidth]);
  copy('head/kernel', 'head/kernel', [musiqWidth, outputs]);
  copy('head/bias', 'head/bias', [outputs]);
  return weights;
}

/** Rows of the embedding from (height, width, channel) to (channel, height, width), the order convolutions leave. */
function channelsFirst(kernel: Float32Array): Float32Array {
  const channels = 256;
  const positions = embeddingInputs / channels;
  const result = new Float32Array(kernel.length);
  for (let position = 0; position < positions; position++) {
    for (let channel = 0; channel < channels; channel++) {
      const source = (position * channels + channel) * musiqWidth;
      result.set(kernel.subarray(source, source + musiqWidth), (channel * positions + position) * musiqWidth);
    }
  }
  return result;
}
