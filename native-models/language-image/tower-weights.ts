/** @file The weights of CLIP's transformers as graphs want them: PyTorch's (out, in) matrices turned, the attention's scale folded into the query. */
import { transposeMatrix, type WeightSource } from '../onnx/index.ts';
import { type FindTensor, headWidth, type TowerSize } from './clip-tensors.ts';

export type Weights = Map<string, { dims: readonly number[]; read: () => Float32Array }>;

/** Blocks of one tower under the names that `addTransformer` reads; `prefix` is that of the tower's tensors. */
export function towerBlocks(
  find: FindTensor,
  prefix: string,
  { width, layers }: Pick<TowerSize, 'width' | 'layers'>,
): Weights {
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
export function textWeights(find: FindTensor, tower: TowerSize, featureWidth: number): WeightSource {
  const weights = towerBlocks(find, '', tower);
  for (const [target, name] of [
    ['final/scale', 'ln_final.weight'],
    ['final/bias', 'ln_final.bias'],
  ] as const) {
    const source = find(name, [tower.width]);
    weights.set(target, { dims: [tower.width], read: () => source.readFloat32() });
  }
  const projection = find('text_projection', [tower.width, featureWidth]);
  weights.set('projection', { dims: [tower.width, featureWidth], read: () => projection.readFloat32() });
  return weights;
}
