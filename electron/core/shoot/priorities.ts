/** @file What is on screen, and what comes next: asked by indexing and scoring before every photo. */
import type { ContentKey, PhotoId } from '../../contract/ids.ts';

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

/** The same for indexing, scoring and the previews' queue. */
export const prioritiseBoth =
  (
    priorities: Pick<Priorities, 'set'>,
    previews: { prioritise(keys: Iterable<ContentKey>, how: 'near' | 'screen'): void },
    keyOf: (id: PhotoId) => ContentKey | null,
  ) =>
  (asked: { onScreen: readonly PhotoId[]; next: readonly PhotoId[] }): Record<string, never> => {
    priorities.set(asked);
    previews.prioritise(
      asked.next.flatMap((id) => keyOf(id) ?? []),
      'near',
    );
    previews.prioritise(
      asked.onScreen.flatMap((id) => keyOf(id) ?? []),
      'screen',
    );
    return {};
  };
