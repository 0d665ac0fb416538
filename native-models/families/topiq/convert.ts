/** @file The released checkpoint as a graph. */
import { join } from 'node:path';
import { openPt } from '../../checkpoint/index.ts';
import { takeWeights } from '../../convnets/take-weights.ts';
import { writeModel } from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';
import { buildTopiqGraph, topiqShapes } from './build-topiq-graph.ts';

export async function convertTopiq(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const checkpoint = openPt(sourcePath);
  try {
    const fileName = `${model.id}.onnx`;
    const graph = buildTopiqGraph(takeWeights(checkpoint, topiqShapes, { network: 'TOPIQ-NR' }));
    const written = await writeModel(graph, join(outDir, fileName), { signal, onProgress });
    return [{ role: 'scores', fileName, ...written }];
  } finally {
    checkpoint.close();
  }
}
