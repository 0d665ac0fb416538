/**
 * @file CLIP's residual network: a stem of three convolutions, bottlenecks that shrink by averaging, and attention of the mean over all places. Without
 * positional embedding, as CLIP-IQA has it, pictures of any size go in.
 */
import { type Checkpoint, CheckpointError } from '../checkpoint/index.ts';
import { createLayers, type Layers } from '../convnets/layers.ts';
import { batchNormShapes, convolutionShapes } from '../convnets/take-weights.ts';
import { type GraphBuilder, int, ints, transposeMatrix, type Value, type WeightSource } from '../onnx/index.ts';
import { clipTensorFinder, headWidth } from './clip-tensors.ts';

const expansion = 4;
const stageCount = 4;

export interface ResidualTower {
  /** Channels of the first stage. */
  readonly width: number;
  /** Bottlenecks per stage. */
  readonly blocks: readonly number[];
  readonly featureWidth: number;
}

/** Sizes as a checkpoint has them. Throws where it has no such tower. */
export function residualTower(checkpoint: Checkpoint, network: string): ResidualTower {
  const dimsOf = (name: string) => checkpoint.tensors.get(`visual.${name}`)?.dims ?? [];
  const [width = 0] = dimsOf('layer1.0.conv1.weight');
  const [featureWidth = 0] = dimsOf('attnpool.c_proj.weight');
  const blocks = Array.from({ length: stageCount }, (_, stage) => {
    let count = 0;
    while (checkpoint.tensors.has(`visual.layer${stage + 1}.${count}.conv1.weight`)) count++;
    return count;
  });
  if (width < 2 || width % 2 !== 0 || featureWidth === 0 || blocks.includes(0))
    throw new CheckpointError(`this file is no ${network} checkpoint: it has no residual image tower`);
  return { width, blocks, featureWidth };
}

const embedWidth = ({ width }: ResidualTower): number => width * 2 ** (stageCount - 1) * expansion;

interface Block {
  readonly name: string;
  readonly from: number;
  readonly planes: number;
  readonly stride: number;
}

function blocksOf({ width, blocks }: ResidualTower): Block[] {
  let from = width;
  return blocks.flatMap((count, stage) => {
    const planes = width * 2 ** stage;
    return Array.from({ length: count }, (_, index) => {
      const block = { name: `layer${stage + 1}.${index}`, from, planes, stride: stage > 0 && index === 0 ? 2 : 1 };
      from = planes * expansion;
      return block;
    });
  });
}

const hasShortcut = ({ from, planes, stride }: Block): boolean => stride > 1 || from !== planes * expansion;

/** The tower's weights by their names without `visual.`; matrices of the attention turned. */
export function residualWeights(checkpoint: Checkpoint, network: string, tower: ResidualTower): WeightSource {
  const find = clipTensorFinder(checkpoint, network);
  const { width, featureWidth } = tower;
  const half = width / 2;
  const shapes = new Map<string, number[]>([
    ...convolutionShapes('conv1', half, 3, 3, false),
    ...convolutionShapes('conv2', half, half, 3, false),
    ...convolutionShapes('conv3', width, half, 3, false),
    ...['bn1', 'bn2'].flatMap((name) => batchNormShapes(name, half)),
    ...batchNormShapes('bn3', width),
    ...blocksOf(tower).flatMap((block) => {
      const { name, from, planes } = block;
      return [
        ...convolutionShapes(`${name}.conv1`, planes, from, 1, false),
        ...convolutionShapes(`${name}.conv2`, planes, planes, 3, false),
        ...convolutionShapes(`${name}.conv3`, planes * expansion, planes, 1, false),
        ...['bn1', 'bn2'].flatMap((norm) => batchNormShapes(`${name}.${norm}`, planes)),
        ...batchNormShapes(`${name}.bn3`, planes * expansion),
        ...(hasShortcut(block)
          ? [
              ...convolutionShapes(`${name}.downsample.0`, planes * expansion, from, 1, false),
              ...batchNormShapes(`${name}.downsample.1`, planes * expansion),
            ]
          : []),
      ];
    }),
  ]);
  const weights = new Map<string, { dims: readonly number[]; read: () => Float32Array }>();
  for (const [name, dims] of shapes) {
    const source = find(`visual.${name}`, dims);
    weights.set(name, { dims, read: () => source.readFloat32() });
  }
  const embed = embedWidth(tower);
  for (const [part, to] of [
    ['q_proj', embed],
    ['k_proj', embed],
    ['v_proj', embed],
    ['c_proj', featureWidth],
  ] as const) {
    const matrix = find(`visual.attnpool.${part}.weight`, [to, embed]);
    const bias = find(`visual.attnpool.${part}.bias`, [to]);
    weights.set(`${part}/kernel`, { dims: [embed, to], read: () => transposeMatrix(matrix.readFloat32(), to, embed) });
    weights.set(`${part}/bias`, { dims: [to], read: () => bias.readFloat32() });
  }
  return weights;
}

