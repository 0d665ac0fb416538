/**
 * @file Stand-in weights: the real architectures, every tensor filled by a formula, so that exact scores can be
 * expected without the downloads. Element i of a tensor is `offset + gain * u`, u in [-1, 1) from FNV-1a of the
 * tensor's name and murmur3's finaliser.
 */

export interface StandInTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly gain: number;
  readonly offset: number;
}

/** murmur3's 32-bit finaliser. */
export function fmix32(value: number): number {
  let x = value ^ (value >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** The tensor's numbers in C order over the array as the checkpoint stores it. */
export function fillTensor({ name, dims, gain, offset }: StandInTensor): Float32Array {
  const hash = fnv1a(name);
  const values = new Float32Array(dims.reduce((product, dim) => product * dim, 1));
  for (let index = 0; index < values.length; index++) {
    values[index] = offset + gain * (fmix32((hash + Math.imul(index, 0x9e3779b9)) | 0) / 2 ** 31 - 1);
  }
  return values;
}

/** Gain that keeps the variance of a layer with this many inputs, times `factor`. */
const fanIn = (inputs: number, factor = 1) => factor * Math.sqrt(3 / inputs);

const scaleAndBias = (prefix: string, dims: readonly number[], scale: string, bias: string): StandInTensor[] => [
  { name: `${prefix}/${scale}`.replace('/.', '.'), dims, gain: 0.25, offset: 1 },
  { name: `${prefix}/${bias}`.replace('/.', '.'), dims, gain: 0.1, offset: 0 },
];

function musiqBlock(index: number): StandInTensor[] {
  const block = `opt/target/Transformer/encoderblock_${index}`;
  const attention = `${block}/MultiHeadDotProductAttention_1`;
  const projection = (name: string, factor: number): StandInTensor[] => [
    { name: `${attention}/${name}/kernel`, dims: [384, 6, 64], gain: fanIn(384, factor), offset: 0 },
    { name: `${attention}/${name}/bias`, dims: [6, 64], gain: 0.02, offset: 0 },
  ];
  return [
    ...scaleAndBias(`${block}/LayerNorm_0`, [384], 'scale', 'bias'),
    ...scaleAndBias(`${block}/LayerNorm_2`, [384], 'scale', 'bias'),
    ...projection('query', 1.5),
    ...projection('key', 1.5),
    ...projection('value', 1),
    { name: `${attention}/out/kernel`, dims: [6, 64, 384], gain: fanIn(384), offset: 0 },
    { name: `${attention}/out/bias`, dims: [384], gain: 0.02, offset: 0 },
    { name: `${block}/MlpBlock_3/Dense_0/kernel`, dims: [384, 1152], gain: fanIn(384), offset: 0 },
    { name: `${block}/MlpBlock_3/Dense_0/bias`, dims: [1152], gain: 0.02, offset: 0 },
    { name: `${block}/MlpBlock_3/Dense_1/kernel`, dims: [1152, 384], gain: fanIn(1152), offset: 0 },
    { name: `${block}/MlpBlock_3/Dense_1/bias`, dims: [384], gain: 0.02, offset: 0 },
  ];
}

/** A MUSIQ checkpoint with one output (a mean opinion score) or ten (a distribution). */
export function musiqTensors(outputs: 1 | 10, layers = 14): StandInTensor[] {
  const unit = 'opt/target/block1/unit1';
  const convolution = (name: string, dims: readonly number[]): StandInTensor => ({ name, dims, gain: 1, offset: 0 });
  const norm = (name: string, channels: number) => scaleAndBias(name, [1, 1, 1, channels], 'scale', 'bias');
  const transformer = 'opt/target/Transformer';
  return [
    convolution('opt/target/conv_root/kernel', [7, 7, 3, 64]),
    ...norm('opt/target/gn_root', 64),
    convolution(`${unit}/conv1/kernel`, [1, 1, 64, 64]),
    convolution(`${unit}/conv2/kernel`, [3, 3, 64, 64]),
    convolution(`${unit}/conv3/kernel`, [1, 1, 64, 256]),
    convolution(`${unit}/conv_proj/kernel`, [1, 1, 64, 256]),
    ...norm(`${unit}/gn1`, 64),
    ...norm(`${unit}/gn2`, 64),
    ...norm(`${unit}/gn3`, 256),
    ...norm(`${unit}/gn_proj`, 256),
    { name: 'opt/target/embedding/kernel', dims: [16384, 384], gain: fanIn(16384), offset: 0 },
    { name: 'opt/target/embedding/bias', dims: [384], gain: 0.02, offset: 0 },
    { name: `${transformer}/posembed_input/pos_embedding`, dims: [1, 100, 384], gain: 0.5, offset: 0 },
    { name: `${transformer}/scaleembed_input/scale_embedding`, dims: [1, 3, 384], gain: 0.5, offset: 0 },
    { name: `${transformer}/cls`, dims: [1, 1, 384], gain: 0.5, offset: 0 },
    ...Array.from({ length: layers }, (_, index) => musiqBlock(index)).flat(),
    ...scaleAndBias(`${transformer}/encoder_norm`, [384], 'scale', 'bias'),
    { name: 'opt/target/head/kernel', dims: [384, outputs], gain: fanIn(384, outputs === 1 ? 12 : 1.5), offset: 0 },
    { name: 'opt/target/head/bias', dims: [outputs], gain: outputs === 1 ? 0 : 0.02, offset: outputs === 1 ? 50 : 0 },
  ];
}

function clipBlock(prefix: string, width: number): StandInTensor[] {
  const linear = (name: string, outputs: number, inputs: number, factor = 1): StandInTensor[] => [
    { name: `${prefix}.${name}weight`, dims: [outputs, inputs], gain: fanIn(inputs, factor), offset: 0 },
    { name: `${prefix}.${name}bias`, dims: [outputs], gain: 0.02, offset: 0 },
  ];
  return [
    ...linear('attn.in_proj_', 3 * width, width, 1.4),
    ...linear('attn.out_proj.', width, width),
    ...scaleAndBias(`${prefix}.ln_1`, [width], '.weight', '.bias'),
    ...scaleAndBias(`${prefix}.ln_2`, [width], '.weight', '.bias'),
    ...linear('mlp.c_fc.', 4 * width, width),
    ...linear('mlp.c_proj.', width, 4 * width),
  ];
}

/** A LIQE checkpoint: CLIP ViT-B/32, both towers. */
export function liqeTensors(): StandInTensor[] {
  const clip = 'clip_model';
  const blocks = (prefix: string, width: number) =>
    Array.from({ length: 12 }, (_, index) => clipBlock(`${prefix}.transformer.resblocks.${index}`, width)).flat();
  return [
    { name: `${clip}.visual.conv1.weight`, dims: [768, 3, 32, 32], gain: fanIn(3 * 32 * 32), offset: 0 },
    { name: `${clip}.visual.class_embedding`, dims: [768], gain: 0.5, offset: 0 },
    { name: `${clip}.visual.positional_embedding`, dims: [50, 768], gain: 0.5, offset: 0 },
    ...scaleAndBias(`${clip}.visual.ln_pre`, [768], '.weight', '.bias'),
    ...blocks(`${clip}.visual`, 768),
    ...scaleAndBias(`${clip}.visual.ln_post`, [768], '.weight', '.bias'),
    { name: `${clip}.visual.proj`, dims: [768, 512], gain: fanIn(768), offset: 0 },
    ...blocks(clip, 512),
    { name: `${clip}.token_embedding.weight`, dims: [49408, 512], gain: 0.5, offset: 0 },
    { name: `${clip}.positional_embedding`, dims: [77, 512], gain: 0.3, offset: 0 },
    ...scaleAndBias(`${clip}.ln_final`, [512], '.weight', '.bias'),
    { name: `${clip}.text_projection`, dims: [512, 512], gain: fanIn(512), offset: 0 },
    { name: `${clip}.logit_scale`, dims: [], gain: 0, offset: Math.log(300) },
  ];
}
