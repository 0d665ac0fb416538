/** @file Several models in one graph: each one's constants and nodes under names of its own. */
import type { GraphBuilder, NodeOptions } from '../onnx/index.ts';

export function prefixed(graph: GraphBuilder, prefix: string): GraphBuilder {
  const named = (options: NodeOptions = {}): NodeOptions =>
    options.name === undefined ? options : { ...options, name: `${prefix}/${options.name}` };
  return {
    ...graph,
    constant: (name, ...rest) => graph.constant(`${prefix}/${name}`, ...rest),
    floatConstant: (name, ...rest) => graph.floatConstant(`${prefix}/${name}`, ...rest),
    node: (opType, inputs, attributes, options) => graph.node(opType, inputs, attributes, named(options)),
    nodes: (opType, inputs, count, attributes, options) =>
      graph.nodes(opType, inputs, count, attributes, named(options)),
  };
}
