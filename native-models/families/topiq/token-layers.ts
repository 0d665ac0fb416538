/** @file Attention between tokens under the names that PyTorch gives its weights. */
import { float, type GraphBuilder, int, ints, type Value } from '../../onnx/index.ts';

export interface TokenLayers {
  /** [pictures, tokens, width] to the same. */
  attendToSelf(x: Value, name: string): Value;
  attendTo(x: Value, other: Value, name: string): Value;
  normalise(x: Value, name: string): Value;
}

const widening = 4;

/** Of a layer whose tokens attend to themselves or to others; a projection that the released file has and nothing reads is left out. */
export function tokenLayerShapes(name: string, attends: 'self' | 'cross', width: number): [string, number[]][] {
  const attention = `${name}.${attends === 'self' ? 'self_attn' : 'multihead_attn'}`;
  const norms = attends === 'self' ? ['norm1', 'norm2'] : ['norm1', 'norm2', 'norm3'];
  return [
    [`${attention}.in_proj_weight`, [3 * width, width]],
    [`${attention}.in_proj_bias`, [3 * width]],
    [`${attention}.out_proj.weight`, [width, width]],
    [`${attention}.out_proj.bias`, [width]],
    [`${name}.linear1.weight`, [widening * width, width]],
    [`${name}.linear1.bias`, [widening * width]],
    [`${name}.linear2.weight`, [width, widening * width]],
    [`${name}.linear2.bias`, [width]],
    ...norms.flatMap((norm): [string, number[]][] => [
      [`${name}.${norm}.weight`, [width]],
      [`${name}.${norm}.bias`, [width]],
    ]),
  ];
}

export function createTokenLayers(
  graph: GraphBuilder,
  weight: (name: string) => Value,
  { width, heads }: { readonly width: number; readonly heads: number },
): TokenLayers {
  const add = (a: Value, b: Value) => graph.node('Add', [a, b]);
  const linear = (x: Value, matrix: Value, bias: Value) =>
    add(graph.node('MatMul', [x, graph.node('Transpose', [matrix], { perm: ints([1, 0]) })]), bias);
  const named = (x: Value, name: string) => linear(x, weight(`${name}.weight`), weight(`${name}.bias`));
  const normalise = (x: Value, name: string) =>
    graph.node('LayerNormalization', [x, weight(`${name}.weight`), weight(`${name}.bias`)], {
      axis: int(-1),
      epsilon: float(1e-5),
    });
  const third = (x: Value, part: number) =>
    graph.node('Slice', [
      x,
      graph.intConstant([part * width]),
      graph.intConstant([(part + 1) * width]),
      graph.intConstant([0]),
    ]);
  const perHead = (x: Value, perm: readonly number[]) =>
    graph.node('Transpose', [graph.node('Reshape', [x, graph.intConstant([0, -1, heads, width / heads])])], {
      perm: ints([...perm]),
    });
  const scale = graph.floatConstant('attention/scale', [], [1 / Math.sqrt(width / heads)]);

  function attention(query: Value, other: Value, name: string): Value {
    const [matrix, bias] = [weight(`${name}.in_proj_weight`), weight(`${name}.in_proj_bias`)];
    const [q, k, v] = [query, other, other].map((x, part) => linear(x, third(matrix, part), third(bias, part))) as [
      Value,
      Value,
      Value,
    ];
    const alike = graph.node('MatMul', [perHead(q, [0, 2, 1, 3]), perHead(k, [0, 2, 3, 1])]);
    const shares = graph.node('Softmax', [graph.node('Mul', [alike, scale])], { axis: int(-1) });
    const taken = graph.node('Transpose', [graph.node('MatMul', [shares, perHead(v, [0, 2, 1, 3])])], {
      perm: ints([0, 2, 1, 3]),
    });
    return named(graph.node('Reshape', [taken, graph.intConstant([0, -1, width])]), `${name}.out_proj`);
  }
  function feedForward(x: Value, name: string, norm: string): Value {
    const wide = graph.node('Gelu', [named(normalise(x, `${name}.${norm}`), `${name}.linear1`)]);
    return add(x, named(wide, `${name}.linear2`));
  }

  return {
    normalise,
    attendToSelf: (x, name) => {
      const even = normalise(x, `${name}.norm1`);
      return feedForward(add(x, attention(even, even, `${name}.self_attn`)), name, 'norm2');
    },
    attendTo: (x, other, name) => {
      const even = normalise(other, `${name}.norm2`);
      return feedForward(
        add(x, attention(normalise(x, `${name}.norm1`), even, `${name}.multihead_attn`)),
        name,
        'norm3',
      );
    },
  };
}
