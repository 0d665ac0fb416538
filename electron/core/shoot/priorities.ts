/** @file What is on screen, and what comes next: asked by indexing and scoring before every photo. */
import type { PhotoId } from '../../contract/ids.ts';

export interface Priorities {
  set(asked: { onScreen: readonly PhotoId[]; next: readonly PhotoId[] }): void;
  first(): Iterable<PhotoId>;
}

export function createPriorities(): Priorities {
  let ids: PhotoId[] = [];
  return {
    set: ({ onScreen, next }) => {
      ids = [...new Set([...onScreen, ...next])];
    },
    first: () => ids,
  };
}
