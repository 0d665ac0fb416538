/** @file Weights by name: from a checkpoint while converting, from a converted model when its graph is rebuilt. */
import type { GraphBuilder } from './graph-builder.ts';
import type { Value } from './model-types.ts';

/** Float32 weights by name. `read` may be called more than once; its array is not kept. */
export type WeightSource = ReadonlyMap<string, { readonly dims: readonly number[]; readonly read: () => Float32Array }>;

/** Puts weights into a graph as constants under their names, each once. */
export function weightLoader(graph: GraphBuilder, source: WeightSource): (name: string) => Value {
  const loaded = new Map<string, Value>();
  return (name) => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const weight = source.get(name);
    if (weight === undefined) throw new Error(`there is no weight "${name}"`);
    const value = graph.constant(name, 'float32', weight.dims, () => {
      const data = weight.read();
      return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    });
    loaded.set(name, value);
    return value;
  };
}
