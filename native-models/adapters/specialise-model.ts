/** @file Writes a converted model's graph anew for a provider: other operators, sizes baked in, the same weights. */
import { buildLiqeGraph } from '../liqe/build-liqe-graph.ts';
import { buildMusiqGraph } from '../musiq/build-musiq-graph.ts';
import { modelToBytes, readWeights } from '../onnx/index.ts';
import type { GraphFlavour } from '../transformer/graph-flavour.ts';

export interface SpecialiseOptions {
  /** `fused` for CUDA, DirectML and WebGPU, `standard` for CoreML. Converted files hold `cpu`. */
  readonly flavour: GraphFlavour;
  /** What an adapter's `dimensions` gave; dimensions left out stay free. */
  readonly dimensions?: Readonly<Record<string, number>>;
}

/** The bytes of the specialised model, or null when `model` is not one of ours and can only be used as it is. */
export function specialiseModel(model: Uint8Array, options: SpecialiseOptions): Uint8Array | null {
  const { weights, metadata } = readWeights(model);
  const { flavour, dimensions = {} } = options;
  const { batch, tokens, crops } = dimensions;
  if (metadata.architecture === 'musiq') {
    const baked = { ...(batch === undefined ? {} : { batch }), ...(tokens === undefined ? {} : { tokens }) };
    return modelToBytes(buildMusiqGraph(weights, { flavour, ...baked }));
  }
  if (metadata.architecture === 'liqe') {
    return modelToBytes(buildLiqeGraph(weights, { flavour, ...(crops === undefined ? {} : { crops }) }));
  }
  return null;
}
