/** @file Main module of the desktop app. */
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
    catalogDir: catalogDir(undefined, process.env, process.platform),
    userDataDir: app.getPath('userData'),
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
