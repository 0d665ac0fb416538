/** @file Settings change at once on screen and are kept by the engine; what it refuses is taken back, and what another window changed is taken over. */
import type { Settings } from '../../electron/contract/settings.ts';
import { whatFailed } from '../api/client.ts';
import type { App } from './app.ts';

export interface SettingsState {
  /** null until the engine told them. */
  value: Settings | null;
  /** Changes made here that the engine has not answered. */
  sending: number;
  /** Grows whenever the engine says that some of them are others now; of shoots and shoot types too. */
  changes: number;
}

export const changeSettings = async (
  app: Pick<App, 'settings' | 'engine' | 'toasts'>,
  change: Partial<Settings>,
): Promise<void> => {
  const before = app.settings.getState().value;
  if (!before) return;
  app.settings.setState(({ sending }) => ({ value: { ...before, ...change }, sending: sending + 1 }));
  try {
    await app.engine.app.changeSettings(change);
  } catch (error) {
    // Only what this change touched: another may have followed it.
    const back = Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof Settings]]));
    app.settings.setState(({ value }) => ({ value: value && { ...value, ...back } }));
    app.toasts.say('error', whatFailed(error));
  } finally {
    app.settings.setState(({ sending }) => ({ sending: sending - 1 }));
  }
};

/** After the engine's word that they changed. While a change of one's own is on its way the word on that one is waited for. */
export const takeSettings = async (app: Pick<App, 'settings' | 'engine'>): Promise<void> => {
  app.settings.setState(({ changes }) => ({ changes: changes + 1 }));
  const { changes, sending } = app.settings.getState();
  if (sending > 0) return;
  const value = await app.engine.app.settings({}).catch(() => null);
  const now = app.settings.getState();
  if (value && now.sending === 0 && now.changes === changes) app.settings.setState({ value });
};
