/**
 * @file The shoot that was open last, read from the catalog in steps while its page is still being loaded: of a hundred thousand photos that is most of
 * what a start takes. Only reading; whatever is written meanwhile makes it worth nothing, and it is read anew.
 */
import type { FolderId } from '../../contract/ids.ts';
import type { ShootPhoto } from './shoot-photo.ts';

export interface WarmShoot {
  /** Begins to read in steps of some tens of milliseconds, with a pause between them. */
  begin(folderId: FolderId): void;
  /** The photos, read to the end if need be; null where it is another's, or was written to since. Gives up what is held either way. */
  take(folderId: FolderId): ShootPhoto[] | null;
  stop(): void;
}

/** Between two steps: a request that waits is answered, from memory. */
const pauseMs = 2;

export function createWarmShoot(deps: {
  read(folderId: FolderId): Generator<void, ShootPhoto[]>;
  /** Differs after every write to the catalog. */
  changes(): string;
}): WarmShoot {
  let held: {
    folderId: FolderId;
    changes: string;
    steps: Generator<void, ShootPhoto[]>;
    photos: ShootPhoto[] | null;
  } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const step = (): void => {
    if (!held || held.photos) return;
    try {
      const { done, value } = held.steps.next();
      if (done) held.photos = value;
      else timer = setTimeout(step, pauseMs);
    } catch {
      // Opening it will meet the same, and say so.
      held = null;
    }
  };
  return {
    begin(folderId) {
      held = { folderId, changes: deps.changes(), steps: deps.read(folderId), photos: null };
      clearTimeout(timer);
      timer = setTimeout(step, pauseMs);
    },
    take(folderId) {
      const taken = held;
      held = null;
      if (taken?.folderId !== folderId || taken.changes !== deps.changes()) return null;
      return taken.photos ?? finish(taken.steps);
    },
    stop() {
      clearTimeout(timer);
      held = null;
    },
  };
}

/** Takes all steps that are left, and answers what they came to. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
