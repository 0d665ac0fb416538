/** @file Writes a converted model's graph anew for a provider: other operators, sizes baked in, the same weights. */
import { buildLiqeGraph } from '../liqe/build-liqe-graph.ts';
import { buildMusiqGraph } from '../musiq/build-musiq-graph.ts';
import { modelToBytes, readWeights } from '../onnx/index.ts';
import type { GraphFlavour } from '../transformer/graph-flavour.ts';

export interface SpecialiseOptions {
  /** `fused` for CUDA, DirectML and WebGPU, `standard` for CoreML. Converted files hold `cpu`. */
  readonly flavour: GraphFlavour;
  /** With `cpu` only: transformer matrices in 8-bit integers. Faster, less exact: only behind a comparison with float32. */
  readonly int8?: boolean;
  /** What an adapter's `dimensions` gave; dimensions left out stay free. */
  readonly dimensions?: Readonly<Record<string, number>>;
}

/** The bytes of the specialised model, or null when `model` is not one of ours and can only be used as it is. */
export function specialiseModel(model: Uint8Array, options: SpecialiseOptions): Uint8Array | null {
  const { weights, metadata } = readWeights(model);
  const { flavour, int8 = false, dimensions = {} } = options;
  if (int8 && flavour !== 'cpu') throw new Error('8-bit graphs are for the CPU');
  const { batch, tokens, crops } = dimensions;
  if (metadata.architecture === 'musiq') {
    const baked = { ...(batch === undefined ? {} : { batch }), ...(tokens === undefined ? {} : { tokens }) };
    return modelToBytes(buildMusiqGraph(weights, { flavour, int8, ...baked }));
  }
  if (metadata.architecture === 'liqe') {
    return modelToBytes(buildLiqeGraph(weights, { flavour, int8, ...(crops === undefined ? {} : { crops }) }));
  }
  return null;
}
