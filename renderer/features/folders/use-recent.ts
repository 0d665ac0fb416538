/** @file Shoots opened before, the latest first; asked again when the open one or its counts change. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Folder } from '../../../electron/contract/folder.ts';
import type { App } from '../../state/app.ts';
import { useApp } from '../../state/use-app.ts';

const recent = createStore<{ list: readonly Folder[] }>(() => ({ list: [] }));

export const loadRecent = async (app: App): Promise<void> => {
  try {
    recent.setState({ list: await app.engine.shoots.recent({}) });
  } catch {
    // The engine is away; the list stays as it was.
  }
};

export const useRecent = (): readonly Folder[] => {
  const app = useApp();
  const epoch = useStore(app.connection.state, (s) => s.epoch);
  const folder = useStore(app.shoot.state, (s) => s.folder);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection or folder means another list.
  useEffect(() => void loadRecent(app), [app, epoch, folder?.id, folder?.state]);
  return useStore(recent, (s) => s.list);
};
