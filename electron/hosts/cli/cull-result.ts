/** @file The documented result of `cull --json`: chinagraph/cull@1. */
import type { Decision } from '../../contract/decision.ts';
import type { Face } from '../../contract/face.ts';
import type { Problem } from '../../contract/folder.ts';
import type { FolderId } from '../../contract/ids.ts';
import type { Measures } from '../../contract/measures.ts';
import type { PhotoState } from '../../contract/photo.ts';
import type { Score } from '../../contract/score.ts';
import type { Reason, SuggestionClass } from '../../contract/suggestion.ts';
import type { Engine } from '../../core/engine.ts';

export interface CullResult {
  schema: 'chinagraph/cull@1';
  folder: string;
  photos: CullPhoto[];
  /** Of two and more photos; members by path. */
  stacks: { kind: string; photos: string[]; best: string | null }[];
  problems: Problem[];
  /** Milliseconds. */
  timings: { listedMs: number; workMs: number; totalMs: number };
}

export interface CullPhoto {
  path: string;
  files: string[];
  takenAt: string | null;
  width: number;
  height: number;
  camera: string | null;
  measures: Measures | null;
  /** By model id. */
  scores: Record<string, Score>;
  faces: Face[];
  /** Index into `stacks`; null where the photo stands alone. */
  stack: number | null;
  suggestion: { class: SuggestionClass; confidence: number; reasons: Reason[] } | null;
  decision: Decision;
  state: PhotoState;
}

/** Everything the engine knows of the folder, likely keepers first. */
export async function gatherCull(
  engine: Engine,
  folderId: FolderId,
  timings: CullResult['timings'],
  signal: AbortSignal,
): Promise<CullResult> {
  const { client } = engine;
  const query = { folderId, filter: {}, sort: { by: 'best' as const, descending: true }, stacks: 'open' as const };
  const [{ ids }, problems, stacks, summary] = await Promise.all([
    client.photos.ids(query),
    client.shoots.problems({ folderId }),
    client.photos.stacks({ folderId }),
    client.shoots.summary({ folderId }),
  ]);
  const shared = stacks.filter((stack) => stack.photoIds.length > 1);
  const stackIndex = new Map(shared.flatMap((stack, index) => stack.photoIds.map((id) => [id, index] as const)));
  const paths = new Map<number, string>();
  const photos: CullPhoto[] = [];
  for (const id of ids) {
    signal.throwIfAborted();
    const detail = await client.photos.detail({ id });
    paths.set(id, detail.displayPath);
    const { suggestion } = detail.card;
    photos.push({
      path: detail.displayPath,
      files: detail.files.map((file) => file.name),
      takenAt: detail.card.takenAt,
      width: detail.card.widthPx,
      height: detail.card.heightPx,
      camera: detail.metadata?.camera ?? null,
      measures: detail.measures,
      scores: Object.fromEntries(detail.scores.map((score) => [score.model, score])),
      faces: detail.faces,
      stack: stackIndex.get(id) ?? null,
      suggestion: suggestion && {
        class: suggestion.dismissed ? 'undecided' : suggestion.class,
        confidence: suggestion.confidence,
        reasons: suggestion.reasons,
      },
      decision: detail.card.decision,
      state: detail.card.state,
    });
  }
  return {
    schema: 'chinagraph/cull@1',
    folder: summary.folder.displayPath,
    photos,
    stacks: shared.map((stack) => ({
      kind: stack.kind,
      photos: stack.photoIds.map((id) => paths.get(id) ?? ''),
      best: stack.bestId === null ? null : (paths.get(stack.bestId) ?? null),
    })),
    problems,
    timings,
  };
}
