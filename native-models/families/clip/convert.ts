/** @file OpenAI's archive becomes two graphs, one for pictures and one for words, and the vocabulary of the words. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckpointError, fileBeside, openPt } from '../../checkpoint/index.ts';
import { clipTensorFinder, towerSize } from '../../language-image/clip-tensors.ts';
import { imageGraph, imageSidePx, imageWeights } from '../../language-image/image-tower.ts';
import { textGraph } from '../../language-image/text-tower.ts';
import { readVocabulary, tokenCount } from '../../language-image/tokenizer.ts';
import { textWeights } from '../../language-image/tower-weights.ts';
import { modelToBytes, readWeights, writeFileAtomically, writeModel } from '../../onnx/index.ts';
import type { ConvertedModelFile, FamilyConversion, SpecialiseOptions } from '../family.ts';
import { sidePx } from './adapter.ts';

const network = 'CLIP';
const maximumVocabularyBytes = 8 << 20;
/** What the picture's half is of the work. */
const imageShare = 0.6;

export async function convertClip(conversion: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { model, sourcePath, outDir, signal, onProgress } = conversion;
  const vocabularyPath = fileBeside(sourcePath, model);
  if ((await stat(vocabularyPath)).size > maximumVocabularyBytes)
    throw new CheckpointError(`${vocabularyPath} is too large`);
  const vocabulary = readVocabulary(await readFile(vocabularyPath), vocabularyPath);
  const checkpoint = openPt(sourcePath);
  try {
    const pictures = imageWeights(checkpoint, network);
    if (imageSidePx(pictures) !== sidePx)
      throw new CheckpointError(
        `this checkpoint takes pictures of ${imageSidePx(pictures)} pixels where CLIP ViT-B/32 takes ${sidePx}`,
      );
    const feature = pictures.get('projection')!.dims[1]!;
    const find = clipTensorFinder(checkpoint, network);
    const tower = towerSize(checkpoint, network, '');
    const tokens = find('token_embedding.weight', [tokenCount(vocabulary), tower.width]);
    const places = find('positional_embedding', [77, tower.width]);
    const words = new Map([
      ...textWeights(find, tower, feature),
      ['token_embedding.weight', { dims: tokens.dims, read: () => tokens.readFloat32() }],
      ['positional_embedding', { dims: places.dims, read: () => places.readFloat32() }],
    ]);
    const write = async (role: string, graph: Parameters<typeof writeModel>[0], from: number, to: number) => {
      const fileName = `${model.id}-${role}.onnx`;
      const written = await writeModel(graph, join(outDir, fileName), {
        signal,
        onProgress: (fraction) => onProgress?.(from + (to - from) * fraction),
      });
      return { role, fileName, ...written };
    };
    const image = await write('embedding', imageGraph(pictures, { flavour: 'cpu' }), 0, imageShare);
    const text = await write('words', textGraph(words, tower, feature), imageShare, 1);
    const fileName = `${model.id}-vocabulary.json`;
    const kept = await writeFileAtomically(join(outDir, fileName), [Buffer.from(JSON.stringify(vocabulary))], signal);
    return [image, text, { role: 'vocabulary', fileName, ...kept }];
  } finally {
    checkpoint.close();
  }
}

export function specialiseClip(model: Uint8Array, { flavour, dimensions }: SpecialiseOptions): Uint8Array | null {
  const { weights, metadata } = readWeights(model);
  if (metadata.architecture !== 'clip-image') return null;
  return modelToBytes(imageGraph(weights, { flavour, pictures: dimensions?.pictures }));
}
