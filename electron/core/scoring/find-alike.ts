/** @file Finds photos by what they show: every vector of a shoot against that of words or of another photo, the nearest first. */
import { readFile } from 'node:fs/promises';
import { loadFamily } from '../../../native-models/families/index.ts';
import type { Found } from '../../contract/find-alike.ts';
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import { vectorScale } from '../catalog/cache-repos/embeddings.repo.ts';
import type { ScorerClient } from '../devices/scorer-client.ts';
import type { EmbeddingModel } from '../devices/scoring-model.ts';
import type { Results } from '../results/results.ts';

export interface AlikeDeps {
  readonly model: EmbeddingModel | null;
  readonly results: Pick<Results, 'embeddingsOf' | 'pendingEmbeddings'>;
  readonly scorer: () => Promise<Pick<ScorerClient, 'words'>>;
}

export interface AlikeQuery {
  readonly folderId: FolderId;
  readonly words?: string | undefined;
  readonly like?: PhotoId | undefined;
  readonly count: number;
}

/** What a model was taught with is captions: bare words and words in a caption, averaged, find best. */
const captions = (words: string): string[] => [words, `a photo of ${words}`];

/** `similarity` is a cosine: about .2 to .35 for words that fit, .6 to 1 for photos. */
export async function findAlike({ model, results, scorer }: AlikeDeps, query: AlikeQuery): Promise<Found> {
  if (!model) return { state: 'no-model', lacking: 0, hits: [] };
  const { folderId, words, like, count } = query;
  const vectors = results.embeddingsOf(folderId, model.by);
  const lacking = results.pendingEmbeddings(folderId, model.by).length;
  const wanted = words === undefined ? vectors.get(like!) : await vectorOf(model, words, scorer);
  if (!wanted) return { state: 'ready', lacking, hits: [] };
  const hits = [...vectors]
    .filter(([id]) => id !== like)
    .map(([id, vector]) => ({ id, similarity: cosine(wanted, vector) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, count);
  return { state: 'ready', lacking, hits };
}

async function vectorOf(model: EmbeddingModel, words: string, scorer: AlikeDeps['scorer']): Promise<Float64Array> {
  const { family, words: file, vocabulary, run } = model;
  const tokenise = await (await loadFamily(family)).words!(await readFile(vocabulary.file));
  const client = await scorer();
  let sum: Float64Array | null = null;
  for (const caption of captions(words)) {
    const vector = await client.words({ id: run.spec.id, ...file }, tokenise(caption));
    const length = Math.hypot(...vector);
    sum = Float64Array.from(vector, (value, index) => value / length + (sum?.[index] ?? 0));
  }
  const length = Math.hypot(...sum!);
  return sum!.map((value) => (value / length) * vectorScale);
}

/** Of vectors that are as long as `vectorScale`. */
function cosine(a: Float64Array | Int16Array, b: Int16Array): number {
  let sum = 0;
  for (let index = 0; index < b.length; index++) sum += a[index]! * b[index]!;
  return sum / (vectorScale * vectorScale);
}
