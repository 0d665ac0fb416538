/**
 * @file A-FINE as one graph: both pictures through CLIP's Vision Transformer at their own size, its patches after every block compared (fidelity)
 * and judged (naturalness); what the original lacks in naturalness weighs what the picture has of it.
 */

import { normalisePictures } from '../../convnets/layers.ts';
import { clipPictures } from '../../language-image/image-tower.ts';
import {
  createGraphBuilder,
  float,
  type GraphBuilder,
  int,
  ints,
  type OnnxModel,
  string,
  type Value,
  type WeightSource,
  weightLoader,
} from '../../onnx/index.ts';
import { addTransformer } from '../../transformer/add-transformer.ts';
import { opsetsOf } from '../../transformer/graph-flavour.ts';
import { createStatistics } from './statistics.ts';

export interface AFineSizes {
  readonly width: number;
  readonly heads: number;
  readonly layers: number;
  readonly patchPx: number;
  /** Learned places: the class token's and those of a square of patches. */
  readonly places: number;
  /** Numbers that a layer is summed up in. */
  readonly hidden: number;
}

/** Colours of a pixel are the first of what is compared. */
const colours = 3;
const epsilon = 1e-5;
/** The curve onto 0 to 100, as the authors' code has it. */
const finalCurve = { middle: -1.971, slope: 2.3734 };

/** The weights beside the tower's blocks; those of the tower under CLIP's own names. */
export function aFineShapes({ width, layers, patchPx, places, hidden }: AFineSizes): Map<string, number[]> {
  const compared = colours + layers * width;
  return new Map<string, number[]>([
    ['visual.conv1.weight', [width, 3, patchPx, patchPx]],
    ['visual.class_embedding', [width]],
    ['visual.positional_embedding', [places, width]],
    ['visual.ln_pre.weight', [width]],
    ['visual.ln_pre.bias', [width]],
    ['natural.proj_feat.weight', [hidden, 2 * width]],
    ['natural.proj_feat.bias', [hidden]],
    ['natural.proj_head.0.weight', [6 * hidden, 2 * colours + layers * hidden]],
    ['natural.proj_head.0.bias', [6 * hidden]],
    ['natural.proj_head.2.weight', [1, 6 * hidden]],
    ['natural.proj_head.2.bias', [1]],
    ['fidelity.alpha', [1, 1, compared]],
    ['fidelity.beta', [1, 1, compared]],
    ...['fidelity_scale.yita3', 'fidelity_scale.yita4', 'natural_scale.yita3', 'natural_scale.yita4', 'adapter.k'].map(
      (name): [string, number[]] => [name, []],
    ),
  ]);
}

