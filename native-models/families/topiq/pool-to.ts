/** @file Adaptive average pooling to the rows and columns of another feature, as PyTorch has it: windows that overlap where sides do not divide. */
import { type GraphBuilder, int, type Value } from '../../onnx/index.ts';

export interface PoolTo {
  /** [pictures, channels, rows, columns] to the rows and columns of the other. */
  poolTo(x: Value): Value;
  /** Rows and columns of the other, int64 [2]. */
  size: Value;
}

export function createPoolTo(graph: GraphBuilder, other: Value): PoolTo {
  const [zero, one] = [0, 1].map((value) => scalar(graph.intConstant([value]))) as [Value, Value];
  const sides = (x: Value) => graph.node('Shape', [x], { start: int(2), end: int(4) });
  const size = sides(other);

  function scalar(x: Value): Value {
    return graph.node('Squeeze', [x, graph.intConstant([0])]);
  }
  function side(of: Value, axis: number): Value {
    return graph.node('Gather', [of, graph.intConstant([axis])], { axis: int(0) });
  }
  /** float32 [to, from]: means over windows from floor(i from / to) to ceil((i + 1) from / to). */
  function means(from: Value, to: Value): Value {
    const column = graph.node('Unsqueeze', [range(to), graph.intConstant([1])]);
    const begins = graph.node('Div', [graph.node('Mul', [column, from]), to]);
    const after = graph.node('Mul', [graph.node('Add', [column, one]), from]);
    const ends = graph.node('Div', [graph.node('Sub', [graph.node('Add', [after, to]), one]), to]);
    const at = range(from);
    const isInside = graph.node('And', [graph.node('GreaterOrEqual', [at, begins]), graph.node('Less', [at, ends])]);
    const ones = graph.node('Cast', [isInside], { to: int(1) });
    return graph.node('Div', [ones, graph.node('ReduceSum', [ones, graph.intConstant([1])])]);
  }
  function range(count: Value): Value {
    return graph.node('Range', [zero, scalar(count), one]);
  }

  return {
    size,
    poolTo: (x) => {
      const own = sides(x);
      const [rows, columns] = [0, 1].map((axis) => means(side(own, axis), side(size, axis))) as [Value, Value];
      const across = graph.node('MatMul', [x, graph.node('Transpose', [columns])]);
      return graph.node('MatMul', [rows, across]);
    },
  };
}
