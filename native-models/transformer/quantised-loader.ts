/** @file Weights of matrix products as 8-bit integers, one scale per output column. */
import type { GraphBuilder, Value, WeightSource } from '../onnx/index.ts';

export interface QuantisedKernel {
  readonly kernel: Value;
  readonly scales: Value;
}

const largest = 127;

/** Symmetric quantisation of a (rows, columns) matrix: column c is `integers * scales[c]`. */
export function quantiseColumns(values: Float32Array, columns: number): { integers: Int8Array; scales: Float32Array } {
  const scales = new Float32Array(columns);
  for (const [index, value] of values.entries()) {
    const column = index % columns;
    scales[column] = Math.max(scales[column] as number, Math.abs(value) / largest);
  }
  const integers = new Int8Array(values.length);
  for (const [index, value] of values.entries()) {
    integers[index] = Math.round(value / ((scales[index % columns] as number) || 1));
  }
  return { integers, scales };
}

/** Puts `<name>/kernel` of a source into a graph as integers and scales. */
export function quantisedLoader(graph: GraphBuilder, source: WeightSource): (name: string) => QuantisedKernel {
  return (name) => {
    const weight = source.get(`${name}/kernel`);
    if (weight === undefined) throw new Error(`there is no weight "${name}/kernel"`);
    const columns = weight.dims.at(-1) as number;
    const { integers, scales } = quantiseColumns(weight.read(), columns);
    return {
      kernel: graph.constant(`${name}/kernel8`, 'int8', weight.dims, new Uint8Array(integers.buffer)),
      scales: graph.floatConstant(`${name}/scales8`, [columns], scales),
    };
  };
}