/** Inputs `reference` and `test` uint8 [pairs, rows, columns, 3], output `distance` float32 [pairs], 0 (best) to 100. */
export function buildAFineGraph(weights: WeightSource, sizes: AFineSizes): OnnxModel {
  const { width, heads, layers, patchPx } = sizes;
  const flavour = 'fused';
  const graph = createGraphBuilder('a-fine');
  const weight = weightLoader(graph, weights);
  const number = (name: string) => weights.get(name)!.read()[0]!;
  const scalar = (name: string, value: number) => graph.floatConstant(name, [], [value]);
  const add = (a: Value, b: Value) => graph.node('Add', [a, b]);
  const sub = (a: Value, b: Value) => graph.node('Sub', [a, b]);
  const mul = (a: Value, b: Value) => graph.node('Mul', [a, b]);
  const div = (a: Value, b: Value) => graph.node('Div', [a, b]);
  const two = scalar('two', 2);

  // The originals first, the pictures after them, through the tower as one batch.
  const both = graph.node(
    'Concat',
    ['reference', 'test'].map((name) => graph.input(name, 'uint8', ['pairs', 'rows', 'columns', 3])),
    { axis: int(0) },
  );
  const none = { mean: [0, 0, 0], deviation: [1, 1, 1] } as const;
  const pixels = toWholePatches(graph, normalisePictures(graph, both, none), patchPx);
  const colour = (name: string, values: readonly number[]) => graph.floatConstant(name, [1, 3, 1, 1], values);
  const normalised = div(sub(pixels, colour('mean', clipPictures.mean)), colour('deviation', clipPictures.deviation));

  const features = [flatten(pixels, colours), ...tower().map((tokens) => graph.node('Relu', [tokens]))];
  const statistics = createStatistics(graph, features);

  // Naturalness of originals and pictures, each -2 (best) to 2.
  const gemm = (x: Value, name: string) =>
    graph.node('Gemm', [x, weight(`${name}.weight`), weight(`${name}.bias`)], { transB: int(1) });
  const summed = statistics.map(({ mean, spread }, level) => {
    const flat = graph.node('Concat', [mean, spread], { axis: int(-1) });
    const rows = graph.node('Reshape', [flat, graph.intConstant([-1, 2 * (level === 0 ? colours : width)])]);
    return level === 0 ? rows : gemm(rows, 'natural.proj_feat');
  });
  const judged = graph.node('Concat', summed, { axis: int(1) });
  const raw = gemm(graph.node('Gelu', [gemm(judged, 'natural.proj_head.0')]), 'natural.proj_head.2');
  const [originals, pictures] = halves(curve(raw, 'natural_scale', (value) => value));

  // Fidelity, -2 (best) to 2.
  const positive = (name: string) =>
    weights
      .get(name)!
      .read()
      .map((value) => Math.log1p(Math.exp(value)));
  const [alpha, beta] = [positive('fidelity.alpha'), positive('fidelity.beta')];
  const total = [...alpha, ...beta].reduce((sum, one) => sum + one, 1e-10);
  const tiny = scalar('tiny', 1e-10);
  const likeness = statistics.map(({ mean, spread, centred }, level) => {
    const start = level === 0 ? 0 : colours + (level - 1) * width;
    const count = level === 0 ? colours : width;
    const share = (name: string, of: Float32Array) =>
      graph.floatConstant(
        `${name}${level}`,
        [1, 1, count],
        of.slice(start, start + count).map((one) => one / total),
      );
    const like = (together: Value, apart: Value) => div(add(mul(two, together), tiny), add(apart, tiny));
    const [a, b] = halves(mean);
    const [aSpread, bSpread] = halves(spread);
    const [aCentred, bCentred] = halves(centred);
    const together = graph.node('ReduceMean', [mul(aCentred, bCentred), graph.intConstant([1])], { keepdims: int(1) });
    const texture = mul(like(mul(a, b), add(mul(a, a), mul(b, b))), share('alpha', alpha));
    const structure = mul(like(together, add(aSpread, bSpread)), share('beta', beta));
    return graph.node('ReduceSum', [add(texture, structure), graph.intConstant([2])], { keepdims: int(0) });
  });
  const apart = sub(scalar('one', 1), graph.node('Sum', likeness));
  const clamp = (low: number, high: number) => (value: number) => Math.min(high, Math.max(low, value));
  const fidelity = curve(apart, 'fidelity_scale', clamp(0.05, 0.95), clamp(0.01, 0.7));

  const steepness = scalar('steepness', Math.log1p(Math.exp(number('adapter.k'))));
  const weighed = mul(graph.node('Exp', [mul(steepness, sub(originals, pictures))]), pictures);
  const score = sigmoid(add(weighed, fidelity), finalCurve.middle, finalCurve.slope, 'final');
  const distance = graph.node('Reshape', [mul(scalar('hundred', 100), score), graph.intConstant([-1])]);
  graph.output(distance, 'distance', 'float32', ['pairs']);
  return graph.finish(opsetsOf(flavour), { architecture: 'a-fine' });

  function halves(x: Value): [Value, Value] {
    return graph.nodes('Split', [x], 2, { axis: int(0), num_outputs: int(2) }) as [Value, Value];
  }
  function sigmoid(x: Value, middle: number, slope: number, name: string): Value {
    const from = sub(x, scalar(`${name}/middle`, middle));
    return graph.node('Sigmoid', [div(from, scalar(`${name}/slope`, slope))]);
  }
  /** From -2 to 2. */
  function curve(x: Value, name: string, middle: (value: number) => number, slope = middle): Value {
    const [from, over] = [middle(number(`${name}.yita3`)), Math.abs(slope(number(`${name}.yita4`))) + 1e-10];
    return sub(mul(scalar(`${name}/four`, 4), sigmoid(x, from, over, name)), two);
  }
  /** [pictures, channels, rows, columns] to [pictures, places, channels]. */
  function flatten(x: Value, channels: number): Value {
    const flat = graph.node('Reshape', [x, graph.intConstant([0, channels, -1])]);
    return graph.node('Transpose', [flat], { perm: ints([0, 2, 1]) });
  }
  /** Patches after each block, [pictures, patches, width]. */
  function tower(): Value[] {
    const window = { kernel_shape: ints([patchPx, patchPx]), strides: ints([patchPx, patchPx]) };
    const patches = flatten(graph.node('Conv', [normalised, weight('visual.conv1.weight')], window), width);
    const count = graph.node('Shape', [patches], { start: int(0), end: int(1) });
    const classes = graph.node('Concat', [count, graph.intConstant([1, width])], { axis: int(0) });
    const first = graph.node('Expand', [weight('visual.class_embedding'), classes]);
    const tokens = graph.node('Concat', [first, patches], { axis: int(1) });
    // The places are stretched along their list, the class token's with them, as the authors have it.
    const wanted = graph.node(
      'Concat',
      [graph.intConstant([1, 1]), graph.node('Shape', [tokens], { start: int(1), end: int(3) })],
      { axis: int(0) },
    );
    const list = graph.node('Unsqueeze', [weight('visual.positional_embedding'), graph.intConstant([0, 1])]);
    const stretched = graph.node('Squeeze', [cubic(graph, list, wanted), graph.intConstant([0])]);
    const normed = graph.node(
      'LayerNormalization',
      [add(tokens, stretched), weight('visual.ln_pre.weight'), weight('visual.ln_pre.bias')],
      { axis: int(-1), epsilon: float(epsilon) },
    );
    const found: Value[] = [];
    const all = [graph.intConstant([1]), graph.intConstant([Number.MAX_SAFE_INTEGER]), graph.intConstant([1])] as const;
    addTransformer(graph, normed, {
      ...{ flavour, layers, width, heads, epsilon, activation: 'quickGelu', wanted: 'all', weight },
      onBlock: (stream) => found.push(graph.node('Slice', [stream, ...all])),
    });
    return found;
  }
}

/** Bicubic as PyTorch has it. */
const cubic = (graph: GraphBuilder, x: Value, sizes: Value): Value =>
  graph.node('Resize', [x, null, null, sizes], {
    mode: string('cubic'),
    cubic_coeff_a: float(-0.75),
    coordinate_transformation_mode: string('half_pixel'),
  });

/** [pictures, channels, rows, columns] with sides stretched to the next multiple of a patch. */
function toWholePatches(graph: GraphBuilder, x: Value, patchPx: number): Value {
  const patch = graph.intConstant([patchPx]);
  const sides = graph.node('Shape', [x], { start: int(2), end: int(4) });
  const patches = graph.node('Div', [graph.node('Add', [sides, graph.intConstant([patchPx - 1])]), patch]);
  const outer = graph.node('Shape', [x], { start: int(0), end: int(2) });
  return cubic(graph, x, graph.node('Concat', [outer, graph.node('Mul', [patches, patch])], { axis: int(0) }));
}
