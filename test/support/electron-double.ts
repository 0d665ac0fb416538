/** @file The Electron calls that main makes, recorded. What main registers with Electron can be called from a test as Electron would. */
import { EventEmitter } from 'node:events';
import { renameSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import type { BrowserWindowConstructorOptions, CustomScheme, MenuItemConstructorOptions } from 'electron';
import type { Fork } from '../../electron/hosts/main/child-broker.ts';
import type { ElectronParts } from '../../electron/hosts/main/desktop.ts';

export interface FakeFrame {
  url: string;
  parent: FakeFrame | null;
}

export class FakeContents extends EventEmitter {
  readonly id: number;
  readonly mainFrame: FakeFrame = { url: 'app://bundle/', parent: null };
  readonly received: { channel: string; ports: MessagePort[] }[] = [];
  reloads = 0;
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  constructor(id: number) {
    super();
    this.id = id;
  }
  isDestroyed = () => false;
  reload = () => {
    this.reloads += 1;
  };
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }) => {
    this.openHandler = handler;
  };
  postMessage = (channel: string, _message: unknown, ports: MessagePort[]) => {
    this.received.push({ channel, ports });
    this.emit('received');
  };
}

export class FakeWindow extends EventEmitter {
  readonly webContents: FakeContents;
  readonly options: BrowserWindowConstructorOptions;
  readonly loaded: string[] = [];
  constructor(options: BrowserWindowConstructorOptions, contents: FakeContents) {
    super();
    this.options = options;
    this.webContents = contents;
  }
  isDestroyed = () => false;
  isMinimized = () => false;
  isMaximized = () => false;
  maximize = () => undefined;
  focus = () => undefined;
  show = () => undefined;
  getNormalBounds = () => ({ x: 40, y: 50, width: 1_200, height: 800 });
  loadURL = async (url: string) => {
    this.loaded.push(url);
    this.emit('loaded');
  };
}

type Handler = (...args: never[]) => unknown;

export interface ElectronDouble {
  parts: ElectronParts;
  app: EventEmitter & { quits: number; switchesRemoved: string[]; isSandboxed: boolean; quit(): void };
  windows: FakeWindow[];
  schemes: CustomScheme[];
  protocols: Map<string, (request: Request) => Response | Promise<Response>>;
  session: { handlers: Map<string, Handler> };
  ipc: Map<string, Handler>;
  menu: MenuItemConstructorOptions[];
  links: string[];
  /** What went to the trash. */
  trashed: string[];
  messageBoxes: { message: string; detail?: string }[];
  /** What the next dialogs answer. */
  answers: { folder: string | null; button: number; trashRefuses: boolean };
}

export function createElectronDouble(options: { fork: Fork; isPackaged?: boolean; hasLock?: boolean }): ElectronDouble {
  const { fork, isPackaged = true, hasLock = true } = options;
  const windows: FakeWindow[] = [];
  const schemes: CustomScheme[] = [];
  const protocols: ElectronDouble['protocols'] = new Map();
  const handlers = new Map<string, Handler>();
  const ipc = new Map<string, Handler>();
  const menu: MenuItemConstructorOptions[] = [];
  const links: string[] = [];
  const trashed: string[] = [];
  const messageBoxes: ElectronDouble['messageBoxes'] = [];
  const answers: ElectronDouble['answers'] = { folder: null, button: 0, trashRefuses: false };

  const app: ElectronDouble['app'] = Object.assign(new EventEmitter(), {
    isPackaged,
    quits: 0,
    switchesRemoved: [] as string[],
    isSandboxed: false,
    commandLine: { removeSwitch: (name: string) => void app.switchesRemoved.push(name) },
    requestSingleInstanceLock: () => hasLock,
    enableSandbox: () => {
      app.isSandboxed = true;
    },
    isReady: () => true,
    whenReady: async () => undefined,
    getPath: () => '/pictures',
    quit: () => {
      let isHeld = false;
      app.emit('before-quit', {
        preventDefault: () => {
          isHeld = true;
        },
      });
      if (isHeld) return;
      app.quits += 1;
      app.emit('has-quit');
    },
  });
  const keep = (name: string) => (handler: Handler) => void handlers.set(name, handler);
  const session = {
    setPermissionRequestHandler: keep('permission-request'),
    setPermissionCheckHandler: keep('permission-check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display-media'),
    setSpellCheckerEnabled: () => undefined,
    on: (event: string, handler: Handler) => void handlers.set(event, handler),
    webRequest: { onBeforeRequest: keep('before-request') },
  };
  class FakeBrowserWindow extends FakeWindow {
    constructor(windowOptions: BrowserWindowConstructorOptions) {
      const contents = new FakeContents(windows.length + 1);
      super(windowOptions, contents);
      app.emit('web-contents-created', {}, contents);
      windows.push(this);
      app.emit('window', this);
    }
  }
  const parts = {
    app,
    BrowserWindow: FakeBrowserWindow,
    dialog: {
      showOpenDialog: async () => ({
        canceled: answers.folder === null,
        filePaths: answers.folder ? [answers.folder] : [],
      }),
      showMessageBox: async (...args: { message: string; detail?: string }[]) => {
        const box = args.at(-1);
        if (box) messageBoxes.push(box);
        return { response: answers.button };
      },
    },
    ipcMain: {
      handle: (channel: string, handler: Handler) => void ipc.set(channel, handler),
      on: (channel: string, handler: Handler) => void ipc.set(channel, handler),
    },
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => {
        menu.splice(0, menu.length, ...template);
        return {};
      },
      setApplicationMenu: () => undefined,
    },
    MessageChannelMain: MessageChannel,
    protocol: {
      registerSchemesAsPrivileged: (asked: CustomScheme[]) => void schemes.push(...asked),
      handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) =>
        void protocols.set(scheme, handler),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } }] },
    session: { defaultSession: session },
    shell: {
      openExternal: async (url: string) => void links.push(url),
      showItemInFolder: () => undefined,
      // As on Windows, where a drive without a trash is refused.
      trashItem: async (file: string) => {
        if (answers.trashRefuses) throw new Error('Operation was aborted');
        renameSync(file, `${file}.trashed`);
        trashed.push(file);
      },
    },
    utilityProcess: { fork },
  };
  return {
    // Only the calls that main makes exist here; the compiler checks main against Electron's own types.
    parts: parts as unknown as ElectronParts,
    app,
    windows,
    schemes,
    protocols,
    session: { handlers },
    ipc,
    menu,
    links,
    trashed,
    messageBoxes,
    answers,
  };
}
