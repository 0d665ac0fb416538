/** @file Settings change at once on screen and are kept by the engine; what it refuses is taken back. */
import type { Settings } from '../../electron/contract/settings.ts';
import { whatFailed } from '../api/client.ts';
import type { App } from './app.ts';

export const changeSettings = async (
  app: Pick<App, 'settings' | 'engine' | 'toasts'>,
  change: Partial<Settings>,
): Promise<void> => {
  const before = app.settings.getState().value;
  if (!before) return;
  app.settings.setState({ value: { ...before, ...change } });
  try {
    await app.engine.app.changeSettings(change);
  } catch (error) {
    // Only what this change touched: another may have followed it.
    const back = Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof Settings]]));
    app.settings.setState(({ value }) => ({ value: value && { ...value, ...back } }));
    app.toasts.say('error', whatFailed(error));
  }
};
