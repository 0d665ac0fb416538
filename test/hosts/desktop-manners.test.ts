/** @file The desktop app among the system's things: a second window, drag out, progress, notifications, sleep, crash dumps, portable mode. */
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { rawMakers } from '../../bench/synthetic-raw/make-raw.ts';
import type { Progress } from '../../electron/contract/progress.ts';
import { lookForDumps } from '../../electron/hosts/main/crash-dumps.ts';
import { desktopTextsOf } from '../../electron/hosts/main/desktop-texts.ts';
import { besideProgram, portableDir } from '../../electron/hosts/main/portable.ts';
import { createWorkManners } from '../../electron/hosts/main/work-manners.ts';
import { channels } from '../../electron/hosts/shared/channels.ts';
import { createElectronDouble, FakeContents, FakeWindow } from '../support/electron-double.ts';
import { numbered, smallJpeg, writeSmallShoot } from '../support/small-shoot.ts';
import { invoke, startDesktop } from '../support/start-desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf } from '../support/test-engine.ts';

/** As Crashpad leaves one. */
function dump(folder: string, name: string, atMs: number): void {
  mkdirSync(path.join(folder, 'completed'), { recursive: true });
  const file = path.join(folder, 'completed', name);
  writeFileSync(file, 'MDMP');
  utimesSync(file, atMs / 1_000, atMs / 1_000);
}

test('a second window stands on the other screen, follows, and goes with the first; photos are dragged out with all that is theirs', async () => {
  const shoot = tempFolder('shoot');
  await writeSmallShoot(shoot, [...numbered(2), { name: 'IMG_0009.jpg' }]);
  const picture = await smallJpeg({ seed: 3 });
  writeFileSync(
    path.join(shoot, 'IMG_0009.CR2'),
    rawMakers.cr2!({ full: picture, middle: picture, small: picture }, 1),
  );
  writeFileSync(path.join(shoot, 'IMG_0009.xmp'), '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>');
  const dumps = tempFolder('dumps');
  dump(dumps, 'a.dmp', Date.now() - 60_000);
  const desktop = await startDesktop([shoot], undefined, { page: null, isPackaged: true, crashDumpsDir: dumps });
  const first = desktop.windows[0]!;
  const folderId = Number(/shoot\/(\d+)/.exec(first.loaded.at(-1) ?? '')?.[1]);

  // What crashed was written here, is sent nowhere, and is told once.
  expect(desktop.crashReporter).toEqual([{ uploadToServer: false }]);
  expect(desktop.messageBoxes.map(({ message }) => message)).toEqual([desktopTextsOf('en').crashed]);

  const ask = (sender: FakeContents, fragment: string) =>
    desktop.ipc.get(channels.openSecond)?.(...([{ sender, senderFrame: sender.mainFrame }, fragment] as never[]));
  for (const wrong of [
    'https://evil.example',
    '#/shoot/1/loupe',
    '#/shoot/1/loupe?follows=abcd1234&x=1',
    '#/shoot/1/grid?follows=abcd1234',
  ])
    ask(first.webContents, wrong);
  expect(desktop.windows).toHaveLength(1);
  const fragment = `#/shoot/${folderId}/loupe?photo=1&follows=abcd1234`;
  ask(first.webContents, fragment);
  const second = desktop.windows[1]!;
  expect(second.loaded).toEqual([`app://bundle/${fragment}`]);
  expect(second.options).toMatchObject({ x: 1_920, y: 0, width: 1_280, height: 1_000 });
  expect(second.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true });
  ask(first.webContents, fragment);
  ask(second.webContents, fragment);
  expect([desktop.windows.length, second.focused, second.loaded.length]).toEqual([2, 1, 2]);
  // It has a line of its own to the engine.
  desktop.ipc.get(channels.requestPort)?.(
    ...([{ sender: second.webContents, senderFrame: second.webContents.mainFrame }] as never[]),
  );
  const engine = await desktop.connect();
  while (second.webContents.received.length === 0) await waitMs(20);

  const readCards = async () =>
    engine.photos.cards({ ids: await idsOf({ client: engine } as never, folderId as never) });
  // The list comes in parts: three photos are there before the RAW has joined its JPEG.
  let cards = await readCards();
  while (cards.length < 3 || !cards.some(({ isPair }) => isPair)) {
    await waitMs(50);
    cards = await readCards();
  }
  const pair = cards.find(({ name }) => name.startsWith('IMG_0009'))!;
  const single = cards.find(({ name }) => name === 'IMG_0001.jpg')!;
  expect(await invoke(desktop, channels.startDrag, [pair.id, single.id])).toMatchObject({ ok: true });
  const drag = first.webContents.drags[0]!;
  expect(drag.files.map((file) => path.relative(shoot, file)).sort()).toEqual([
    'IMG_0001.jpg',
    'IMG_0009.CR2',
    'IMG_0009.jpg',
    'IMG_0009.xmp',
  ]);
  expect(drag.file).toBe(drag.files[0]);
  for (const wrong of [[], ['1'], [-1], [1.5], 'all'])
    expect(await invoke(desktop, channels.startDrag, wrong)).toEqual({ ok: false, reason: 'refused' });
  expect(await invoke(desktop, channels.startDrag, [999_999])).toEqual({ ok: false, reason: 'failed' });

  // Reading the folder stood in the taskbar, and stands there no more.
  while (first.progress.at(-1)?.fraction !== -1) await waitMs(50);
  first.close();
  expect(second.isDestroyed()).toBe(true);
});

