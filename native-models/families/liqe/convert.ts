/** @file LIQE's checkpoint becomes its graph with the prompts' features inside, for the CPU and anew for other providers. */
import { join } from 'node:path';
import { openPt } from '../../checkpoint/index.ts';
import { encodePrompts } from '../../language-image/encode-prompts.ts';
import { modelToBytes, readWeights, writeModel } from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion, SpecialiseOptions } from '../family.ts';
import { buildLiqeGraph } from './build-liqe-graph.ts';
import { liqePrompts } from './liqe-prompts.ts';
import { featureWidth, liqeImageWeights, textTower } from './liqe-weights.ts';

/** Part of the conversion that encodes prompts: nearly all of it. */
const encodingShare = 0.9;

export async function convertLiqe(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, threads, onProgress } = conversion;
  const checkpoint = openPt(sourcePath);
  try {
    const features = await encodePrompts(checkpoint, liqePrompts(), {
      ...{ network: 'LIQE', tower: textTower, vocabulary: 49_408, positions: 77, featureWidth },
      signal,
      threads,
      onProgress: (fraction) => onProgress?.(fraction * encodingShare),
    });
    const fileName = `${model.id}.onnx`;
    const graph = buildLiqeGraph(liqeImageWeights(checkpoint, features), { flavour: 'cpu' });
    const written = await writeModel(graph, join(outDir, fileName), {
      signal,
      onProgress: (fraction) => onProgress?.(encodingShare + fraction * (1 - encodingShare)),
    });
    return [{ role: 'scores', fileName, ...written }];
  } finally {
    checkpoint.close();
  }
}

export function specialiseLiqe(model: Uint8Array, options: SpecialiseOptions): Uint8Array | null {
  const { weights, metadata } = readWeights(model);
  if (metadata.architecture !== 'liqe') return null;
  const { flavour, int8 = false, dimensions: { crops } = {} } = options;
  if (int8 && flavour !== 'cpu') throw new Error('8-bit graphs are for the CPU');
  return modelToBytes(buildLiqeGraph(weights, { flavour, int8, ...(crops === undefined ? {} : { crops }) }));
}
