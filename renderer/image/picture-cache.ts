/**
 * @file Decoded pictures, bounded in bytes. Panes say what they want, in order; whatever nobody wants any more is cancelled, whether it waits or runs.
 * [Note: wants instead of loads] A pane replaces its whole list at every move. There is no generation counter to pass around: the list is the generation.
 */
import { createLru } from '../layout/lru.ts';
import type { DecodePool } from './decode-pool.ts';
import type { Picture, PictureRequest } from './picture-request.ts';

/** 0 on screen now, then neighbours by distance. */
export interface Want {
  request: PictureRequest;
  priority: number;
}

export interface PictureCache {
  /** Marks it as used. */
  get(key: string): Picture | undefined;
  /** Why it cannot be shown; null while there is hope. */
  problem(key: string): string | null;
  /** Replaces what this owner wants; an empty list lets go. */
  want(owner: object, wants: readonly Want[]): void;
  /** Called with the key of whatever became ready or failed. */
  subscribe(changed: (key: string) => void): () => void;
  /** Forgets failures, for a connection that came back. */
  retryFailed(): void;
  readonly bytes: number;
  readonly count: number;
}

export const bytesOf = (picture: Picture): number => picture.bitmap.width * picture.bitmap.height * 4;

export const createPictureCache = (pool: DecodePool, limitBytes: number): PictureCache => {
  const owners = new Map<object, readonly Want[]>();
  /** Of everything wanted, the nearest wish for it. */
  const wanted = new Map<string, number>();
  /** Wishes this far out were found to have no room: decoding them would only push out each other, for ever. */
  let noRoomFrom = Number.POSITIVE_INFINITY;
  const failures = new Map<string, string>();
  const running = new Map<string, { cancel(): void }>();
  const listeners = new Set<(key: string) => void>();
  const pictures = createLru<string, Picture>({
    limit: limitBytes,
    keep: (key) => wanted.has(key),
    dropped: (_key, picture) => picture.bitmap.close(),
  });

  const tell = (key: string): void => {
    for (const listener of listeners) listener(key);
  };
  /** What nobody wants went first; then the farthest wishes go. What is on screen stays, whatever it costs. */
  const makeRoom = (): void => {
    while (pictures.cost > limitBytes) {
      let farthest: [string, number] = ['', 0];
      for (const [key, priority] of wanted)
        if (priority > farthest[1] && pictures.peek(key)) farthest = [key, priority];
      if (farthest[1] === 0) return;
      pictures.delete(farthest[0]);
      noRoomFrom = Math.min(noRoomFrom, farthest[1]);
    }
  };
  const wantedBytes = (): number => {
    let bytes = 0;
    for (const key of wanted.keys()) {
      const picture = pictures.peek(key);
      if (picture) bytes += bytesOf(picture);
    }
    return bytes;
  };
  const finished = (request: PictureRequest, result: Picture | { failed: string }): void => {
    running.delete(request.key);
    if ('failed' in result) failures.set(request.key, result.failed);
    else {
      pictures.set(request.key, result, bytesOf(result));
      makeRoom();
    }
    tell(request.key);
    pump();
  };
  const pump = (): void => {
    const open = [...owners.values()]
      .flat()
      .filter(
        ({ request: { key }, priority }) =>
          priority < noRoomFrom && !running.has(key) && !pictures.peek(key) && !failures.has(key),
      )
      .sort((a, b) => a.priority - b.priority);
    for (const { request } of open) {
      if (running.has(request.key)) continue;
      const job = pool.start(request, (result) => finished(request, result));
      if (!job) return;
      running.set(request.key, job);
    }
  };
  return {
    get: (key) => pictures.get(key),
    problem: (key) => failures.get(key) ?? null,
    want(owner, wants) {
      if (wants.length > 0) owners.set(owner, wants);
      else owners.delete(owner);
      wanted.clear();
      for (const list of owners.values()) {
        for (const { request, priority } of list) {
          wanted.set(request.key, Math.min(priority, wanted.get(request.key) ?? priority));
        }
      }
      // A survey at 1:1 may have held far more than the limit.
      pictures.trim();
      if (wantedBytes() < limitBytes * 0.75) noRoomFrom = Number.POSITIVE_INFINITY;
      for (const [key, job] of running) {
        if (wanted.has(key)) continue;
        running.delete(key);
        job.cancel();
      }
      pump();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    retryFailed() {
      const keys = [...failures.keys()];
      failures.clear();
      for (const key of keys) tell(key);
      pump();
    },
    get bytes() {
      return pictures.cost;
    },
    get count() {
      return pictures.size;
    },
  };
};
