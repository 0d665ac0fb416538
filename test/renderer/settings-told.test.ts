/** @file Settings that another window changed, and one's own that are still on their way. */
import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { defaultSettings, type Settings } from '../../electron/contract/settings.ts';
import { changeSettings, type SettingsState, takeSettings } from '../../renderer/state/change-settings.ts';

/** An engine that answers when told to. */
function rig() {
  const settings = createStore<SettingsState>(() => ({ value: defaultSettings, sending: 0, changes: 0 }));
  const sent = Promise.withResolvers<Settings>();
  let kept: Settings = defaultSettings;
  const app = {
    settings,
    engine: { app: { settings: async () => kept, changeSettings: () => sent.promise } },
    toasts: { say: () => undefined },
  } as unknown as Parameters<typeof changeSettings>[0];
  return {
    app,
    sent,
    theme: () => settings.getState().value?.theme,
    keep: (theme: Settings['theme']) => (kept = { ...kept, theme }),
  };
}

it('are taken over, and everything that shows some of them asks again', async () => {
  const { app, theme, keep } = rig();
  keep('grey');
  await takeSettings(app);
  expect(theme()).toBe('grey');
  expect(app.settings.getState().changes).toBe(1);
});

it('do not undo on screen what is being sent', async () => {
  const { app, sent, theme, keep } = rig();
  const change = changeSettings(app, { theme: 'light' });
  keep('grey');
  await takeSettings(app);
  expect(theme()).toBe('light');
  keep('light');
  sent.resolve(defaultSettings);
  await change;
  await takeSettings(app);
  expect(theme()).toBe('light');
});
