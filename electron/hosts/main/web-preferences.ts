/** @file The one set of web preferences. Windows are made in open-window.ts alone, with these. */
import type { WebPreferences } from 'electron';

/** `preload`: absolute path of the bundled preload script. `isPackaged`: developer tools stay away from photographers. */
export function webPreferences({
  preload,
  isPackaged,
}: {
  preload: string;
  isPackaged: boolean;
}): Readonly<WebPreferences> {
  return Object.freeze({
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    autoplayPolicy: 'user-gesture-required',
    // Chromium fetches its dictionaries from the Internet.
    spellcheck: false,
    devTools: !isPackaged,
  } satisfies WebPreferences);
}
