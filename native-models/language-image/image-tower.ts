/** @file CLIP's Vision Transformer as a graph: a picture of the tower's size to a feature. */
import { type Checkpoint, CheckpointError } from '../checkpoint/index.ts';
import { normalisePictures } from '../convnets/layers.ts';
import {
  createGraphBuilder,
  type Dimension,
  float,
  int,
  ints,
  type OnnxModel,
  type WeightSource,
  weightLoader,
} from '../onnx/index.ts';
import { addTransformer } from '../transformer/add-transformer.ts';
import { type GraphFlavour, opsetsOf } from '../transformer/graph-flavour.ts';
import { clipTensorFinder, headWidth, towerSize } from './clip-tensors.ts';
import { towerBlocks } from './tower-weights.ts';

/** Of the pictures that CLIP was trained on, values 0..1. */
export const clipPictures = {
  mean: [0.48145466, 0.4578275, 0.40821073],
  deviation: [0.26862954, 0.26130258, 0.27577711],
} as const;
const epsilon = 1e-5;

/** The tower's weights; the class token's position is added to it once, here. Throws CheckpointError where something is missing. */
export function imageWeights(checkpoint: Checkpoint, network: string): WeightSource {
  const find = clipTensorFinder(checkpoint, network);
  const tower = towerSize(checkpoint, network, 'visual.');
  const { width } = tower;
  const weights = towerBlocks(find, 'visual.', tower);
  const plain = (target: string, name: string, dims: readonly number[]) => {
    const source = find(name, dims);
    weights.set(target, { dims, read: () => source.readFloat32() });
  };
  const [, , patch = 0] = checkpoint.tensors.get('visual.conv1.weight')?.dims ?? [];
  plain('patches', 'visual.conv1.weight', [width, 3, patch, patch]);
  const [places = 0] = checkpoint.tensors.get('visual.positional_embedding')?.dims ?? [];
  const positions = find('visual.positional_embedding', [places, width]);
  const classToken = find('visual.class_embedding', [width]);
  weights.set('positions', { dims: [places - 1, width], read: () => positions.readFloat32().slice(width) });
  weights.set('class', {
    dims: [1, 1, width],
    read: () => {
      const first = positions.readFloat32().subarray(0, width);
      return classToken.readFloat32().map((value, index) => value + (first[index] as number));
    },
  });
  for (const [target, name] of [
    ['before', 'visual.ln_pre'],
    ['final', 'visual.ln_post'],
  ] as const) {
    plain(`${target}/scale`, `${name}.weight`, [width]);
    plain(`${target}/bias`, `${name}.bias`, [width]);
  }
  const [, feature = 0] = checkpoint.tensors.get('visual.proj')?.dims ?? [];
  plain('projection', 'visual.proj', [width, feature]);
  if (Math.sqrt(places - 1) % 1 !== 0 || patch < 1 || feature < 1)
    throw new CheckpointError(
      `this file is no ${network} checkpoint: its image tower has ${places} places of ${patch} pixels`,
    );
  return weights;
}

export interface ImageGraphOptions {
  readonly flavour: GraphFlavour;
  /** Pictures per call; free when left out. */
  readonly pictures?: number | undefined;
}

/** Side of the pictures that the tower takes, pixels. */
export function imageSidePx(weights: WeightSource): number {
  return Math.sqrt(weights.get('positions')!.dims[0]!) * weights.get('patches')!.dims[2]!;
}

/** Input `pictures` uint8 [pictures, side, side, 3], output `embedding` float32 [pictures, feature], of any length. */
export function imageGraph(weights: WeightSource, { flavour, pictures: baked }: ImageGraphOptions): OnnxModel {
  const pictures: Dimension = baked ?? 'pictures';
  const [width = 0, , patch = 0] = weights.get('patches')!.dims;
  const feature = weights.get('projection')!.dims[1]!;
  let layers = 0;
  while (weights.has(`block${layers}/norm1/scale`)) layers++;
  const graph = createGraphBuilder('clip-image');
  const weight = weightLoader(graph, weights);
  const side = imageSidePx(weights);
  const input = graph.input('pictures', 'uint8', [pictures, side, side, 3]);
  const window = { kernel_shape: ints([patch, patch]), strides: ints([patch, patch]) };
  const cut = graph.node('Conv', [normalisePictures(graph, input, clipPictures), weight('patches')], window);
  const rows = graph.node('Reshape', [cut, graph.intConstant([0, 0, -1])]);
  const placed = graph.node('Add', [graph.node('Transpose', [rows], { perm: ints([0, 2, 1]) }), weight('positions')]);
  const perPicture =
    baked === undefined
      ? graph.node(
          'Concat',
          [graph.node('Shape', [input], { start: int(0), end: int(1) }), graph.intConstant([1, width])],
          { axis: int(0) },
        )
      : graph.intConstant([baked, 1, width]);
  const tokens = graph.node('Concat', [graph.node('Expand', [weight('class'), perPicture]), placed], { axis: int(1) });
  const normed = graph.node('LayerNormalization', [tokens, weight('before/scale'), weight('before/bias')], {
    axis: int(-1),
    epsilon: float(epsilon),
  });
  const options = {
    flavour,
    layers,
    width,
    heads: width / headWidth,
    epsilon,
    activation: 'quickGelu',
    wanted: 'first',
    weight,
  } as const;
  const token = addTransformer(graph, normed, options);
  const flat = graph.node('Reshape', [token, graph.intConstant([-1, width])]);
  graph.output(graph.node('MatMul', [flat, weight('projection')]), 'embedding', 'float32', [pictures, feature]);
  return graph.finish(opsetsOf(flavour), { architecture: 'clip-image' });
}
