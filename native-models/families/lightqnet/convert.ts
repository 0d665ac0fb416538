/** @file The released frozen graph as ONNX. */
import { join } from 'node:path';
import { CheckpointError } from '../../checkpoint/index.ts';
import { writeModel } from '../../onnx/index.ts';
import { lowerFrozenGraph, readFrozenGraph } from '../../tensorflow/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';

/** Sides of the face that it takes. */
const sidePx = 96;

export async function convertLightqnet(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal } = conversion;
  const nodes = await readFrozenGraph(sourcePath);
  const picture = nodes.find(({ op }) => op === 'Placeholder');
  if (picture?.name !== 'input' || picture.shape.slice(1).join() !== `${sidePx},${sidePx},3`)
    throw new CheckpointError(`${sourcePath} is no LightQNet: it takes no faces of ${sidePx} x ${sidePx}`);
  const names = { graphName: model.id, result: 'confidence_st', output: 'recognisability' };
  const graph = lowerFrozenGraph(nodes, { ...names, outputDims: ['pictures', 1] });
  const fileName = `${model.id}.onnx`;
  return [{ role: 'recognition', fileName, ...(await writeModel(graph, join(outDir, fileName), { signal })) }];
}