describe('long work', () => {
  const setUp = () => {
    const double = createElectronDouble({ fork: (() => undefined) as never });
    const window = new FakeWindow({}, new FakeContents(1));
    let nowMs = 0;
    const manners = createWorkManners({
      window: () => window as never,
      isWatched: () => window.isFocused(),
      powerSaveBlocker: double.parts.powerSaveBlocker,
      Notification: double.parts.Notification,
      texts: () => desktopTextsOf('en').work,
      nowMs: () => nowMs,
    });
    const hear = (workId: string, kind: Progress['kind'], state: Progress['state'], done = 0, total = 0) =>
      manners.hear({
        workId,
        kind,
        state,
        done,
        total,
        folderId: null,
        says: '',
        ratePerSecond: null,
        secondsLeft: null,
      });
    return { double, window, manners, hear, pass: (ms: number) => (nowMs += ms), last: () => window.progress.at(-1) };
  };

  test('stands in the taskbar, keeps the computer awake while files are copied, and says when it has ended', async () => {
    const { double, window, hear, pass, last } = setUp();
    await double.parts.app.whenReady();
    hear('1', 'scan', 'running');
    expect(last()).toEqual({ fraction: 2, mode: 'indeterminate' });
    hear('1', 'scan', 'running', 10, 40);
    hear('2', 'ingest', 'running', 30, 60);
    expect(last()).toEqual({ fraction: 0.4, mode: 'normal' });
    expect(double.awake.size).toBe(1);
    hear('1', 'scan', 'paused', 10, 40);
    hear('2', 'ingest', 'paused', 30, 60);
    expect([last()?.mode, double.awake.size]).toEqual(['paused', 0]);
    hear('2', 'ingest', 'running', 60, 60);
    pass(31_000);
    window.hasFocus = false;
    hear('1', 'scan', 'done', 40, 40);
    expect(double.notifications).toEqual([]);
    hear('2', 'ingest', 'done', 60, 60);
    expect([last()?.fraction, double.awake.size]).toEqual([-1, 0]);
    expect(double.notifications).toMatchObject([{ title: 'Chinagraph is done', body: 'Folder read, Cards copied' }]);
    double.notifications[0]?.emit('click');
    expect(window.focused).toBe(1);
  });

  test('is not told of when it was short, was watched, or was taken back', async () => {
    const { double, window, hear, pass, manners, last } = setUp();
    await double.parts.app.whenReady();
    window.hasFocus = false;
    hear('1', 'export', 'running', 1, 2);
    pass(5_000);
    hear('1', 'export', 'done', 2, 2);
    hear('2', 'score', 'running', 1, 2);
    pass(60_000);
    hear('2', 'score', 'cancelled', 1, 2);
    window.hasFocus = true;
    hear('3', 'score', 'running', 1, 2);
    pass(60_000);
    hear('3', 'score', 'done', 2, 2);
    expect(double.notifications).toEqual([]);
    window.hasFocus = false;
    hear('4', 'ingest', 'running', 1, 2);
    pass(60_000);
    hear('4', 'ingest', 'failed', 1, 2);
    expect(double.notifications.map(({ title }) => title)).toEqual(['Chinagraph could not finish']);
    // An engine that went takes what it did along: nothing keeps the computer awake for ever.
    hear('5', 'ingest', 'running', 1, 2);
    manners.forget();
    expect([last()?.fraction, double.awake.size]).toEqual([-1, 0]);
  });
});

test('of crash dumps ten are kept, the newest, and those before the last look are not told again', () => {
  const folder = tempFolder('crashpad');
  for (let n = 1; n <= 13; n++) dump(folder, `${n}.dmp`, n * 1_000);
  writeFileSync(path.join(folder, 'settings.dat'), 'kept');
  expect(lookForDumps(folder, 11_000)).toEqual({ fresh: 2, newestMs: 13_000 });
  expect(readdirSync(path.join(folder, 'completed'))).toHaveLength(10);
  expect(lookForDumps(folder, 13_000).fresh).toBe(0);
  expect(lookForDumps(path.join(folder, 'nothing'), 0)).toEqual({ fresh: 0, newestMs: 0 });
});

test('a data folder beside the program makes it portable, wherever the program really runs', () => {
  expect(besideProgram('/tmp/.mount_x/chinagraph', 'linux', { APPIMAGE: '/media/stick/Chinagraph.AppImage' })).toBe(
    '/media/stick',
  );
  expect(besideProgram('C:\\Temp\\x\\Chinagraph.exe', 'win32', { PORTABLE_EXECUTABLE_DIR: 'E:\\' })).toBe('E:\\');
  expect(besideProgram('E:\\Chinagraph\\Chinagraph.exe', 'win32', {})).toBe('E:\\Chinagraph');
  expect(besideProgram('/Volumes/Stick/Chinagraph.app/Contents/MacOS/Chinagraph', 'darwin', {})).toBe('/Volumes/Stick');
  const stick = tempFolder('stick');
  const program = path.join(stick, 'chinagraph');
  expect(portableDir(program, 'linux', {})).toBeNull();
  mkdirSync(path.join(stick, 'chinagraph-data'));
  expect(portableDir(program, 'linux', {})).toBe(path.join(stick, 'chinagraph-data'));
  expect(portableDir(program, 'linux', { CHINAGRAPH_HOME: '/home/me' })).toBeNull();
});
