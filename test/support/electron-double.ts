/**
 * @file The Electron calls that main makes, recorded, and as strict as Electron 45 itself: what it refuses (before or after ready, twice, of the wrong
 * type) is refused here in its words. What main registers with Electron can be called from a test as Electron would.
 */
import { EventEmitter } from 'node:events';
import { renameSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, CustomScheme, MenuItemConstructorOptions } from 'electron';
import type { Fork } from '../../electron/hosts/main/child-broker.ts';
import type { ElectronParts } from '../../electron/hosts/main/desktop.ts';
import { FakeContents, FakeWindow, needs } from './electron-windows.ts';
import { MessageChannelMain } from './message-port-main.ts';

export { FakeContents, type FakeFrame, FakeWindow } from './electron-windows.ts';

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
  /** What the crash reporter was started with. */
  crashReporter: object[];
  notifications: (EventEmitter & { title: string; body: string })[];
  /** Blockers of sleep that are held. */
  awake: Set<number>;
  /** Shown in the system's file manager. */
  opened: string[];
  /** What the next dialogs answer. */
  answers: { folder: string | null; button: number; trashRefuses: boolean };
}

const privileges = new Set(
  'standard secure bypassCSP allowServiceWorkers supportFetchAPI corsEnabled stream codeCache allowExtensions'.split(
    ' ',
  ),
);

