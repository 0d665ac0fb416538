/** @file torchvision's network and the released heads, which lie in a file of their own, as one graph. */
import { join } from 'node:path';
import { fileBeside, openPt } from '../../checkpoint/index.ts';
import { alexNet, type Backbone, squeezeNet, vgg16 } from '../../convnets/backbones.ts';
import { takeWeights } from '../../convnets/take-weights.ts';
import { writeModel } from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';
import { buildLpipsGraph } from './build-lpips-graph.ts';

export type LpipsNetwork = 'alex' | 'vgg' | 'squeeze';
const backbones: Readonly<Record<LpipsNetwork, Backbone>> = { alex: alexNet, vgg: vgg16, squeeze: squeezeNet };

export async function convertLpips(conversion: FamilyConversion, network: LpipsNetwork): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const backbone = backbones[network];
  const released = openPt(sourcePath);
  try {
    const heads = openPt(fileBeside(sourcePath, model));
    try {
      const headShapes = new Map(
        backbone.channels.map((channels, tap) => [`lin${tap}.model.1.weight`, [1, channels, 1, 1]] as const),
      );
      const weights = new Map([
        ...takeWeights(released, backbone.shapes, { network: backbone.network }),
        ...takeWeights(heads, headShapes, { network: `head of LPIPS over ${backbone.network}` }),
      ]);
      const fileName = `${model.id}.onnx`;
      const graph = buildLpipsGraph(weights, backbone);
      return [
        { role: 'pairs', fileName, ...(await writeModel(graph, join(outDir, fileName), { signal, onProgress })) },
      ];
    } finally {
      heads.close();
    }
  } finally {
    released.close();
  }
}
