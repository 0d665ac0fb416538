/**
 * @file Every stage of a photo's results, named once: which version of the code makes it, and what it cannot be made without.
 *
 * [Note: Results]
 * A result belongs to a content, not to a path: it is stored in cache.db under the content key, each stage in a table of its own, each row with the
 * version that made it. What is missing is a question to those tables (`Results.pending`), asked by everything that works through photos, so a run
 * that was stopped or killed, a cache that was deleted in part or whole, and code of a newer version all go on in the same way.
 * Nothing that several stages say together is stored: `facts` is put together from header, picture and metadata whenever a photo is loaded or one of
 * them arrives, names of faces from faces and metadata. Where a result was made with another one's value (everything turned upright by the header's
 * orientation), and that value becomes another, the row is dropped before the new value is stored (`forgetTurned`).
 */
import type { ModelId } from '../../contract/score.ts';

export type StageName =
  | 'header'
  | 'tiers'
  | 'metadata'
  | 'measures'
  | 'faces'
  | 'scores'
  | 'embeddings'
  | 'people'
  | 'facts';

export interface Stage {
  /** Raise it when the same file would give another result: exactly this stage is then run again for every photo. */
  readonly version: number;
  /** Stages that must have spoken before it. */
  readonly needs: readonly StageName[];
}

export type Stages = Readonly<Record<StageName, Stage>>;

export const stages: Stages = {
  /** The file's head: format, size, turning, capture time; or that there is no picture inside. */
  header: { version: 3, needs: [] },
  /** Thumb and nav on the disk, and whether the picture could be decoded at all. Sizes: previews/decoder/tier-sizes.ts. */
  tiers: { version: 3, needs: ['header'] },
  /** Numbers from pixels; of the same decode as the tiers where both are missing. */
  measures: { version: 6, needs: ['header'] },
  /** All tags of the file; what sidecars say is not the file's. */
  metadata: { version: 7, needs: ['header'] },
  /** Beside this number, a row's version names the models. */
  faces: { version: 3, needs: ['tiers'] },
  /** Beside this number, a row names its model, weights and input size. */
  scores: { version: 1, needs: ['tiers'] },
  /** What a picture shows, as a vector; a row names its model and weights. */
  embeddings: { version: 1, needs: ['tiers'] },
  /** Who faces are, as vectors; a row names the models. Kept apart: [Note: People apart]. */
  people: { version: 2, needs: ['tiers', 'faces'] },
  /** What a list reads: state, size, capture time, camera. Never stored, so never missing or old. */
  facts: { version: 1, needs: ['header', 'tiers', 'metadata'] },
};

/** Faces by other code or other models count as missing. */
export const facesVersion = (code: number, models: string): string => `${code} ${models}`;

/** A score that is wanted: by this model, these weights, this input size. */
export interface WantedScore {
  model: ModelId;
  weightsSha256: string;
  /** 0: the pixels as they are. */
  scoredLongSidePx: number;
}
