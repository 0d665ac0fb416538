/** @file Short messages in the status line's corner; they never lie over a picture. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Toast {
  id: number;
  level: 'info' | 'warning' | 'error';
  text: string;
  /** An action by its id, offered as a button with its key. */
  actionId: string | null;
}

export interface Toasts {
  state: StoreApi<{ list: readonly Toast[] }>;
  say(level: Toast['level'], text: string, actionId?: string | null): void;
  dismiss(id: number): void;
}

const lifetimeMs = { info: 5_000, warning: 9_000, error: 20_000 };

/** The newest replaces the older of its level: one line, not a pile. */
export const createToasts = (): Toasts => {
  const state = createStore<{ list: readonly Toast[] }>(() => ({ list: [] }));
  let next = 1;
  const dismiss = (id: number): void => state.setState((s) => ({ list: s.list.filter((t) => t.id !== id) }));
  return {
    state,
    dismiss,
    say(level, text, actionId = null) {
      const id = next++;
      state.setState((s) => ({ list: [...s.list.filter((t) => t.level !== level), { id, level, text, actionId }] }));
      setTimeout(() => dismiss(id), lifetimeMs[level]);
    },
  };
};
