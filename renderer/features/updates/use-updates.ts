/** @file What is known of newer versions, asked with every connection and whenever it changes. A paired device asks nothing. */
import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { UpdateState } from '../../../electron/contract/updates.ts';
import { type Engine, whatFailed } from '../../api/client.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';

export const useUpdates = (): {
  state: UpdateState | null;
  change: (run: (engine: Engine) => Promise<UpdateState>) => void;
} => {
  const app = useApp();
  const changes = useStore(app.updates, (s) => s.changes);
  const isGuest = useStore(app.access, (s) => s.rights !== 'all');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state asks again.
  const ask = useCallback((signal: AbortSignal) => app.engine.updates.state({}, { signal }), [app, changes]);
  const { value, again } = useAnswer(isGuest ? null : ask);
  return {
    state: value,
    change: (run) => {
      run(app.engine)
        .then(again)
        .catch((error: unknown) => app.toasts.say('error', whatFailed(error)));
    },
  };
};
