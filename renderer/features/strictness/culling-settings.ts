/** @file How strict the suggestions of the open shoot are: one copy for panel and review bar, changed on screen at once, derived anew by the engine. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { CullSettings } from '../../../electron/contract/suggestion.ts';
import { whatFailed } from '../../api/client.ts';
import type { App } from '../../state/app.ts';
import { useApp } from '../../state/use-app.ts';

interface Held {
  folderId: FolderId | null;
  value: CullSettings | null;
  /** As it was before a shoot type was chosen, with the size of the cells: one step back. */
  before: { value: CullSettings; cellPx: number } | null;
}

const held = createStore<Held>(() => ({ folderId: null, value: null, before: null }));
/** A slider that is dragged asks once it rests. */
const restMs = 150;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Changed here and not yet answered: what the engine says of others meanwhile is older. */
let isOwn = false;

const load = async (app: App, folderId: FolderId): Promise<void> => {
  if (held.getState().folderId !== folderId) {
    isOwn = false;
    held.setState({ folderId, value: null, before: null });
  }
  try {
    const value = await app.engine.culling.settings({ folderId });
    if (held.getState().folderId === folderId && !isOwn) held.setState({ value });
  } catch {
    // The engine is away: asked again with the next connection.
  }
};

const send = async (app: App, folderId: FolderId, settings: CullSettings): Promise<void> => {
  try {
    await app.engine.culling.changeSettings({ folderId, settings });
    if (held.getState().value === settings) isOwn = false;
    app.shoot.reloadIds();
    app.shoot.reloadStacks();
    app.shoot.reloadSummary();
  } catch (error) {
    app.toasts.say('error', whatFailed(error));
    isOwn = false;
    await load(app, folderId);
  }
};

export interface Culling {
  /** null until the engine told it. */
  value: CullSettings | null;
  change: (part: Partial<CullSettings>) => void;
  /** Takes all of a shoot type at once; `back` restores what was before it. */
  choose: (type: Omit<CullSettings, 'type'> & { name: string | null; columns: number }) => void;
  /** Null where no type was chosen since the shoot was opened. */
  back: (() => void) | null;
}

export const useCulling = (): Culling => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const epoch = useStore(app.connection.state, (s) => s.epoch);
  const changes = useStore(app.settings, (s) => s.changes);
  const { folderId: ofFolder, value } = useStore(held);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection asks again, and whoever is told of a change.
  useEffect(() => {
    if (folderId !== null) void load(app, folderId);
  }, [app, folderId, epoch, changes]);
  const set = (next: CullSettings): void => {
    const { folderId: target } = held.getState();
    if (target === null) return;
    held.setState({ value: next });
    isOwn = true;
    clearTimeout(timer);
    timer = setTimeout(() => void send(app, target, next), restMs);
  };
  const { before } = useStore(held);
  return {
    value: ofFolder === folderId ? value : null,
    change(part) {
      const now = held.getState().value;
      if (now) set({ ...now, ...part });
    },
    choose({ name, columns, ...settings }) {
      const now = held.getState().value;
      if (!now) return;
      held.setState({ before: { value: now, cellPx: app.ui.getState().cellPx } });
      set({ ...settings, type: name });
      app.ui.setState({ wantedColumns: columns });
    },
    back: before
      ? () => {
          set(before.value);
          app.ui.setState({ wantedColumns: null, cellPx: before.cellPx });
          held.setState({ before: null });
        }
      : null,
  };
};
