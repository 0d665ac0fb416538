/** @file Small whole-number and shape arithmetic inside a graph, for pictures of any size. */
import { type GraphBuilder, int, ints, type Value } from '../onnx/index.ts';

/** ONNX's numbers of element types, for Cast. */
const elementType = { float: 1, int32: 6, int64: 7, double: 11 } as const;

export function arithmeticOf(graph: GraphBuilder) {
  const op =
    (name: string) =>
    (a: Value, b: Value): Value =>
      graph.node(name, [a, b]);
  const whole = (...values: number[]): Value => graph.intConstant(values);
  return {
    whole,
    add: op('Add'),
    sub: op('Sub'),
    mul: op('Mul'),
    /** Of whole numbers that are not negative: rounded down. */
    div: op('Div'),
    max: op('Max'),
    min: op('Min'),
    cast: (value: Value, to: keyof typeof elementType): Value =>
      graph.node('Cast', [value], { to: int(elementType[to]) }),
    /** One side of a tensor's shape, as a list of one. */
    side: (value: Value, axis: number): Value => graph.node('Shape', [value], { start: int(axis), end: int(axis + 1) }),
    /** Lists joined to one. */
    join: (...lists: Value[]): Value => graph.node('Concat', lists, { axis: int(0) }),
    reshape: (value: Value, shape: Value): Value => graph.node('Reshape', [value, shape]),
    turn: (value: Value, order: readonly number[]): Value => graph.node('Transpose', [value], { perm: ints(order) }),
    /** 0, 1 ... count - 1; `count` is a list of one. */
    upTo: (count: Value): Value => {
      const scalar = (value: Value): Value => graph.node('Squeeze', [value]);
      return graph.node('Range', [scalar(whole(0)), scalar(count), scalar(whole(1))]);
    },
  };
}
export type Arithmetic = ReturnType<typeof arithmeticOf>;
