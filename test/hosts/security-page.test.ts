/** @file S1, S2, S5, S6, S7, S11, S15: what a page in our window can and cannot do. */
import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { lockContents } from '../../electron/hosts/main/lock-contents.ts';
import { isOurs, lockSession } from '../../electron/hosts/main/lock-session.ts';
import { linkToOpen } from '../../electron/hosts/main/open-link.ts';
import { webPreferences } from '../../electron/hosts/main/web-preferences.ts';
import { createBridge } from '../../electron/hosts/preload/bridge.ts';
import type { DesktopBridge } from '../../renderer/api/host.ts';
import { FakeContents } from '../support/electron-double.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the web preferences are these, and frozen', () => {
  const preferences = webPreferences({ preload: '/app/preload.cjs', isPackaged: true });
  expect(preferences).toEqual({
    preload: '/app/preload.cjs',
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
    spellcheck: false,
    devTools: false,
  });
  expect(Object.isFrozen(preferences)).toBe(true);
});

test('windows, IPC and powerful switches are used in one place each', () => {
  const files = readdirSync(path.join(root, 'electron/hosts'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, source: readFileSync(path.join(root, 'electron/hosts', file), 'utf8') }));
  const users = (pattern: RegExp) => files.filter(({ source }) => pattern.test(source)).map(({ file }) => file);
  expect(users(/new (\w+\.)*BrowserWindow\(/)).toEqual(['main/open-window.ts']);
  expect(users(/\bipc\.(handle|on)\(/)).toEqual(expect.arrayContaining(['main/ipc.ts']));
  expect(users(/ipcMain\.\w+\(/)).toEqual([]);
  expect(users(/openExternal\(/)).toEqual(['main/desktop.ts']);
  for (const never of [
    /bypassCSP/,
    /allowServiceWorkers/,
    /webSecurity: false/,
    /file:\/\/\//,
    /shell\.openPath/,
    /executeJavaScript/,
    /nodeIntegration: true/,
  ])
    expect(
      users(never).filter((file) => file !== 'main/redact.ts' && file !== 'main/parse-arguments.ts'),
      String(never),
    ).toEqual([]);
});

test('the main module waits for nothing: Electron gets ready only after it has run to its end', () => {
  const source = readFileSync(path.join(root, 'electron/hosts/main/main.ts'), 'utf8');
  expect(source).not.toMatch(/\bawait\b/);
});

describe('a window', () => {
  const opened: string[] = [];
  const contents = new FakeContents(1);
  lockContents(contents as unknown as WebContents, (url) => opened.push(url));
  const tried = (event: string, url: string, more = {}) => {
    let stopped = false;
    contents.emit(event, { url, isMainFrame: true, preventDefault: () => (stopped = true), ...more });
    return stopped;
  };
  const elsewhere = [
    'https://example.com/',
    'http://127.0.0.1:8080/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'blob:app://bundle/1-2',
    'app://elsewhere/',
    'app://bundle.example.com/',
    'app://bundle/assets/x.html',
    'app://bundle/?x=1',
    'photo://preview/1?tier=full',
    'chrome://gpu',
    'about:blank',
    '',
  ];

  test.each(elsewhere)('stays where it is instead of going to %j', (url) => {
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) expect(tried(event, url)).toBe(true);
  });

  test('may load itself again, but in no frame', () => {
    expect(tried('will-navigate', 'app://bundle/#/shoot/1/grid')).toBe(false);
    expect(tried('will-frame-navigate', 'app://bundle/')).toBe(false);
    expect(tried('will-frame-navigate', 'app://bundle/', { isMainFrame: false })).toBe(true);
  });

  test('opens no other window and no webview', () => {
    expect(elsewhere.map((url) => contents.openHandler?.({ url }).action)).toEqual(elsewhere.map(() => 'deny'));
    expect(opened).toEqual([]);
    expect(tried('will-attach-webview', '')).toBe(true);
  });

  test('hands a licence to the system browser, and only the listed address itself', () => {
    const licence = 'https://creativecommons.org/licenses/by-nc-sa/4.0/';
    expect(contents.openHandler?.({ url: licence })).toEqual({ action: 'deny' });
    expect(opened).toEqual([licence]);
    for (const url of [
      `${licence}?x`,
      `${licence}#x`,
      licence.replace('https', 'http'),
      `${licence}../`,
      ` ${licence}`,
      'https://creativecommons.org.evil.example/licenses/by-nc-sa/4.0/',
      'file:///x.exe',
      'ms-settings:',
    ])
      expect(linkToOpen(url), url).toBeNull();
  });
});

describe('the session', () => {
  const handlers = new Map<string, (...args: never[]) => unknown>();
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => void handlers.set(name, handler);
  lockSession(
    {
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      setDisplayMediaRequestHandler: keep('display'),
      setSpellCheckerEnabled: keep('spelling') as never,
      on: (name: string, handler: () => void) => keep(name)(handler),
      webRequest: { onBeforeRequest: keep('before') },
    } as unknown as Session,
    { isPackaged: true },
  );
  // Every name in Electron's own type of permission requests and checks.
  const types = readFileSync(path.join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
  const names = new Set(
    [...types.matchAll(/setPermission(?:Request|Check)Handler\([\s\S]*?\) \| \(null\)\): void;/g)].flatMap(([text]) =>
      [...text.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name),
    ),
  );

  test('grants no permission that Electron knows', () => {
    expect(names.size).toBeGreaterThan(15);
    const granted: boolean[] = [];
    for (const name of [...names, 'a-permission-of-tomorrow']) {
      handlers.get('request')?.(...([null, name, (answer: boolean) => granted.push(answer), {}] as never[]));
      granted.push(handlers.get('check')?.(...([null, name, 'app://bundle', {}] as never[])) as boolean);
      granted.push(handlers.get('device')?.(...([{ deviceType: name }] as never[])) as boolean);
    }
    expect(granted).toHaveLength(3 * (names.size + 1));
    expect(granted.some(Boolean)).toBe(false);
  });

  test('lets nothing through but its own schemes', () => {
    const isCancelled = (url: string) => {
      let cancel: boolean | undefined;
      handlers.get('before')?.(...([{ url }, (answer: { cancel: boolean }) => (cancel = answer.cancel)] as never[]));
      return cancel;
    };
    for (const url of [
      'https://example.com',
      'http://127.0.0.1/',
      'ws://127.0.0.1/',
      'wss://x/',
      'ftp://x/',
      'file:///etc/passwd',
      'data:text/html,x',
      'devtools://devtools/',
      'app://elsewhere/',
      'app://bundle.example/',
      'photo://elsewhere/1',
      'photo://original.example/1',
      'chrome://gpu',
      'blob:https://x/1',
      '',
    ])
      expect(isCancelled(url), url).toBe(true);
    for (const url of [
      'app://bundle/',
      'app://bundle/assets/a.js',
      'photo://preview/1?tier=nav&v=1',
      'photo://original/1?play',
      'blob:app://bundle/1-2',
    ])
      expect(isCancelled(url), url).toBe(false);
    expect(isOurs('devtools://devtools/', false)).toBe(true);
  });
});

describe('the bridge', () => {
  const sent: string[] = [];
  const posted: { message: unknown; origin: string; ports: number }[] = [];
  const ipc = new EventEmitter();
  let origin = 'app://bundle';
  const bridge: DesktopBridge = createBridge({
    ipc: Object.assign(ipc, {
      send: (channel: string) => void sent.push(channel),
      invoke: async (channel: string, ...args: unknown[]) => {
        sent.push([channel, ...args].join(' '));
        return { ok: true, value: 'token' };
      },
    }) as never,
    webUtils: { getPathForFile: (file) => (file.name === 'made-by-script' ? '' : `/shoots/${file.name}`) },
    platform: 'linux',
    window: {
      get location() {
        return { origin };
      },
      postMessage: ((message: unknown, to: string, ports: unknown[]) =>
        void posted.push({ message, origin: to, ports: ports.length })) as never,
    },
  });

  test('has ten members, none of them Electron’s', () => {
    expect(Object.keys(bridge).sort()).toEqual([
      'chooseFolder',
      'chooseModelFile',
      'chooseProgram',
      'clipBase',
      'openSecond',
      'placeOfDrop',
      'platform',
      'previewBase',
      'requestPort',
      'startDrag',
    ]);
  });

  test('passes a port to our own origin only', () => {
    ipc.emit('chinagraph-port', { ports: [{}] });
    expect(posted).toEqual([{ message: { type: 'chinagraph-port' }, origin: 'app://bundle', ports: 1 }]);
    origin = 'https://example.com';
    ipc.emit('chinagraph-port', { ports: [{}] });
    expect(posted).toHaveLength(1);
  });

  test('asks main for a dropped file by the path that the system gives, never for one that a script made', async () => {
    expect(await bridge.placeOfDrop(new File([], 'wedding'))).toBe('token');
    expect(await bridge.placeOfDrop(new File([], 'made-by-script'))).toBeNull();
    expect(sent).toEqual(['chinagraph:place-of-drop /shoots/wedding']);
  });
});
