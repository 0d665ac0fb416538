/** @file The desktop app, wired: one window, one engine, three messages from the page. Takes Electron as a parameter, so that tests bring a double. */
import path from 'node:path';
import type * as Electron from 'electron';
import { z } from 'zod';
import type { PhotoId } from '../../contract/ids.ts';
import { channels } from '../shared/channels.ts';
import { readPageFiles } from '../shared/page-files.ts';
import { killHard as killHardByDefault } from './child-broker.ts';
import { lookForDumps } from './crash-dumps.ts';
import { desktopTextsOf } from './desktop-texts.ts';
import { dropArguments, droppedFolder } from './dropped-folder.ts';
import { keepEngine } from './engine-keeper.ts';
import { startEngineProcess } from './engine-process.ts';
import { createFileLog } from './file-log.ts';
import { createDoor } from './ipc.ts';
import { lockContents } from './lock-contents.ts';
import { lockSession } from './lock-session.ts';
import { createMemory, withRecent } from './memory.ts';
import { menuTemplate } from './menu-template.ts';
import { openWindow, pageAddress } from './open-window.ts';
import { folderOf, ownWords, parseArguments } from './parse-arguments.ts';
import type { AppPaths } from './paths.ts';
import { createPortBroker } from './port-broker.ts';
import { createQuestions } from './questions.ts';
import { schemes } from './schemes.ts';
import { screensBeside, screensOf, secondArguments, secondPlace } from './second-window.ts';
import { servePage } from './serve-page.ts';
import { servePhoto } from './serve-photo.ts';
import { dragArguments, startDrag } from './start-drag.ts';
import { watchEngine } from './watch-engine.ts';
import { webPreferences } from './web-preferences.ts';
import { createWorkManners } from './work-manners.ts';

export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'crashReporter'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'MessageChannelMain'
  | 'Notification'
  | 'nativeImage'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
  | 'utilityProcess'
>;

/** A page that is being worked on, from a dev server. Only main-dev.ts makes one, and a packed app takes none. */
export interface DevPage {
  answer(request: Request): Promise<Response>;
  /** Whether the session lets this address through besides the app's own. */
  isAllowed(address: string): boolean;
}

export interface DesktopOptions {
  electron: ElectronParts;
  paths: AppPaths;
  /** Everything lies beside the program: nothing is written into the system. */
  isPortable?: boolean;
  argv: readonly string[];
  cwd: string;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  nowMs(): number;
  waitMs(ms: number): Promise<void>;
  killHard?: typeof killHardByDefault;
  devPage?: DevPage | null;
}

/** An AppImage starts itself so, without a word, where it finds no user namespaces. */
const noSandbox =
  'This system keeps Chromium’s sandbox from working, and without it Chinagraph does not open its window. Install the .deb package, which asks the system for it, or allow user namespaces for this program.';

