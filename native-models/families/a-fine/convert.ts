/** @file The released file: CLIP's towers, of which the one for pictures is taken, two heads, and the curves and the exponent that join them. */
import { join } from 'node:path';
import { type Checkpoint, openPt } from '../../checkpoint/index.ts';
import { takeWeights } from '../../convnets/take-weights.ts';
import { clipTensorFinder, towerSize } from '../../language-image/clip-tensors.ts';
import { towerBlocks } from '../../language-image/tower-weights.ts';
import { writeModel } from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';
import { aFineShapes, buildAFineGraph } from './build-a-fine-graph.ts';

const network = 'A-FINE';
const towerPrefix = 'finetuned_clip.';

export async function convertAFine(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const checkpoint = openPt(sourcePath);
  try {
    const clip = clipOf(checkpoint);
    const tower = towerSize(clip, network, 'visual.');
    const sizes = {
      ...tower,
      patchPx: clip.tensors.get('visual.conv1.weight')?.dims[2] ?? 0,
      places: clip.tensors.get('visual.positional_embedding')?.dims[0] ?? 0,
      hidden: checkpoint.tensors.get('natural.proj_feat.bias')?.dims[0] ?? 0,
    };
    const weights = new Map([
      ...towerBlocks(clipTensorFinder(clip, network), 'visual.', tower),
      ...takeWeights(checkpoint, aFineShapes(sizes), { network, prefixes: [towerPrefix, ''] }),
    ]);
    const fileName = `${model.id}.onnx`;
    const written = await writeModel(buildAFineGraph(weights, sizes), join(outDir, fileName), { signal, onProgress });
    return [{ role: 'pairs', fileName, ...written }];
  } finally {
    checkpoint.close();
  }
}

/** What of the file is CLIP, under the names that CLIP gives it. */
function clipOf(checkpoint: Checkpoint): Checkpoint {
  const tensors = [...checkpoint.tensors]
    .filter(([name]) => name.startsWith(towerPrefix))
    .map(([name, tensor]) => [name.slice(towerPrefix.length), tensor] as const);
  return { tensors: new Map(tensors), close: () => {} };
}
