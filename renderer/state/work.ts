/** @file What the machine is doing, by work id; finished work disappears. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Progress } from '../../electron/contract/progress.ts';

export interface WorkState {
  list: readonly Progress[];
}

export const createWork = (): StoreApi<WorkState> => createStore<WorkState>(() => ({ list: [] }));

/** Replaces the work of the same id, or drops it once it is over. */
export const withProgress = (list: readonly Progress[], progress: Progress): readonly Progress[] => {
  const isOver = progress.state !== 'running' && progress.state !== 'paused';
  const at = list.findIndex((p) => p.workId === progress.workId);
  if (at < 0) return isOver ? list : [...list, progress];
  return isOver ? list.filter((_, i) => i !== at) : list.map((p, i) => (i === at ? progress : p));
};
