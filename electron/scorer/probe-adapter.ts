/** @file Runs a model of unknown meaning on a tensor that means nothing and gives back all its numbers. */
import type { ScoreAdapter } from '../../native-models/adapters/index.ts';

export function createProbeAdapter(input: { readonly name: string; readonly dims: readonly number[] }): ScoreAdapter {
  return {
    batchKey: () => '',
    dimensions: () => ({}),
    prepare: () => ({
      [input.name]: {
        type: 'float32',
        // Not constant: networks that normalise by the spread of their input would divide by zero.
        data: Float32Array.from(
          { length: input.dims.reduce((product, dim) => product * dim, 1) },
          (_, at) => 0.5 + 0.4 * Math.sin(at),
        ),
        dims: input.dims,
      },
    }),
    decode(outputs) {
      const distribution = Object.values(outputs).flatMap(({ data }) => Array.from(data));
      return [{ headline: distribution[0] ?? Number.NaN, distribution }];
    },
  };
}
