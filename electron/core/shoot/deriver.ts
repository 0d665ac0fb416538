/** @file When stacks and suggestions are derived: at once when asked, and at most every second or so while results stream in. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CullSettings } from '../../contract/suggestion.ts';
import type { Events } from '../work/events.ts';
import type { Shoot } from './shoot.ts';

export interface Deriver {
  now(): void;
  soon(): void;
  /** As now, and resolves once every stack is compared. */
  whole(): Promise<void>;
  stop(): void;
}

/** Stacks are compared in slices of this length: what waits for the engine does not notice. */
const sliceMs = 25;

/** Large shoots wait longer, so that deriving takes at most about a tenth of the time. */
export function createDeriver(deps: {
  shoot: Shoot;
  events: Events;
  settings(): CullSettings;
  minWaitMs?: number;
}): Deriver {
  const { shoot, events, minWaitMs = 500 } = deps;
  let timer: NodeJS.Timeout | null = null;
  let lastTookMs = 0;
  /** The latest derivation; comparing for an older one stops. */
  let latest = 0;
  let comparing: Promise<void> = Promise.resolve();

  const now = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    latest += 1;
    const startedMs = performance.now();
    const { changed, stacksChanged, compareMore } = shoot.derive(deps.settings());
    lastTookMs = performance.now() - startedMs;
    if (changed.length > 0) events.emit({ type: 'photos-changed', folderId: shoot.folderId, ids: changed });
    if (stacksChanged) events.emit({ type: 'list-changed', folderId: shoot.folderId });
    comparing = compareMore ? compareAll(compareMore, latest) : Promise.resolve();
  };
  const compareAll = async (compareMore: (forMs: number) => boolean, derivation: number) => {
    for (;;) {
      await nextTurn();
      if (derivation !== latest) return comparing;
      if (compareMore(sliceMs)) break;
    }
    now();
    return comparing;
  };
  return {
    now,
    soon: () => {
      timer ??= setTimeout(now, Math.max(minWaitMs, lastTookMs * 10)).unref();
    },
    whole: async () => {
      now();
      await comparing;
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      timer = null;
      latest += 1;
      comparing = Promise.resolve();
    },
  };
}
