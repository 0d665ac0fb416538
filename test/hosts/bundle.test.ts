/** @file The bundles, as they are packed, on this machine's Node: the engine starts, finds its children, shows a picture and saves a decision. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDesktop, devMarks } from '../support/build-desktop.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { photo, startDesktop } from '../support/start-desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Inside the project, so that the packages that are not bundled are found. */
const outDir = fileURLToPath(new URL('../../out/bundle-test', import.meta.url));
beforeAll(async () => {
  mkdirSync(outDir, { recursive: true });
  await buildDesktop(outDir);
}, 300_000);
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

test('every process the engine starts has an entry of its own', () => {
  for (const name of ['main', 'engine-main', 'decoder', 'scorer', 'convert-child'])
    expect(existsSync(path.join(outDir, 'main', `${name}.js`)), name).toBe(true);
  const main = readFileSync(path.join(outDir, 'main', 'main.js'), 'utf8');
  expect(main).toContain('engine-main.js');
  expect(main).not.toContain(".ts', import.meta.url");
});

test('nothing of the dev server is in it: no nonce, no socket, no other page than its own', () => {
  const textsIn = (part: string) =>
    readdirSync(path.join(outDir, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(c?js|html)$/.test(entry.name))
      .map((entry) => ({ name: entry.name, text: readFileSync(path.join(entry.parentPath, entry.name), 'utf8') }));
  const code = [...textsIn('main'), ...textsIn('preload')];
  expect(code.length).toBeGreaterThan(5);
  expect(code.filter(({ text }) => devMarks.test(text)).map(({ name }) => name)).toEqual([]);
  const page = textsIn('renderer');
  expect(page.length).toBeGreaterThan(10);
  expect(page.filter(({ text }) => /vite-hmr|@vite\/client|import\.meta\.hot/.test(text))).toEqual([]);
  expect(page.find(({ name }) => name === 'index.html')?.text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|nonce/);
});

test('the bundled engine works on a folder', async () => {
  const shoot = tempFolder('shoot');
  await writeSmallShoot(shoot, numbered(2));
  const desktop = await startDesktop([shoot], {
    mainDir: path.join(outDir, 'main'),
    engineModule: path.join(outDir, 'main', 'engine-main.js'),
  });
  const folderId = Number(/shoot\/(\d+)/.exec(desktop.windows[0]?.loaded[1] ?? '')?.[1]) as never;
  const engine = await desktop.connect();
  const query = { folderId, filter: {}, sort: { by: 'time' as const, descending: false }, stacks: 'open' as const };
  while ((await engine.photos.ids(query)).ids.length < 2) await waitMs(50);
  const { ids } = await engine.photos.ids(query);
  const picture = await photo(desktop, `photo://preview/${ids[0]}?tier=nav&v=1`);
  expect(picture.status).toBe(200);
  expect(desktop.processes.alive('Chinagraph decoder').length).toBeGreaterThan(0);
  expect((await engine.decisions.apply({ ids, change: { stars: 3 } })).ids).toEqual(ids);
});

test('the preload bundle asks for electron alone and hands over what the page may ask', () => {
  const exposed: Record<string, object> = {};
  const required: string[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, bridge: object) => Object.assign(exposed, { [name]: bridge }) },
    ipcRenderer: { on: () => undefined },
    webUtils: {},
  };
  const require = (name: string) => {
    required.push(name);
    return electron;
  };
  const source = readFileSync(path.join(outDir, 'preload', 'preload.cjs'), 'utf8');
  runInNewContext(source, { require, exports: {}, module: {}, process: { platform: 'linux' }, window: {} });
  expect(required).toEqual(['electron']);
  expect(Object.keys(exposed)).toEqual(['chinagraphDesktop']);
  expect(Object.keys(exposed.chinagraphDesktop ?? {}).sort()).toEqual([
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
