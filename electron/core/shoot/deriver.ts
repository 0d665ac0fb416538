/** @file When stacks and suggestions are derived: at once when asked, and at most every second or so while results stream in. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CullSettings } from '../../contract/suggestion.ts';
import type { Events } from '../work/events.ts';
import type { Derived, Shoot } from './shoot.ts';

export interface Deriver {
  /** Ended when it returns. */
  now(): void;
  /** In steps, between which others are answered; not before `waitMs`. */
  soon(waitMs?: number): void;
  /** At once, in steps; resolves when every stack is compared. */
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
  /** The latest derivation; an older one stops where it is. */
  let latest = 0;
  let current: Promise<void> = Promise.resolve();

  const begin = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    latest += 1;
    return latest;
  };
  const tell = ({ changed, stacksChanged }: Derived) => {
    if (changed.length > 0) events.emit({ type: 'photos-changed', folderId: shoot.folderId, ids: changed });
    if (stacksChanged) events.emit({ type: 'list-changed', folderId: shoot.folderId });
  };
  const now = () => {
    const derivation = begin();
    const startedMs = performance.now();
    const steps = shoot.derive(deps.settings());
    let step = steps.next();
    while (!step.done) step = steps.next();
    lastTookMs = performance.now() - startedMs;
    tell(step.value);
    current = compareRest(step.value, derivation);
  };
  const inSteps = () => {
    current = derive(begin());
    return current;
  };
  const derive = async (derivation: number): Promise<void> => {
    const steps = shoot.derive(deps.settings());
    let tookMs = 0;
    for (;;) {
      const startedMs = performance.now();
      const step = steps.next();
      tookMs += performance.now() - startedMs;
      if (step.done) {
        lastTookMs = tookMs;
        tell(step.value);
        return compareRest(step.value, derivation);
      }
      await nextTurn();
      if (derivation !== latest) return current;
    }
  };
  const compareRest = async ({ compareMore }: Derived, derivation: number): Promise<void> => {
    if (compareMore === undefined) return;
    for (;;) {
      await nextTurn();
      if (derivation !== latest) return current;
      if (compareMore(sliceMs)) return inSteps();
    }
  };
  return {
    now,
    soon: (waitMs = minWaitMs) => {
      timer ??= setTimeout(() => void inSteps(), Math.max(waitMs, lastTookMs * 10)).unref();
    },
    whole: inSteps,
    stop: () => {
      begin();
      current = Promise.resolve();
    },
  };
}
