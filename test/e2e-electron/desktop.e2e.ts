/**
 * @file The desktop app in Electron itself, by Playwright's driver: `npm run e2e:electron`, where Electron's binary is (the workflows fetch it). What a
 * double cannot prove: the sandbox, the real page's globals, the policy at work, one window, and a cull that is still there after the app was killed.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronBinary } from '../../electron/hosts/cli/electron-binary.ts';
import { type AppWindow, appWindow } from '../browser/support/app-window.ts';
import { needing } from '../support/needs.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const artefacts = path.join(root, '.artefacts', 'desktop');
const binary = electronBinary(path.join(root, 'node_modules', 'electron'), process.env);

describe('the desktop app', needing('Electron’s binary'), () => {
  const home = tempFolder('home');
  const shoot = tempFolder('shoot');
  let app: ElectronApplication;
  let page: Page;
  let window: AppWindow;

  const start = async () => {
    app = await electron.launch({
      executablePath: binary ?? '',
      // The driver's default on Linux is no sandbox at all.
      chromiumSandbox: true,
      args: [root, '--', shoot],
      env: { ...process.env, CHINAGRAPH_HOME: home } as Record<string, string>,
    });
    page = await app.firstWindow();
    await page.waitForURL(/#\/shoot\/\d+\/grid$/);
    window = appWindow(page);
    await window.gridFilled();
  };
  beforeAll(async () => {
    mkdirSync(artefacts, { recursive: true });
    await writeSmallShoot(shoot, numbered(12));
    await start();
  });
  afterAll(() => app?.close());

  test('opens the folder of its command line and shows its pictures from photo://', async () => {
    const sources = await page.evaluate(() => [...document.images].map((image) => image.src));
    expect(sources.some((source) => source.startsWith('photo://preview/'))).toBe(true);
    await page.screenshot({ path: path.join(artefacts, 'grid.png') });
    await window.keys('Home', 'e');
    await window.loupeSharp();
    await page.screenshot({ path: path.join(artefacts, 'loupe.png') });
    await window.keys('g');
    await window.gridFilled();
  });

  test('gives the page nothing of Node or Electron (S1, S2)', async () => {
    const seen = await page.evaluate(() => {
      const globals = globalThis as unknown as Record<string, unknown>;
      return {
        leaks: ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer'].filter(
          (name) => name in globals,
        ),
        bridge: Object.keys(globals.chinagraphDesktop ?? {}).sort(),
      };
    });
    expect(seen).toEqual({
      leaks: [],
      bridge: [
        'chooseFolder',
        'chooseModelFile',
        'chooseProgram',
        'clipBase',
        'openSecond',
        'placeOfDrop',
        'platform',
        'previewBase',
        'requestPort',
      ],
    });
  });

  test('runs no script of anybody else and fetches nothing from elsewhere (S3, S4)', async () => {
    const tried = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      let ran = 0;
      Object.assign(globalThis, { ranInline: () => (ran += 1) });
      for (const make of [
        () => {
          const script = document.createElement('script');
          script.textContent = 'ranInline()';
          document.body.append(script);
        },
        () => new Function('ranInline()')(),
        () => {
          const image = document.createElement('img');
          image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
          document.body.append(image);
        },
      ]) {
        try {
          make();
        } catch {
          // Refused by trusted types: as it should be.
        }
      }
      const remote = await fetch('https://example.com/').then(
        () => 'fetched',
        () => 'refused',
      );
      await new Promise((done) => setTimeout(done, 200));
      return { ran, remote, directives: [...new Set(violations)].sort() };
    });
    expect(tried.ran).toBe(0);
    expect(tried.remote).toBe('refused');
    expect(tried.directives).toEqual(expect.arrayContaining(['connect-src', 'img-src']));
  });

  test('stays on its page and opens no window (S5, S6)', async () => {
    const before = page.url();
    const opened = await page.evaluate(() => {
      globalThis.location.href = 'https://example.com/';
      return globalThis.open('https://example.com/');
    });
    await page.waitForTimeout(300);
    expect(opened).toBeNull();
    expect(page.url()).toBe(before);
    expect(app.windows()).toHaveLength(1);
  });

  test('has no permission (S7)', async () => {
    const states = await page.evaluate(async () =>
      Promise.all(
        ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read'].map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => state,
            () => 'denied',
          ),
        ),
      ),
    );
    expect(states.filter((state) => state === 'granted')).toEqual([]);
  });

  test('keeps a decision when it is killed right after it', async () => {
    await window.keys('Home', 'p');
    await window.cell('IMG_0001.jpg, picked').waitFor();
    app.process().kill('SIGKILL');
    await start();
    await window.cell('IMG_0001.jpg, picked').waitFor();
  });
});
