/** @file torchvision's VGG-16 and the released alpha and beta as one graph. */
import { join } from 'node:path';
import { fileBeside, openPt } from '../../checkpoint/index.ts';
import { vgg16 } from '../../convnets/backbones.ts';
import { takeWeights } from '../../convnets/take-weights.ts';
import { writeModel } from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';
import { buildDistsGraph, distsChannels } from './build-dists-graph.ts';

export async function convertDists(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const released = openPt(sourcePath);
  try {
    const shares = openPt(fileBeside(sourcePath, model));
    try {
      const channels = distsChannels.reduce((sum, one) => sum + one, 0);
      const shapes = new Map(['alpha', 'beta'].map((name) => [name, [1, channels, 1, 1]] as const));
      const weights = new Map([
        ...takeWeights(released, vgg16.shapes, { network: vgg16.network }),
        ...takeWeights(shares, shapes, { network: 'weights of DISTS' }),
      ]);
      const fileName = `${model.id}.onnx`;
      const written = await writeModel(buildDistsGraph(weights), join(outDir, fileName), { signal, onProgress });
      return [{ role: 'pairs', fileName, ...written }];
    } finally {
      shares.close();
    }
  } finally {
    released.close();
  }
}
