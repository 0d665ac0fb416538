/** @file Main module of the desktop app. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { catalogDir } from '../cli/catalog-dir.ts';
import { runDesktop } from './desktop.ts';
import { appPaths } from './paths.ts';

// Chromium keeps a folder "Cache" of its own beside what Electron remembers; by default that would be the catalog's folder where capitals do not count.
const library = catalogDir(undefined, process.env, process.platform);
const userDataDir = path.join(library, 'desktop');
mkdirSync(userDataDir, { recursive: true });
app.setPath('userData', userDataDir);

// Not awaited: Electron gets ready only after this module has run to its end. Everything that must come before that happens at once.
runDesktop({
  electron: {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    MessageChannelMain,
    protocol,
    screen,
    session,
    shell,
    utilityProcess,
  },
  paths: appPaths({
    mainDir: import.meta.dirname,
    engineModule: fileURLToPath(new URL('../utility/engine-main.ts', import.meta.url)),
    catalogDir: library,
    userDataDir,
    resourcesDir: app.isPackaged ? process.resourcesPath : null,
  }),
  argv: process.argv,
  cwd: process.cwd(),
  platform: process.platform,
  env: process.env,
  nowMs: () => Date.now(),
  waitMs: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}).catch((error: unknown) => {
  dialog.showErrorBox('Chinagraph could not start.', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