export function createElectronDouble(options: {
  fork: Fork;
  isPackaged?: boolean;
  hasLock?: boolean;
  switches?: readonly string[];
  crashDumpsDir?: string;
}): ElectronDouble {
  const { fork, isPackaged = true, hasLock = true, switches = [], crashDumpsDir = '/no/dumps' } = options;
  const crashReporter: object[] = [];
  const notifications: ElectronDouble['notifications'] = [];
  const awake = new Set<number>();
  const opened: string[] = [];
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
  let isReady = false;
  let schemesAsked = false;
  const afterReady = (what: string) => needs(isReady, `${what} before app is ready`);
  const beforeReady = (what: string) => needs(!isReady, `${what} should be called before app is ready`);

  const app: ElectronDouble['app'] = Object.assign(new EventEmitter(), {
    isPackaged,
    setAsDefaultProtocolClient: (scheme: string) => scheme === 'chinagraph',
    quits: 0,
    switchesRemoved: [] as string[],
    isSandboxed: false,
    commandLine: {
      hasSwitch: (name: string) => switches.includes(name),
      removeSwitch: (name: string) => {
        needs(typeof name === 'string', 'Error processing argument at index 0');
        app.switchesRemoved.push(name);
      },
    },
    requestSingleInstanceLock: () => hasLock,
    enableSandbox: () => {
      beforeReady('app.enableSandbox()');
      app.isSandboxed = true;
    },
    setPath: () => undefined,
    exit: () => undefined,
    isReady: () => isReady,
    getLocale: () => 'en-GB',
    // Not before the main module has run to its end.
    whenReady: () =>
      new Promise<void>((resolve) =>
        setImmediate(() => {
          isReady = true;
          resolve();
        }),
      ),
    getPath: (name: string) => {
      if (name === 'crashDumps') return crashDumpsDir;
      if (name !== 'pictures') throw new Error(`Failed to get '${name}' path`);
      return '/pictures';
    },
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
  const keep = (name: string) => (handler: Handler | null) => {
    needs(handler === null || typeof handler === 'function', 'Must pass null or function');
    if (handler) handlers.set(name, handler);
    else handlers.delete(name);
  };
  const session = {
    setPermissionRequestHandler: keep('permission-request'),
    setPermissionCheckHandler: keep('permission-check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display-media'),
    setSpellCheckerEnabled: (on: boolean) => needs(typeof on === 'boolean', 'Error processing argument at index 0'),
    on: (event: string, handler: Handler) => void handlers.set(event, handler),
    webRequest: { onBeforeRequest: keep('before-request') },
  };
  class FakeBrowserWindow extends FakeWindow {
    constructor(windowOptions: BrowserWindowConstructorOptions) {
      afterReady('Cannot create BrowserWindow');
      // Electron's native half puts colour and visibility among them.
      needs(Object.isExtensible(windowOptions.webPreferences ?? {}), 'webPreferences cannot be added to');
      const contents = new FakeContents(windows.length + 1);
      super(windowOptions, contents);
      app.emit('web-contents-created', {}, contents);
      windows.push(this);
      app.emit('window', this);
    }
    override loadURL = async (url: string) => {
      needs(typeof url === 'string' && URL.canParse(url), `ERR_INVALID_URL (-300) loading '${url}'`);
      if (!protocols.has(new URL(url).protocol.slice(0, -1)))
        throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${url}'`);
      this.loaded.push(url);
      this.emit('loaded');
      this.webContents.emit('did-finish-load');
    };
  }
  const dialog = {
    showOpenDialog: async () => {
      afterReady('dialog module can only be used after app is ready, not');
      return { canceled: answers.folder === null, filePaths: answers.folder ? [answers.folder] : [] };
    },
    showMessageBox: async (...args: { message: string; detail?: string; buttons?: string[] }[]) => {
      afterReady('dialog module can only be used after app is ready, not');
      const box = args.at(-1);
      needs(typeof box?.message === 'string', 'Message must be a string');
      needs(box?.buttons === undefined || Array.isArray(box.buttons), 'Buttons must be an array');
      if (box) messageBoxes.push(box);
      return { response: answers.button };
    },
    showErrorBox: (title: string, content: string) => {
      // Before ready Linux shows none.
      afterReady('dialog.showErrorBox is not shown');
      needs(typeof title === 'string' && typeof content === 'string', 'Title and content must be strings');
    },
  };
  class FakeNotification extends EventEmitter {
    static isSupported = () => true;
    readonly title: string;
    readonly body: string;
    constructor({ title, body }: { title: string; body: string }) {
      super();
      afterReady('Cannot create Notification');
      needs(typeof title === 'string' && typeof body === 'string', 'title and body must be strings');
      this.title = title;
      this.body = body;
    }
    show = () => void notifications.push(this);
  }
  // Electron reads PNG and JPEG; anything else is an empty picture.
  const picture = (isEmpty: boolean): object => ({ isEmpty: () => isEmpty, resize: () => picture(isEmpty) });
  let nextBlocker = 0;
  const parts = {
    app,
    BrowserWindow: FakeBrowserWindow,
    Notification: FakeNotification,
    crashReporter: {
      start: (given: { submitURL?: string; uploadToServer?: boolean }) => {
        needs(
          given.uploadToServer === false || typeof given.submitURL === 'string',
          'submitURL must be specified when uploadToServer is true',
        );
        needs(crashReporter.length === 0, 'the crash reporter runs already');
        crashReporter.push(given);
      },
    },
    nativeImage: {
      createFromPath: (file: string) => picture(!/\.(png|jpe?g)$/i.test(file)),
      createFromDataURL: (address: string) => picture(!address.startsWith('data:image/png;base64,')),
    },
    powerSaveBlocker: {
      start: (type: string) => {
        afterReady('powerSaveBlocker cannot be used');
        needs(
          ['prevent-app-suspension', 'prevent-display-sleep'].includes(type),
          'Error processing argument at index 0',
        );
        awake.add(nextBlocker);
        return nextBlocker++;
      },
      stop: (id: number) => needs(awake.delete(id), `there is no blocker ${id}`),
    },
    dialog,
    ipcMain: {
      handle: (channel: string, handler: Handler) => {
        needs(typeof handler === 'function', `Expected handler to be a function, but found type '${typeof handler}'`);
        if (ipc.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        ipc.set(channel, handler);
      },
      on: (channel: string, handler: Handler) => void ipc.set(channel, handler),
    },
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => {
        needs(Array.isArray(template), 'Invalid template for Menu: Menu template must be an array');
        for (const item of template)
          needs(
            typeof item === 'object' && (item.label ?? item.role ?? item.type) !== undefined,
            'Invalid template for MenuItem: must have at least one of label, role or type',
          );
        menu.splice(0, menu.length, ...template);
        return {};
      },
      setApplicationMenu: () => undefined,
    },
    MessageChannelMain,
    protocol: {
      registerSchemesAsPrivileged: (asked: CustomScheme[]) => {
        beforeReady('protocol.registerSchemesAsPrivileged');
        needs(Array.isArray(asked), 'Argument must be an array of custom schemes.');
        if (schemesAsked) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
        schemesAsked = true;
        for (const { scheme, privileges: given = {} } of asked) {
          const strange = Object.keys(given).find((name) => !privileges.has(name));
          needs(strange === undefined, `${scheme}: there is no privilege ${strange}`);
          needs(
            !given.codeCache || given.standard === true,
            'Code cache can only be enabled when the custom scheme is registered as standard scheme.',
          );
        }
        schemes.push(...asked);
      },
      handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
        afterReady('protocol.handle cannot be used');
        needs(typeof handler === 'function', 'handler must be a function');
        if (protocols.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
        protocols.set(scheme, async (request) => {
          const response = await handler(request);
          // What Electron answers net::ERR_UNEXPECTED to.
          needs(response instanceof Response, `the handler of ${scheme}: gave no Response`);
          return response;
        });
      },
    },
    screen: {
      getAllDisplays: () => {
        afterReady('The screen module cannot be used');
        return [
          { id: 2, workArea: { x: 1_920, y: 0, width: 1_280, height: 1_000 } },
          { id: 1, workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } },
        ];
      },
      getDisplayMatching: ({ x }: { x: number }) => {
        afterReady('The screen module cannot be used');
        return { id: x < 1_920 ? 1 : 2, workArea: { x: x < 1_920 ? 0 : 1_920, y: 0, width: 1_920, height: 1_040 } };
      },
      getPrimaryDisplay: () => {
        afterReady('The screen module cannot be used');
        return { id: 1, workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } };
      },
    },
    session: {
      get defaultSession() {
        afterReady('Session can only be received when app is ready, not');
        return session;
      },
    },
    shell: {
      openExternal: async (url: string) => void links.push(url),
      showItemInFolder: (file: string) => void opened.push(file),
      // As on Windows, where a drive without a trash is refused.
      trashItem: async (file: string) => {
        if (answers.trashRefuses) throw new Error('Operation was aborted');
        renameSync(file, `${file}.trashed`);
        trashed.push(file);
      },
    },
    utilityProcess: {
      fork: ((...args) => {
        afterReady('utilityProcess cannot be created');
        return fork(...args);
      }) satisfies Fork,
    },
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
    crashReporter,
    notifications,
    awake,
    opened,
    answers,
  };
}
