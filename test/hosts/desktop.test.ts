/** @file The desktop app from start to end against a double of Electron, with the real engine in a process of its own. */
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import type { BrowserWindowConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { openWindow } from '../../electron/hosts/main/open-window.ts';
import { channels } from '../../electron/hosts/shared/channels.ts';
import { FakeContents, FakeWindow } from '../support/electron-double.ts';
import { smallClip } from '../support/small-clip.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { invoke, photo, startDesktop } from '../support/start-desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('the desktop app', () => {
  test('opens the folder of its command line, serves pictures by id, survives its engine and saves before it quits', async () => {
    const shoot = tempFolder('shoot');
    await writeSmallShoot(shoot, numbered(4));
    const clip = smallClip({ seconds: 2, widthPx: 640, heightPx: 360, takenAt: '2031-06-14T14:22:07' });
    writeFileSync(path.join(shoot, 'Anna è.MP4'), clip);
    const desktop = await startDesktop([shoot]);
    const window = desktop.windows[0]!;
    expect(desktop.windows).toHaveLength(1);
    expect(window.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, devTools: false });
    // S1, S22: before anything else, and whatever the app was started with.
    expect(desktop.app.isSandboxed).toBe(true);
    expect(desktop.app.switchesRemoved).toEqual(['remote-debugging-port', 'remote-debugging-pipe']);
    expect(desktop.schemes.map(({ scheme }) => scheme)).toEqual(['app', 'photo']);
    expect([...desktop.ipc.keys()].sort()).toEqual(Object.values(channels).sort());
    expect(window.webContents.openHandler?.({ url: 'https://example.com' })).toEqual({ action: 'deny' });
    expect(desktop.session.handlers.has('permission-request') && desktop.session.handlers.has('permission-check')).toBe(
      true,
    );
    expect(window.loaded).toEqual([
      'app://bundle/',
      expect.stringMatching(/^app:\/\/bundle\/#\/shoot\/[1-9]\d*\/grid$/),
    ]);
    const folderId = Number(/shoot\/(\d+)/.exec(window.loaded[1] ?? '')?.[1]);

    const engine = await desktop.connect();
    const query = {
      folderId: folderId as never,
      filter: {},
      sort: { by: 'time' as const, descending: false },
      stacks: 'open' as const,
    };
    const until = async (done: () => Promise<boolean>) => {
      while (!(await done())) await waitMs(50);
    };
    await until(async () => (await engine.photos.ids(query)).ids.length === 5);
    const all = await engine.photos.cards({ ids: (await engine.photos.ids(query)).ids });
    const ids = all.filter(({ clip: film }) => !film).map(({ id }) => id);
    const film = all.find(({ clip: film }) => film)!.id;

    const picture = await photo(desktop, `photo://preview/${ids[0]}?tier=thumb&v=1`);
    expect(picture.status).toBe(200);
    expect(picture.headers.get('content-type')).toMatch(/^image\/(webp|jpeg)$/);
    expect(picture.headers.get('access-control-allow-origin')).toBe('app://bundle');
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(500);
    expect((await photo(desktop, 'photo://preview/999999?tier=thumb&v=1')).status).toBe(404);
    expect(desktop.processes.alive('decoder').length).toBeGreaterThan(0);
    // A clip is played from its own file; a photo's own file is not to be had, and what is gone is said to be.
    const played = await photo(desktop, `photo://original/${film}?play`);
    expect([played.status, played.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect(Buffer.from(await played.arrayBuffer()).equals(clip)).toBe(true);
    expect((await photo(desktop, `photo://original/${ids[0]}?play`)).status).toBe(404);
    expect((await photo(desktop, 'photo://original/999999?play')).status).toBe(404);
    rmSync(path.join(shoot, 'Anna è.MP4'));
    expect((await photo(desktop, `photo://original/${film}?play`)).status).toBe(404);

    await engine.decisions.apply({ ids: [ids[1]!], change: { flag: 'pick' } });
    for (const { kill } of desktop.processes.alive('Chinagraph engine')) kill();
    // The page asks again when its port closes.
    await until(async () => desktop.processes.alive('Chinagraph engine').length === 0);
    const again = await desktop.connect();
    const cards = await again.photos.cards({ ids });
    expect(cards.map(({ decision }) => decision.flag)).toEqual(['none', 'pick', 'none', 'none']);
    expect(desktop.processes.alive('Chinagraph engine')).toHaveLength(1);

    // Menus follow the language that is chosen in the page.
    await again.app.changeSettings({ language: 'de' });
    await until(async () => desktop.menu.some(({ label }) => label === 'Fenster'));

    await again.decisions.apply({ ids: [ids[2]!], change: { flag: 'reject' } });
    const quit = once(desktop.app, 'has-quit');
    window.emit('close');
    desktop.app.emit('window-all-closed');
    await quit;
    expect(desktop.processes.alive('')).toEqual([]);
    expect(JSON.parse(readFileSync(path.join(desktop.userData, 'desktop.json'), 'utf8'))).toMatchObject({
      bounds: { x: 40, y: 50, width: 1_200, height: 800 },
    });
    const log = readFileSync(path.join(desktop.userData, 'logs', 'chinagraph.log'), 'utf8');
    expect(log).toContain('the engine stopped unexpectedly');
    expect(log).not.toContain(shoot);
  });

  test('gives the page a token for a chosen or dropped folder, and nothing for what is not one', async () => {
    const shoot = tempFolder('dropped');
    await writeSmallShoot(shoot, numbered(1));
    const desktop = await startDesktop();
    desktop.answers.folder = shoot;
    const chosen = await invoke(desktop, channels.chooseFolder);
    expect(chosen).toEqual({ ok: true, value: expect.stringMatching(/^[A-Za-z0-9_-]{16,64}$/) });
    const dropped = await invoke(desktop, channels.placeOfDrop, path.join(shoot, 'IMG_0001.jpg'));
    expect(dropped).toEqual(chosen);
    expect(await invoke(desktop, channels.placeOfDrop, path.join(shoot, 'not-there'))).toEqual({
      ok: true,
      value: null,
    });
    // A single file of a model, by a dialog of its own.
    desktop.answers.folder = path.join(shoot, 'IMG_0001.jpg');
    const file = await invoke(desktop, channels.chooseModelFile);
    expect(file).toEqual({ ok: true, value: expect.stringMatching(/^[A-Za-z0-9_-]{16,64}$/) });
    expect(file).not.toEqual(chosen);
    desktop.answers.folder = null;
    expect(await invoke(desktop, channels.chooseModelFile)).toEqual({ ok: true, value: null });
    expect(await invoke(desktop, channels.chooseFolder)).toEqual({ ok: true, value: null });

    const engine = await desktop.connect();
    const folder = await engine.shoots.open({ place: (chosen as unknown as { value: never }).value });
    expect(folder.displayPath).toBe(shoot);

    // Somebody sits before it: what a camera or another program adds to the folder appears by itself.
    const countIs = async (wanted: number) => {
      const photos = async () => (await engine.shoots.summary({ folderId: folder.id })).total;
      while ((await photos()) !== wanted) await waitMs(50);
    };
    await countIs(1);
    while ((await engine.work.list({})).length > 0) await waitMs(50);
    await writeSmallShoot(shoot, [{ name: 'IMG_0002.jpg', seed: 2 }]);
    await countIs(2);
  });

  test('loads a page again that stopped, and asks when it keeps stopping', async () => {
    const contents = new FakeContents(1);
    const loaded: string[] = [];
    class Window extends FakeWindow {
      constructor(options: BrowserWindowConstructorOptions) {
        super(options, contents);
        this.on('loaded', () => loaded.push(...this.loaded));
      }
    }
    let asked = 0;
    let quits = 0;
    openWindow({
      BrowserWindow: Window as never,
      platform: 'linux',
      webPreferences: {},
      memory: {
        get: () => ({
          bounds: null,
          isMaximized: false,
          secondBounds: null,
          isSecondMaximized: true,
          dumpsSeenMs: 0,
          lastFolder: null,
          language: 'system',
          recent: [],
        }),
        change: () => undefined,
      },
      screens: [],
      askKeepsStopping: async () => {
        asked += 1;
        return asked < 2;
      },
      askHangs: async () => false,
      quit: () => {
        quits += 1;
      },
      nowMs: () => 0,
    });
    const stop = async (reason: string) => {
      contents.emit('render-process-gone', {}, { reason });
      await waitMs(1);
    };
    await stop('clean-exit');
    expect(contents.reloads).toBe(0);
    for (const reason of ['crashed', 'oom']) await stop(reason);
    expect([contents.reloads, asked]).toEqual([2, 0]);
    await stop('crashed');
    expect([contents.reloads, asked, quits]).toEqual([3, 1, 0]);
    for (let n = 0; n < 3; n++) await stop('killed');
    expect([contents.reloads, asked, quits]).toEqual([5, 2, 1]);
    expect(loaded).toEqual(['app://bundle/']);
  });
});
