/** @file Which scores an open photo lacks, from memory: the same question as `Results.pendingScores`, asked of thousands at once for the counts beside a shoot. */
import type { ScoreHeadline } from '../catalog/cache-repos/scores.repo.ts';

/** `weights`: SHA-256 of the installed weights by model id. some: an installed model has no number for it. current: all have, but not all by these weights. */
export function lackingScores(
  scores: readonly Pick<ScoreHeadline, 'model' | 'weightsSha256'>[],
  weights: ReadonlyMap<string, string>,
): 'some' | 'current' | null {
  let isStale = false;
  for (const [model, sha256] of weights) {
    const score = scores.find((one) => one.model === model);
    if (!score) return 'some';
    if (score.weightsSha256 !== sha256) isStale = true;
  }
  return isStale ? 'current' : null;
}
