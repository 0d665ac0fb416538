/**
 * @file MANIQA as a graph: tokens of four blocks of a vision transformer; twice, attention over channels and then over places in shifted windows;
 * of each patch what it is worth and how much it counts.
 */
import { createLayers, type Layers } from '../../convnets/layers.ts';
import {
  createGraphBuilder,
  int,
  ints,
  type OnnxModel,
  type Value,
  type WeightSource,
  weightLoader,
} from '../../onnx/index.ts';
import { addTransformer } from '../../transformer/add-transformer.ts';
import { opsetsOf } from '../../transformer/graph-flavour.ts';
import { headWidth, type ManiqaSizes, stages, stageWidth, tapped } from './sizes.ts';
import { createSwinStage } from './swin-stage.ts';

const visionEpsilon = 1e-6;

/**
 * Input `windows` float32 [windows, 224, 224, 3] of 0 to 255; outputs `worth` and `counts` float32 [windows]: sums over a window's patches, whose
 * quotient over all windows of a picture is its score. `stageShare` is what a Swin layer adds to what it is given.
 */
export function buildManiqaGraph(weights: WeightSource, sizes: ManiqaSizes, stageShare: number): OnnxModel {
  const { width, patchPx, side } = sizes;
  const places = side * side;
  const flavour = 'fused';
  const graph = createGraphBuilder('maniqa');
  const weight = weightLoader(graph, weights);
  const layers: Layers = createLayers(graph, weight);
  const add = (a: Value, b: Value) => graph.node('Add', [a, b]);
  const mul = (a: Value, b: Value) => graph.node('Mul', [a, b]);
  const linear = (x: Value, name: string) =>
    add(
      graph.node('MatMul', [x, graph.node('Transpose', [weight(`${name}.weight`)], { perm: ints([1, 0]) })]),
      weight(`${name}.bias`),
    );
  const turned = (x: Value) => graph.node('Transpose', [x], { perm: ints([0, 2, 1]) });

  const windowPx = side * patchPx;
  let x = turned(visionTokens(graph.input('windows', 'float32', ['windows', windowPx, windowPx, 3])));
  for (const stage of stages) {
    for (const block of [0, 1]) x = acrossChannels(x, `tablock${stage}.${block}`);
    const map = graph.node('Reshape', [x, graph.intConstant([0, 0, side, side])]);
    const narrow = layers.convolution(map, `conv${stage}`, { kernel: 1 });
    const channels = stageWidth(stage, sizes);
    const swin = createSwinStage(graph, { weight, layers, linear, weights, sizes, channels, share: stageShare });
    x = turned(swin(turned(flat(narrow)), `swintransformer${stage}`));
  }
  const patches = turned(x);
  const head = (name: string) => linear(graph.node('Relu', [linear(patches, `${name}.0`)]), `${name}.3`);
  const counts = graph.node('Sigmoid', [head('fc_weight')]);
  const worth = mul(graph.node('Relu', [head('fc_score')]), counts);
  for (const [name, value] of [
    ['worth', worth],
    ['counts', counts],
  ] as const) {
    const sum = graph.node('ReduceSum', [value, graph.intConstant([1, 2])], { keepdims: int(0) });
    graph.output(sum, name, 'float32', ['windows']);
  }
  return graph.finish(opsetsOf(flavour), { architecture: 'maniqa' });

  /** [windows, channels, rows, columns] to [windows, channels, places]. */
  function flat(of: Value): Value {
    return graph.node('Reshape', [of, graph.intConstant([0, 0, -1])]);
  }

  /** Patches after the tapped blocks, channels side by side: [windows, places, 4 x width]. */
  function visionTokens(input: Value): Value {
    const half = graph.floatConstant('half', [], [127.5]);
    const spread = graph.node('Div', [graph.node('Sub', [input, half]), half]);
    const planes = graph.node('Transpose', [spread], { perm: ints([0, 3, 1, 2]) });
    const cut = graph.node(
      'Conv',
      [planes, weight('vit.patch_embed.proj.weight'), weight('vit.patch_embed.proj.bias')],
      {
        kernel_shape: ints([patchPx, patchPx]),
        strides: ints([patchPx, patchPx]),
      },
    );
    const count = graph.node('Shape', [cut], { start: int(0), end: int(1) });
    const perWindow = graph.node('Concat', [count, graph.intConstant([1, width])], { axis: int(0) });
    const first = graph.node('Expand', [weight('vit.cls_token'), perWindow]);
    const tokens = add(graph.node('Concat', [first, turned(flat(cut))], { axis: int(1) }), weight('vit.pos_embed'));
    const found: Value[] = [];
    addTransformer(graph, tokens, {
      ...{ flavour, layers: Math.max(...tapped) + 1, width, heads: width / headWidth },
      ...{ epsilon: visionEpsilon, activation: 'gelu', wanted: 'all', weight },
      onBlock(stream, layer) {
        if (!tapped.includes(layer)) return;
        const ends = [1, Number.MAX_SAFE_INTEGER, 1].map((one) => graph.intConstant([one]));
        found.push(graph.node('Slice', [stream, ...ends]));
      },
    });
    return graph.node('Concat', found, { axis: int(2) });
  }

  /** Channels attend to channels, [windows, channels, places]. What they take is laid out anew as it lies in memory, as the release has it. */
  function acrossChannels(of: Value, name: string): Value {
    const [query, key, value] = ['c_q', 'c_k', 'c_v'].map((part) => linear(of, `${name}.${part}`)) as [
      Value,
      Value,
      Value,
    ];
    const scale = graph.floatConstant(`${name}/scale`, [], [places ** -0.5]);
    const alike = mul(graph.node('MatMul', [query, turned(key)]), scale);
    const taken = graph.node('MatMul', [graph.node('Softmax', [alike], { axis: int(-1) }), value]);
    const shape = graph.node('Shape', [of]);
    return add(graph.node('Reshape', [turned(taken), shape]), of);
  }
}
