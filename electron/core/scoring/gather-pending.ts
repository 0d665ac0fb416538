/** @file Which photos lack what: one query per model, merged so that each photo is decoded once. */

import type { ScoringModel } from '../devices/scoring-model.ts';
import type { PendingPhoto } from './scoring-types.ts';

export interface Todo<Source> {
  readonly photo: PendingPhoto<Source>;
  readonly models: readonly ScoringModel[];
  readonly faces: boolean;
}

/** Work of a run, by photo id, in the order of the queries. */
export function gatherPending<Source>(
  models: readonly ScoringModel[],
  withFaces: boolean,
  pending: (model: ScoringModel | null) => Iterable<PendingPhoto<Source>>,
): Map<number, Todo<Source>> {
  const todo = new Map<number, { photo: PendingPhoto<Source>; models: ScoringModel[]; faces: boolean }>();
  const entry = (photo: PendingPhoto<Source>) => {
    const known = todo.get(photo.photoId);
    if (known) return known;
    const fresh = { photo, models: [], faces: false };
    todo.set(photo.photoId, fresh);
    return fresh;
  };
  for (const model of models) for (const photo of pending(model)) entry(photo).models.push(model);
  if (withFaces) for (const photo of pending(null)) entry(photo).faces = true;
  return todo;
}