/** Resolves when the window is open, or at once in a second instance. Rejects with words for the photographer where it must not start. */
export async function runDesktop(options: DesktopOptions): Promise<void> {
  const { electron, paths, platform, nowMs } = options;
  const { app, dialog } = electron;
  const { isPackaged } = app;
  const killHard = options.killHard ?? killHardByDefault;
  const devPage = isPackaged ? null : (options.devPage ?? null);

  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Before anything can crash; dumps stay in a folder of this computer.
  electron.crashReporter.start({ uploadToServer: false });
  app.enableSandbox();
  // Whoever can start the app with a switch must not thereby be able to drive it.
  if (isPackaged)
    for (const name of ['remote-debugging-port', 'remote-debugging-pipe']) app.commandLine.removeSwitch(name);
  if (isPackaged && app.commandLine.hasSwitch('no-sandbox')) throw new Error(noSandbox);
  electron.protocol.registerSchemesAsPrivileged(schemes);

  const log = createFileLog(paths.logFile, () => new Date(nowMs()).toISOString());
  const memory = createMemory(paths.memoryFile);
  const texts = () => {
    const { language } = memory.get();
    return desktopTextsOf(language === 'system' ? app.getLocale() : language);
  };
  const questions = createQuestions(dialog, texts);
  let window: Electron.BrowserWindow | null = null;
  let second: Electron.BrowserWindow | null = null;
  let wanted = parseArguments(ownWords(options.argv, isPackaged), options.cwd).folder;
  const askFor = (folder: string | null) => {
    if (!folder) return;
    wanted = folder;
    if (app.isReady()) void showWanted();
  };
  app.on('second-instance', (_event, argv, cwd) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    askFor(parseArguments(ownWords(argv, isPackaged), cwd).folder);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    askFor(file);
  });
  app.on('open-url', (event, address) => {
    event.preventDefault();
    askFor(folderOf(address, options.cwd));
  });
  app.on('web-contents-created', (_event, contents) =>
    lockContents(contents, (url) => void electron.shell.openExternal(url)),
  );
  app.on('child-process-gone', (_event, { type, reason, name }) => log.warn('a process ended', { type, reason, name }));

  // Also written down by the installers; a copy that was only unpacked says it itself.
  if (isPackaged && !options.isPortable) app.setAsDefaultProtocolClient('chinagraph');

  await app.whenReady();
  lockSession(electron.session.defaultSession, { isPackaged, isAllowed: devPage?.isAllowed });
  const manners = createWorkManners({
    window: () => window,
    isWatched: () => [window, second].some((one) => one && !one.isDestroyed() && one.isFocused()),
    powerSaveBlocker: electron.powerSaveBlocker,
    Notification: electron.Notification,
    texts: () => texts().work,
    nowMs,
  });
  const engines = keepEngine({
    start: (mode) => {
      const engine = startEngineProcess({
        fork: electron.utilityProcess.fork,
        modulePath: paths.engineModule,
        settings: {
          catalogDir: paths.catalogDir,
          cacheDir: paths.cacheDir,
          pageDir: paths.pageDir,
          shippedModelsDir: paths.shippedModelsDir,
          nodeBinary: paths.nodeBinary,
          background: mode === 'safe' ? 'none' : 'score',
        },
        log,
        env: options.env,
        killHard,
        onWork: manners.hear,
        onLanguage: (language) => {
          if (language === memory.get().language) return;
          memory.change({ language });
          showMenu();
        },
        trashItem: (file) => electron.shell.trashItem(file),
        codeDir: paths.codeDir,
      });
      void engine.gone.then(manners.forget);
      void watchEngine(engine, { askHangs: questions.engineHangs, log });
      return engine;
    },
    askAfterCrashes: questions.afterCrashes,
    askCannotStart: questions.cannotStart,
    quit: () => app.quit(),
    log,
    nowMs,
    waitMs: options.waitMs,
  });
  electron.protocol.handle('app', devPage?.answer ?? servePage(readPageFiles(paths.pageDir)));
  electron.protocol.handle(
    'photo',
    servePhoto({
      cacheDir: paths.cacheDir,
      preview: async (asked, signal) => (await engines.ready()).preview(asked, signal),
      original: async (id) => (await engines.ready()).original(id),
    }),
  );

  const chooseFolder = async (): Promise<string | null> => {
    const startIn = memory.get().lastFolder ?? picturesFolder(app);
    const folder = await questions.folder(window, startIn);
    if (folder) memory.change({ lastFolder: path.dirname(folder) });
    return folder;
  };
  const placeOf = async (folder: string | null) => (folder ? (await engines.ready()).place(folder) : null);
  const ports = createPortBroker(engines, () => new electron.MessageChannelMain());
  const door = createDoor({
    ipc: electron.ipcMain,
    isWindow: (contents) => [window, second].some((one) => one && !one.isDestroyed() && contents === one.webContents),
    onRefused: (channel, why) => log.warn('a message from the page was refused', { channel, why }),
  });
  const nothing = z.tuple([]);
  door.hear(channels.requestPort, nothing, (sender) => ports.request(sender));
  door.answer(channels.chooseFolder, nothing, async () => placeOf(await chooseFolder()));
  door.answer(channels.chooseProgram, nothing, async () => placeOf(await questions.program(window)));
  door.answer(channels.chooseModelFile, nothing, async () => placeOf(await questions.modelFile(window)));
  door.answer(channels.placeOfDrop, dropArguments, async (_sender, dropped) => placeOf(await droppedFolder(dropped)));

  door.answer(channels.startDrag, dragArguments, async (sender, ids) => {
    const engine = await engines.ready();
    const [files, thumb] = await Promise.all([
      engine.dragFiles(ids),
      engine.preview({ id: ids[0] as PhotoId, tier: 'thumb', turn: 0 }, AbortSignal.timeout(500)).catch(() => null),
    ]);
    startDrag(sender, files, thumb, { nativeImage: electron.nativeImage });
  });
  const showWindow = (which: 'first' | 'second', fragment = '') => {
    const screens = which === 'first' ? screensOf(electron.screen) : screensBeside(electron.screen, window);
    return openWindow(
      {
        BrowserWindow: electron.BrowserWindow,
        platform,
        webPreferences: webPreferences({ preload: paths.preload, isPackaged }),
        memory: which === 'first' ? memory : secondPlace(memory, screens[0]),
        screens,
        askKeepsStopping: questions.windowKeepsStopping,
        askHangs: questions.windowHangs,
        quit: () => (which === 'first' ? app.quit() : second?.destroy()),
        nowMs,
      },
      fragment,
    );
  };
  const show = () => {
    window = showWindow('first');
    window.on('closed', () => {
      window = null;
      // It follows the first, and would keep the app running unseen behind other windows.
      second?.close();
    });
  };
  door.hear(channels.openSecond, secondArguments, (sender, fragment) => {
    if (sender !== window?.webContents) return;
    if (second) {
      // There is one: it comes forward, at what is looked at now.
      void second.loadURL(pageAddress(fragment)).catch(() => undefined);
      second.focus();
      return;
    }
    second = showWindow('second', fragment);
    second.on('closed', () => {
      second = null;
    });
  });
  /** Opens the folder asked for and brings the page to it: the address says where the page is, so only its fragment changes. */
  const showWanted = async () => {
    const folder = wanted;
    wanted = null;
    if (!folder) return;
    if (!window) show();
    try {
      const id = await (await engines.ready()).open((await droppedFolder(folder)) ?? folder);
      // Another load may overtake this one; that is nothing about the folder.
      await window?.loadURL(pageAddress(`#/shoot/${id}/grid`)).catch(() => undefined);
      memory.change({ recent: withRecent(memory.get().recent, folder) });
      showMenu();
    } catch (error) {
      await questions.cannotOpen(window, error instanceof Error ? error.message : String(error));
    }
  };
  const tellOfDumps = async () => {
    const folder = app.getPath('crashDumps');
    const { fresh, newestMs } = lookForDumps(folder, memory.get().dumpsSeenMs);
    if (fresh === 0) return;
    memory.change({ dumpsSeenMs: newestMs });
    log.warn('crash dumps were found', { fresh });
    if (await questions.crashed(window)) electron.shell.showItemInFolder(folder);
  };
  const showMenu = () =>
    electron.Menu.setApplicationMenu(
      electron.Menu.buildFromTemplate(
        menuTemplate({
          texts: texts().menu,
          platform,
          isPackaged,
          recent: memory.get().recent,
          actions: {
            openRecent: askFor,
            openFolder: () => void chooseFolder().then(askFor),
            showDumps: () => electron.shell.showItemInFolder(app.getPath('crashDumps')),
            showLog: () => electron.shell.showItemInFolder(paths.logFile),
            showNotices: () => electron.shell.showItemInFolder(paths.noticesFile),
          },
        }),
      ),
    );
  showMenu();
  show();
  void tellOfDumps();
  app.on('activate', () => {
    if (!window) show();
  });
  app.on('window-all-closed', () => {
    // On macOS an app without a window is still there, in the Dock.
    if (platform !== 'darwin') app.quit();
  });

  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void engines.close().then(() => {
      isClosed = true;
      app.quit();
    });
  });
  await showWanted();
}

/** Empty where the system does not know it, for instance when it was moved to a drive that is not there. */
function picturesFolder(app: Pick<Electron.App, 'getPath'>): string {
  try {
    return app.getPath('pictures');
  } catch {
    return '';
  }
}
