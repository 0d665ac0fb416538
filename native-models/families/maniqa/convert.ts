/** @file The released checkpoint as a graph: the vision transformer's matrices turned as the shared blocks want them, the rest as it is. */
import { join } from 'node:path';
import { openPt } from '../../checkpoint/index.ts';
import { takeWeights } from '../../convnets/take-weights.ts';
import { transposeMatrix, type WeightSource, writeModel } from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';
import { buildManiqaGraph } from './build-maniqa-graph.ts';
import { headWidth, maniqaShapes, maniqaSizes, network, tapped } from './sizes.ts';

const prefixes = ['', 'module.'];

export async function convertManiqa(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const { purpose } = model;
  const { stageShare } = (purpose.kind === 'score' ? purpose.settings : null) as { stageShare: number };
  const checkpoint = openPt(sourcePath);
  try {
    const sizes = maniqaSizes(checkpoint, prefixes);
    const weights = takeWeights(checkpoint, maniqaShapes(sizes), { network, prefixes });
    const fileName = `${model.id}.onnx`;
    const graph = buildManiqaGraph(new Map([...weights, ...visionBlocks(weights)]), sizes, stageShare);
    const written = await writeModel(graph, join(outDir, fileName), { signal, onProgress });
    return [{ role: 'scores', fileName, ...written }];
  } finally {
    checkpoint.close();
  }
}

/** timm's blocks under the names of the shared ones; the attention's scale goes into the query, exactly: a power of two. */
function visionBlocks(weights: WeightSource): WeightSource {
  const scaleQuery = (values: Float32Array) =>
    values.map((value, index) => (index < values.length / 3 ? value / Math.sqrt(headWidth) : value));
  const renamed = [
    ['norm1', 'norm1', null],
    ['qkv', 'attn.qkv', scaleQuery],
    ['out', 'attn.proj', null],
    ['norm2', 'norm2', null],
    ['mlp1', 'mlp.fc1', null],
    ['mlp2', 'mlp.fc2', null],
  ] as const;
  const blocks = new Map<string, { dims: readonly number[]; read: () => Float32Array }>();
  for (let block = 0; block <= Math.max(...tapped); block++) {
    for (const [to, from, change] of renamed) {
      const read = (values: Float32Array) => (change ? change(values) : values);
      const [weight, bias] = ['weight', 'bias'].map((part) => weights.get(`vit.blocks.${block}.${from}.${part}`)!);
      const [rows = 0, columns] = weight!.dims;
      blocks.set(`block${block}/${to}/bias`, { dims: bias!.dims, read: () => read(bias!.read()) });
      if (columns === undefined) blocks.set(`block${block}/${to}/scale`, weight!);
      else
        blocks.set(`block${block}/${to}/kernel`, {
          dims: [columns, rows],
          read: () => transposeMatrix(read(weight!.read()), rows, columns),
        });
    }
  }
  return blocks;
}
