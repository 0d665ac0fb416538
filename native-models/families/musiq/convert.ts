/** @file A released MUSIQ checkpoint becomes its graph, for the CPU and anew for other providers. */
import { join } from 'node:path';
import { CheckpointError, openNpz } from '../../checkpoint/index.ts';
import { modelToBytes, readWeights, writeModel } from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion, SpecialiseOptions } from '../family.ts';
import { buildMusiqGraph } from './build-musiq-graph.ts';
import { isMusiqParameter, musiqShape, musiqWeights } from './musiq-weights.ts';

export async function convertMusiq(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const checkpoint = openNpz(sourcePath, isMusiqParameter);
  try {
    // A distribution over the ratings 1..10, or one opinion.
    const expected = model.purpose.kind === 'score' && model.purpose.output.headline === 'mean' ? 10 : 1;
    const { outputs } = musiqShape(checkpoint);
    if (outputs !== expected) {
      throw new CheckpointError(
        `${sourcePath} has ${outputs} outputs where ${model.name} has ${expected}: it is another MUSIQ checkpoint`,
      );
    }
    const fileName = `${model.id}.onnx`;
    const graph = buildMusiqGraph(musiqWeights(checkpoint), { flavour: 'cpu' });
    return [{ role: 'scores', fileName, ...(await writeModel(graph, join(outDir, fileName), { signal, onProgress })) }];
  } finally {
    checkpoint.close();
  }
}

export function specialiseMusiq(model: Uint8Array, options: SpecialiseOptions): Uint8Array | null {
  const { weights, metadata } = readWeights(model);
  if (metadata.architecture !== 'musiq') return null;
  const { flavour, int8 = false, dimensions: { batch, tokens } = {} } = options;
  if (int8 && flavour !== 'cpu') throw new Error('8-bit graphs are for the CPU');
  const baked = { ...(batch === undefined ? {} : { batch }), ...(tokens === undefined ? {} : { tokens }) };
  return modelToBytes(buildMusiqGraph(weights, { flavour, int8, ...baked }));
}
