/** @file When stacks and suggestions are derived: at once when asked, and at most every second or so while results stream in. */
import type { CullSettings } from '../../contract/suggestion.ts';
import type { Events } from '../work/events.ts';
import type { Shoot } from './shoot.ts';

export interface Deriver {
  now(): void;
  soon(): void;
  stop(): void;
}

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

  const now = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const startedMs = performance.now();
    const { changed, stacksChanged } = shoot.derive(deps.settings());
    lastTookMs = performance.now() - startedMs;
    if (changed.length > 0) events.emit({ type: 'photos-changed', folderId: shoot.folderId, ids: changed });
    if (stacksChanged) events.emit({ type: 'list-changed', folderId: shoot.folderId });
  };
  return {
    now,
    soon: () => {
      timer ??= setTimeout(now, Math.max(minWaitMs, lastTookMs * 10)).unref();
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
