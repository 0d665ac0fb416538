/** @file The shoot types there are: one copy for panel and dialog. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ListedType } from '../../../electron/contract/shoot-type.ts';
import { useApp } from '../../state/use-app.ts';

const known = createStore<{ types: readonly ListedType[] }>(() => ({ types: [] }));

export const setTypes = (types: readonly ListedType[]): void => known.setState({ types });

export const useTypes = (): readonly ListedType[] => {
  const app = useApp();
  const epoch = useStore(app.connection.state, (s) => s.epoch);
  const changes = useStore(app.settings, (s) => s.changes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection asks again, and whoever is told of a change.
  useEffect(() => {
    // While the engine is away the next connection asks.
    app.engine.culling.types({}).then(setTypes, () => undefined);
  }, [app, epoch, changes]);
  return useStore(known, (s) => s.types);
};