/** `pictures`: normalised, [pictures, 3, rows, columns]. Returns [pictures, featureWidth], of any length. */
export function addResidualTower(
  graph: GraphBuilder,
  pictures: Value,
  weight: (name: string) => Value,
  tower: ResidualTower,
): Value {
  const layers = createLayers(graph, weight);
  const step = (x: Value, convolution: string, norm: string, options: Parameters<Layers['convolution']>[2]) =>
    layers.batchNorm(layers.convolution(x, convolution, { ...options, bias: false }), norm);
  let x = layers.relu(step(pictures, 'conv1', 'bn1', { kernel: 3, stride: 2, pad: 1 }));
  x = layers.relu(step(x, 'conv2', 'bn2', { kernel: 3, pad: 1 }));
  x = layers.relu(step(x, 'conv3', 'bn3', { kernel: 3, pad: 1 }));
  x = layers.averagePool(x, { kernel: 2, stride: 2 });
  for (const block of blocksOf(tower)) {
    const { name, stride } = block;
    const shrink = (of: Value) => (stride > 1 ? layers.averagePool(of, { kernel: stride, stride }) : of);
    let y = layers.relu(step(x, `${name}.conv1`, `${name}.bn1`, { kernel: 1 }));
    y = layers.relu(step(y, `${name}.conv2`, `${name}.bn2`, { kernel: 3, pad: 1 }));
    y = step(shrink(y), `${name}.conv3`, `${name}.bn3`, { kernel: 1 });
    const shortcut = hasShortcut(block)
      ? step(shrink(x), `${name}.downsample.0`, `${name}.downsample.1`, { kernel: 1 })
      : x;
    x = layers.relu(graph.node('Add', [y, shortcut]));
  }
  return attentionPool(graph, x, weight, tower);
}

function attentionPool(graph: GraphBuilder, x: Value, weight: (name: string) => Value, tower: ResidualTower): Value {
  const embed = embedWidth(tower);
  const heads = embed / headWidth;
  const flat = graph.node('Reshape', [x, graph.intConstant([0, 0, -1])]);
  const places = graph.node('Transpose', [flat], { perm: ints([0, 2, 1]) });
  const mean = graph.node('ReduceMean', [places, graph.intConstant([1])], { keepdims: int(1) });
  const tokens = graph.node('Concat', [mean, places], { axis: int(1) });
  const project = (of: Value, part: string) =>
    graph.node('Add', [graph.node('MatMul', [of, weight(`${part}/kernel`)]), weight(`${part}/bias`)]);
  const split = (of: Value, order: readonly number[]) =>
    graph.node('Transpose', [graph.node('Reshape', [of, graph.intConstant([0, 0, heads, headWidth])])], {
      perm: ints(order),
    });
  const query = graph.node('Mul', [
    project(mean, 'q_proj'),
    graph.floatConstant('attention', [], [1 / Math.sqrt(headWidth)]),
  ]);
  const scores = graph.node('MatMul', [split(query, [0, 2, 1, 3]), split(project(tokens, 'k_proj'), [0, 2, 3, 1])]);
  const shares = graph.node('Softmax', [scores], { axis: int(-1) });
  const mixed = graph.node('MatMul', [shares, split(project(tokens, 'v_proj'), [0, 2, 1, 3])]);
  const joined = graph.node('Reshape', [
    graph.node('Transpose', [mixed], { perm: ints([0, 2, 1, 3]) }),
    graph.intConstant([-1, embed]),
  ]);
  return project(joined, 'c_proj');
}
