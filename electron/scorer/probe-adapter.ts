/** @file Runs a model of unknown meaning on a constant tensor and gives back all its numbers. */
import type { ScoreAdapter } from '../../native-models/adapters/index.ts';

export function createProbeAdapter(input: { readonly name: string; readonly dims: readonly number[] }): ScoreAdapter {
  return {
    batchKey: () => '',
    dimensions: () => ({}),
    prepare: () => ({
      [input.name]: {
        type: 'float32',
        data: new Float32Array(input.dims.reduce((product, dim) => product * dim, 1)).fill(0.5),
        dims: input.dims,
      },
    }),
    decode(outputs) {
      const distribution = Object.values(outputs).flatMap(({ data }) => Array.from(data));
      return [{ kind: 'distribution', mean: distribution[0] ?? Number.NaN, distribution }];
    },
  };
}
