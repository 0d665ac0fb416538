/** @file The desktop app with Electron's own parts: what both of main's entries run. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  Notification,
  nativeImage,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { catalogDir } from '../cli/catalog-dir.ts';
import { type DevPage, runDesktop } from './desktop.ts';
import { appPaths } from './paths.ts';
import { portableDir } from './portable.ts';

/**
 * Returns at once: Electron gets ready only after its main module has run to its end, and everything that must come before that happens in here.
 * `mainDir`: the folder of the entry's own bundle.
 */
export function startMain(mainDir: string, devPage: DevPage | null = null): void {
  start(mainDir, devPage).catch(async (error: unknown) => {
    // Before that Linux shows no box.
    await app.whenReady();
    dialog.showErrorBox('Chinagraph could not start.', error instanceof Error ? error.message : String(error));
    app.exit(1);
  });
}

/** Everything up to the first await runs at once. */
async function start(mainDir: string, devPage: DevPage | null): Promise<void> {
  // Chromium keeps a folder "Cache" of its own beside what Electron remembers; by default that would be the catalog's folder where capitals do not count.
  const portable = app.isPackaged ? portableDir(process.execPath, process.platform, process.env) : null;
  const library = portable ?? catalogDir(undefined, process.env, process.platform);
  const userDataDir = path.join(library, 'desktop');
  mkdirSync(userDataDir, { recursive: true });
  app.setPath('userData', userDataDir);

  await runDesktop({
    electron: {
      app,
      BrowserWindow,
      crashReporter,
      dialog,
      ipcMain,
      Menu,
      MessageChannelMain,
      Notification,
      nativeImage,
      powerSaveBlocker,
      protocol,
      screen,
      session,
      shell,
      utilityProcess,
    },
    paths: appPaths({
      mainDir,
      engineModule: fileURLToPath(new URL('../utility/engine-main.ts', import.meta.url)),
      catalogDir: library,
      userDataDir,
      resourcesDir: app.isPackaged ? process.resourcesPath : null,
      platform: process.platform,
    }),
    isPortable: portable !== null,
    argv: process.argv,
    cwd: process.cwd(),
    platform: process.platform,
    env: process.env,
    nowMs: () => Date.now(),
    waitMs: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    devPage,
  });
}
