/** @file One graph of one or several models for a server: one picture in, everything that they say of it out. */
import type { ModelFamily } from '../families/family.ts';
import { createGraphBuilder, type OnnxModel } from '../onnx/index.ts';
import { type GraphFlavour, opsetsOf } from '../transformer/graph-flavour.ts';
import { prefixed } from './prefixed.ts';
import { pictureInput, servedOutput } from './served-name.ts';

export interface ServedPart {
  /** Of the model. */
  readonly id: string;
  readonly family: ModelFamily;
  /** Bytes of its converted file. */
  readonly model: Uint8Array;
}

export interface ServedGraph {
  readonly onnx: OnnxModel;
  /** "musiq-koniq.scores": a model's id and what its adapter calls the output. */
  readonly outputs: readonly { readonly name: string; readonly count: number }[];
}

/** Input `picture`: uint8 [batch, height, width, 3]. Null where one of the models cannot be served. */
export async function buildServedGraph(
  parts: readonly ServedPart[],
  flavour: GraphFlavour,
): Promise<ServedGraph | null> {
  const graph = createGraphBuilder('served');
  const picture = graph.input(pictureInput, 'uint8', ['batch', 'height', 'width', 3]);
  const outputs: { name: string; count: number }[] = [];
  for (const { id, family, model } of parts) {
    const serve = await family.serve?.();
    const given = serve?.(prefixed(graph, id), picture, model, flavour);
    if (!given) return null;
    for (const { name, value, count } of given) {
      graph.output(value, servedOutput(id, name), 'float32', ['batch', count]);
      outputs.push({ name: servedOutput(id, name), count });
    }
  }
  return { onnx: graph.finish(opsetsOf(flavour), { architecture: 'served' }), outputs };
}
