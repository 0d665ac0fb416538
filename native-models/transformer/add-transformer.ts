/**
 * @file Pre-norm transformer blocks, shared by MUSIQ, both towers of CLIP and what is made of vision transformers:
 * x += out(attention(norm1(x))); x += mlp2(activation(mlp1(norm2(x)))); at the end one more norm.
 */
import { float, type GraphBuilder, int, ints, string, type Value } from '../onnx/index.ts';
import { type GraphFlavour, runtimeDomain } from './graph-flavour.ts';
import type { QuantisedKernel } from './quantised-loader.ts';

export interface TransformerOptions {
  readonly flavour: GraphFlavour;
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly epsilon: number;
  readonly activation: 'gelu' | 'tanhGelu' | 'quickGelu';
  /** Positions attend to themselves and earlier ones only. Needs a flavour with fused attention. */
  readonly causal?: boolean;
  /** The one position whose result is wanted: the last block and the final norm compute it alone. Of `all` there is no final norm. */
  readonly wanted: 'first' | 'last' | 'all';
  /** Told the sum of the residual stream after each block. */
  readonly onBlock?: (stream: Value, layer: number) => void;
  /** Weight by name: `block<i>/{norm1,norm2}/{scale,bias}`, `block<i>/{qkv,out,mlp1,mlp2}/{kernel,bias}`, `final/...`. */
  readonly weight: (name: string) => Value;
  /** Matrix products in 8-bit integers with these kernels; in float32 when left out. The CPU's runtime operators only. */
  readonly quantised?: (name: string) => QuantisedKernel;
}

const runtime = { domain: runtimeDomain };
const quickGeluFactor = 1.702;

/**
 * Adds the blocks after `input` [batch, positions, width]; returns [batch, 1, width]: the wanted position, normalised; of `all` [batch, positions, width].
 * The queries' weights carry the attention's scale already.
 */
export function addTransformer(graph: GraphBuilder, input: Value, options: TransformerOptions): Value {
  const { flavour, layers, width, heads, weight } = options;
  const headWidth = width / heads;
  const epsilon = float(options.epsilon);

  const multiply = (x: Value, name: string): Value => {
    if (options.quantised === undefined) return graph.node('MatMul', [x, weight(`${name}/kernel`)], {}, { name });
    const { kernel, scales } = options.quantised(name);
    return graph.node('DynamicQuantizeMatMul', [x, kernel, scales], {}, { ...runtime, name });
  };
  const addBias = (x: Value, name: string) => graph.node('Add', [x, weight(`${name}/bias`)]);
  const normalise = (x: Value, name: string) =>
    graph.node('LayerNormalization', [x, weight(`${name}/scale`), weight(`${name}/bias`)], { axis: int(-1), epsilon });

  /** The sum of the residual stream, a branch without its bias, and that bias; and the sum's norm. */
  const addAndNormalise = (
    stream: Value,
    branch: Value,
    biasName: string,
    norm: string,
  ): { sum: Value; normed: Value } => {
    if (flavour !== 'fused') {
      const sum = graph.node('Add', [stream, addBias(branch, biasName)]);
      return { sum, normed: normalise(sum, norm) };
    }
    const inputs = [branch, stream, weight(`${norm}/scale`), weight(`${norm}/bias`), weight(`${biasName}/bias`)];
    const [normed, , , sum] = graph.nodes('SkipLayerNormalization', inputs, 4, { epsilon }, runtime) as [
      Value,
      Value,
      Value,
      Value,
    ];
    return { sum, normed };
  };

  const only = (x: Value): Value => {
    if (options.wanted === 'all') return x;
    const [start, end] = options.wanted === 'first' ? [0, 1] : [-1, Number.MAX_SAFE_INTEGER];
    return graph.node('Slice', [x, graph.intConstant([start]), graph.intConstant([end]), graph.intConstant([1])]);
  };

  const activate = (branch: Value, name: string): Value => {
    if (options.activation === 'gelu') return graph.node('Gelu', [addBias(branch, name)]);
    if (options.activation === 'quickGelu') {
      const x = addBias(branch, name);
      if (flavour !== 'standard') return graph.node('QuickGelu', [x], { alpha: float(quickGeluFactor) }, runtime);
      const scaled = graph.node('Mul', [x, graph.floatConstant(`${name}/quick`, [], [quickGeluFactor])]);
      return graph.node('Mul', [x, graph.node('Sigmoid', [scaled])]);
    }
    if (flavour === 'standard') return graph.node('Gelu', [addBias(branch, name)], { approximate: string('tanh') });
    return graph.node('FastGelu', [branch, weight(`${name}/bias`)], {}, runtime);
  };

  const splitHeads = (x: Value, order: readonly number[]) => {
    const heads4 = graph.node('Reshape', [x, graph.intConstant([0, 0, heads, headWidth])]);
    return graph.node('Transpose', [heads4], { perm: ints(order) });
  };
  const attend = (query: Value, key: Value, value: Value): Value => {
    if (flavour === 'fused' || options.causal === true) {
      const attributes = {
        num_heads: int(heads),
        scale: float(1),
        unidirectional: int(options.causal === true ? 1 : 0),
      };
      return graph.node('MultiHeadAttention', [query, key, value], attributes, runtime);
    }
    const scores = graph.node('MatMul', [splitHeads(query, [0, 2, 1, 3]), splitHeads(key, [0, 2, 3, 1])]);
    const mixed = graph.node('MatMul', [
      graph.node('Softmax', [scores], { axis: int(-1) }),
      splitHeads(value, [0, 2, 1, 3]),
    ]);
    const joined = graph.node('Transpose', [mixed], { perm: ints([0, 2, 1, 3]) });
    return graph.node('Reshape', [joined, graph.intConstant([0, 0, width])]);
  };

  let stream = input;
  let normed = normalise(input, 'block0/norm1');
  for (let layer = 0; layer < layers; layer++) {
    const block = `block${layer}`;
    const isLast = layer === layers - 1;
    const projected = addBias(multiply(normed, `${block}/qkv`), `${block}/qkv`);
    const [query, key, value] = graph.nodes('Split', [projected], 3, { axis: int(-1), num_outputs: int(3) }) as [
      Value,
      Value,
      Value,
    ];
    const attended = attend(isLast && options.causal !== true ? only(query) : query, key, value);
    if (isLast) stream = only(stream);
    const wanted = isLast && options.causal === true ? only(attended) : attended;
    const afterAttention = addAndNormalise(stream, multiply(wanted, `${block}/out`), `${block}/out`, `${block}/norm2`);
    const hidden = activate(multiply(afterAttention.normed, `${block}/mlp1`), `${block}/mlp1`);
    const added = multiply(hidden, `${block}/mlp2`);
    if (isLast && options.wanted === 'all') {
      normed = graph.node('Add', [afterAttention.sum, addBias(added, `${block}/mlp2`)]);
      options.onBlock?.(normed, layer);
      break;
    }
    const nextNorm = isLast ? 'final' : `block${layer + 1}/norm1`;
    const next = addAndNormalise(afterAttention.sum, added, `${block}/mlp2`, nextNorm);
    stream = next.sum;
    normed = next.normed;
    options.onBlock?.(stream, layer);
  }
  return normed;
}
