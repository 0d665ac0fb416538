/** @file Parts of the desktop host on their own: command line, log, window, menu, S21, S22 and S23. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { runDesktop } from '../../electron/hosts/main/desktop.ts';
import { droppedFolder } from '../../electron/hosts/main/dropped-folder.ts';
import { createFileLog } from '../../electron/hosts/main/file-log.ts';
import { createMemory, withRecent } from '../../electron/hosts/main/memory.ts';
import { menuTemplate } from '../../electron/hosts/main/menu-template.ts';
import { ownWords, parseArguments } from '../../electron/hosts/main/parse-arguments.ts';
import { redact } from '../../electron/hosts/main/redact.ts';
import { windowFrame, windowPlace } from '../../electron/hosts/main/window-frame.ts';
import { actionDefinitions } from '../../renderer/keys/definitions.ts';
import { createElectronDouble } from '../support/electron-double.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('the command line, ours or a second instance’s (S23)', () => {
  test.each([
    [[], null],
    [['shoot'], '/work/shoot'],
    [['/photos/a b'], '/photos/a b'],
    [['--enable-logging', '--original-process-start-time=1', 'shoot'], '/work/shoot'],
    [['--', '--odd-name'], '/work/--odd-name'],
    [['--', 'shoot'], '/work/shoot'],
    [['-psn_0_1'], null],
    [['https://example.com'], null],
    [['file:///etc'], null],
    [['chinagraph://open?x'], null],
    [['chinagraph://open?folder=%2Fphotos%2FAnna%20%26%20Ben'], '/photos/Anna & Ben'],
    [['chinagraph://open/?folder=/photos/../photos/a'], '/photos/a'],
    // No other machine, nothing relative, nothing twice, nothing beside it.
    [['chinagraph://open?folder=//server/share'], null],
    [['chinagraph://open?folder=%5C%5Cserver%5Cshare'], null],
    [['chinagraph://open?folder=shoot'], null],
    [['chinagraph://open?folder=/a&folder=/b'], null],
    [['chinagraph://open?folder=/a&then=trash'], null],
    [['chinagraph://decide?folder=/a'], null],
    [['chinagraph://open?folder=/a%00b'], null],
    [['javascript:alert(1)'], null],
    [['a\0b'], null],
    [['  '], null],
  ])('%j opens %s', (words, folder) => {
    expect(parseArguments(words, '/work')).toEqual({ folder });
  });

  test('of endless length opens nothing', () => {
    expect(parseArguments(['x'.repeat(5_000)], '/work')).toEqual({ folder: null });
  });

  test('starts after the executable, and in a checkout after the app’s folder', () => {
    expect(ownWords(['/opt/Chinagraph/chinagraph', 'shoot'], true)).toEqual(['shoot']);
    expect(ownWords(['/x/electron', '/checkout', 'shoot'], false)).toEqual(['shoot']);
    // As a test's driver starts it: Chromium's switches come first.
    const driven = ['/x/electron', '--no-sandbox', '--inspect=0', '/checkout', '--', 'shoot'];
    expect(parseArguments(ownWords(driven, false), '/work')).toEqual({ folder: '/work/shoot' });
  });

  test('a second instance leaves at once and opens nothing', async () => {
    const double = createElectronDouble({
      fork: () => {
        throw new Error('nothing is started');
      },
      hasLock: false,
    });
    await runDesktop({
      electron: double.parts,
      paths: {} as never,
      argv: ['x'],
      cwd: '/',
      platform: 'linux',
      env: {},
      nowMs: () => 0,
      waitMs: async () => undefined,
    });
    expect(double.app.quits).toBe(1);
    expect([double.windows.length, double.schemes.length, double.ipc.size]).toEqual([0, 0, 0]);
  });
});

test('an installed app does not open its window without Chromium’s sandbox (S1)', async () => {
  const double = createElectronDouble({ fork: () => undefined as never, switches: ['no-sandbox'] });
  const started = runDesktop({
    electron: double.parts,
    paths: {} as never,
    argv: ['x'],
    cwd: '/',
    platform: 'linux',
    env: {},
    nowMs: () => 0,
    waitMs: async () => undefined,
  });
  await expect(started).rejects.toThrow(/sandbox/);
  expect(double.windows).toEqual([]);
});

describe('the log (S21)', () => {
  test.each([
    ['could not read /home/anna/Photos/IMG_1.jpg', 'could not read …/IMG_1.jpg'],
    ['"/home/anna/My Photos/Smith wedding/a.jpg" is damaged', '"…/a.jpg" is damaged'],
    ['C:\\Users\\Anna\\Pictures\\a.cr3 is locked', '…/a.cr3 is locked'],
    ['\\\\nas\\share\\anna\\a.jpg', '…/a.jpg'],
    ['at file:///home/anna/app/dist/main/main.js:12:3', 'at …/main.js:12:3'],
    ['and/or 3/4, 14:20', 'and/or 3/4, 14:20'],
  ])('%j becomes %j', (text, kept) => {
    expect(redact(text)).toBe(kept);
  });

  test('keeps no folder of a photographer, in messages, details, errors or bytes, and stays small', () => {
    const file = path.join(tempFolder('log'), 'logs', 'x.log');
    const log = createFileLog(file, () => '2026-06-14T14:22:07Z');
    const secret = '/home/canary-anna/weddings';
    log.warn(`lost ${secret}/a.jpg`, {
      path: `${secret}/b.jpg`,
      deep: [{ error: new Error(`${secret}/c.jpg`) }],
      bytes: Buffer.from(secret),
    });
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('…/a.jpg');
    expect(text).not.toContain('canary-anna');
    for (let n = 0; n < 30; n++) log.info('x'.repeat(100_000));
    expect(readFileSync(file).length).toBeLessThan(1_200_000);
    expect(readFileSync(`${file}.old`).length).toBeGreaterThan(1_000_000);
  });
});

describe('the window', () => {
  const screens = [
    { x: 0, y: 0, width: 1_920, height: 1_040 },
    { x: 1_920, y: 0, width: 1_280, height: 1_000 },
  ];
  test.each([
    [
      'opens where it stood',
      { x: 2_000, y: 50, width: 1_100, height: 800 },
      { x: 2_000, y: 50, width: 1_100, height: 800 },
    ],
    [
      'opens in the middle when that screen is gone',
      { x: 4_000, y: 50, width: 1_100, height: 800 },
      { width: 1_440, height: 900 },
    ],
    [
      'opens in the middle when next to nothing of it would be seen',
      { x: -1_050, y: 0, width: 1_100, height: 800 },
      { width: 1_440, height: 900 },
    ],
    ['opens in the middle the first time', null, { width: 1_440, height: 900 }],
  ])('%s', (_what, remembered, expected) => {
    expect(windowPlace(remembered, screens)).toEqual(expected);
  });

  test('is no larger than a small screen', () => {
    expect(windowPlace(null, [{ x: 0, y: 0, width: 1_280, height: 720 }])).toEqual({ width: 1_280, height: 720 });
  });

  test('has the platform’s own frame', () => {
    expect(windowFrame('darwin')).toMatchObject({ titleBarStyle: 'hiddenInset' });
    expect(windowFrame('win32')).toMatchObject({
      titleBarStyle: 'hidden',
      titleBarOverlay: { color: '#1f1f1f', symbolColor: '#a6a6a6' },
    });
    expect(windowFrame('linux')).not.toHaveProperty('titleBarStyle');
  });

  test('forgets a damaged memory, keeps the good parts of one half right', () => {
    const file = path.join(tempFolder('memory'), 'desktop.json');
    writeFileSync(
      file,
      '{"bounds": {"x": 1, "y": 2, "width": -3, "height": "tall"}, "isMaximized": true, "lastFolder": "/a"}',
    );
    expect(createMemory(file).get()).toMatchObject({ bounds: null, isMaximized: true, lastFolder: '/a', recent: [] });
    writeFileSync(file, '{');
    const memory = createMemory(file);
    expect(memory.get()).toMatchObject({ bounds: null, isMaximized: false, lastFolder: null, recent: [] });
    memory.change({ lastFolder: '/b' });
    expect(createMemory(file).get().lastFolder).toBe('/b');
  });

  test('takes a dropped folder, or the folder of a dropped photo', async () => {
    const folder = tempFolder('drop');
    mkdirSync(path.join(folder, 'day 1'));
    writeFileSync(path.join(folder, 'a.jpg'), '');
    expect(await droppedFolder(path.join(folder, 'day 1'))).toBe(path.join(folder, 'day 1'));
    expect(await droppedFolder(path.join(folder, 'a.jpg'))).toBe(folder);
    expect(await droppedFolder(path.join(folder, 'gone'))).toBeNull();
  });
});

describe('the menu', () => {
  /** Keys that Electron gives these roles by itself, as the page writes them. */
  const ofRole: Record<string, string> = {
    cut: 'Mod+X',
    copy: 'Mod+C',
    paste: 'Mod+V',
    selectAll: 'Mod+A',
    quit: 'Mod+Q',
    close: 'Mod+W',
    minimize: 'Mod+M',
    togglefullscreen: 'F11',
    toggleDevTools: 'Mod+Shift+I',
    forceReload: 'Mod+Shift+R',
  };
  const pageKeys = new Set(actionDefinitions.flatMap(({ keys, photoMechanic = [] }) => [...keys, ...photoMechanic]));
  const itemsOf = (platform: NodeJS.Platform, isPackaged: boolean): MenuItemConstructorOptions[] =>
    menuTemplate({
      platform,
      isPackaged,
      recent: ['/photos/Anna & Ben'],
      actions: {
        ...{ openFolder: () => undefined, openRecent: () => undefined },
        ...{ showLog: () => undefined, showDumps: () => undefined, showNotices: () => undefined },
      },
    }).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));

  test.each(['win32', 'darwin', 'linux'] as const)('on %s takes no key of the page', (platform) => {
    const taken = itemsOf(platform, false)
      .filter(({ registerAccelerator }) => registerAccelerator !== false)
      .flatMap(({ accelerator, role }) =>
        accelerator ? [accelerator.replace('CmdOrCtrl', 'Mod')] : role ? [ofRole[role] ?? ''] : [],
      );
    expect(taken.filter((key) => pageKeys.has(key))).toEqual([]);
    expect(taken.length).toBeGreaterThan(4);
  });

  test('has the folders opened lately, with their names as they are', () => {
    const recent = itemsOf('linux', true).find(({ label }) => label === 'Open Recent');
    expect(recent).toMatchObject({ enabled: true, submenu: [{ label: '/photos/Anna && Ben' }] });
    expect(withRecent(['/a', '/b'], '/b')).toEqual(['/b', '/a']);
    expect(
      withRecent(
        Array.from({ length: 12 }, (_, n) => `/${n}`),
        '/new',
      ),
    ).toHaveLength(12);
  });

  test('offers no developer tools to a photographer (S22)', () => {
    const roles = (isPackaged: boolean) => itemsOf('linux', isPackaged).map(({ role }) => role);
    expect(roles(false)).toContain('toggleDevTools');
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(true)).not.toContain('forceReload');
  });
});
