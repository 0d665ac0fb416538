/** @file `npm run dev` up to Electron's start, and what the desktop app lets a dev server's page do: unpackaged and asked for, or not at all. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { devPageOf } from '../../electron/hosts/dev/dev-page.ts';
import { devMarks } from '../support/build-desktop.ts';
import { needing } from '../support/needs.ts';
import { startDesktop } from '../support/start-desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let dev: ChildProcess | null = null;
afterAll(async () => {
  const gone = dev?.exitCode === null ? new Promise((resolve) => dev?.once('exit', resolve)) : null;
  dev?.kill('SIGTERM');
  await gone;
});

/** What Electron's stand-in was started with. */
interface Started {
  words: string[];
  address: string;
  catalog: string;
}

/** Runs the script with a stand-in for Electron's binary, which writes down how it was started and stays. */
async function startDev(words: string[]): Promise<Started> {
  const dist = tempFolder('electron-dist');
  const noted = path.join(dist, 'started.json');
  const binary = path.join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
  writeFileSync(
    binary,
    `#!${process.execPath}
const { ELECTRON_RENDERER_URL: address, CHINAGRAPH_HOME: catalog } = process.env;
require('node:fs').writeFileSync(${JSON.stringify(noted)}, JSON.stringify({ words: process.argv.slice(2), address, catalog }));
setInterval(() => {}, 1000);
`,
  );
  chmodSync(binary, 0o755);
  const { CHINAGRAPH_HOME: _, ...env } = process.env;
  let said = '';
  dev = spawn(process.execPath, ['electron/hosts/dev/dev.ts', ...words], {
    cwd: root,
    env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: dist },
  });
  for (const stream of [dev.stdout, dev.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }
  await expect.poll(() => existsSync(noted) || dev?.exitCode !== null, { timeout: 50_000 }).toBe(true);
  if (!existsSync(noted)) throw new Error(`npm run dev ended: ${said}`);
  return JSON.parse(readFileSync(noted, 'utf8'));
}

// Electron's stand-in is a script that the system runs by its first line.
describe('npm run dev', needing('a POSIX system'), () => {
  test('builds for the dev server, starts Electron on the folder, and the page comes through app:// under its nonce', async () => {
    const started = await startDev(['my shoot']);
    const entry = path.join(root, 'out', 'dev', 'main', 'main-dev.js');
    expect(started.words).toEqual([entry, 'my shoot']);
    expect(readFileSync(entry, 'utf8')).toMatch(devMarks);
    expect(existsSync(path.join(root, 'out', 'dev', 'preload', 'preload.cjs'))).toBe(true);
    // Never the library with real decisions in it.
    expect(started.catalog).toBe(path.join(root, 'out', 'dev-catalog'));

    const desktop = await startDesktop([], undefined, { page: devPageOf(started.address), isPackaged: false });
    const get = async (address: string) => (await desktop.protocols.get('app')?.(new Request(address))) as Response;
    const page = await get('app://bundle/');
    const html = await page.text();
    const nonce = /<script type="module" nonce="([\w-]{22})">/.exec(html)?.[1];
    expect(nonce).toBeTruthy();
    const { host } = new URL(started.address);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}';`);
    expect(policy).toContain(`connect-src 'self' photo: ws://${host};`);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(await (await get('app://bundle/main.tsx')).text()).toContain('createRoot');
    expect(await (await get('app://bundle/@vite/client')).text()).toContain(
      JSON.stringify(host).slice(1, -1).split(':')[1],
    );
    expect((await get('app://elsewhere/')).status).toBe(404);

    const cancels = (url: string) => {
      let cancel: boolean | undefined;
      const handler = desktop.session.handlers.get('before-request');
      handler?.(...([{ url }, (answer: { cancel: boolean }) => (cancel = answer.cancel)] as never[]));
      return cancel;
    };
    expect(cancels(`ws://${host}/?token=x`)).toBe(false);
    for (const url of [`http://${host}/`, 'ws://localhost:1/', 'ws://example.com/', `ws://${host}.example.com/`])
      expect(cancels(url), url).toBe(true);
  });
});

test('a packed app takes no page from a dev server, whatever it is given', async () => {
  const asked: string[] = [];
  const page = {
    answer: async (request: Request) => {
      asked.push(request.url);
      return new Response('not our page');
    },
    isAllowed: () => true,
  };
  const desktop = await startDesktop([], undefined, { page, isPackaged: true });
  const response = (await desktop.protocols.get('app')?.(new Request('app://bundle/'))) as Response;
  expect(await response.text()).toContain('<title>page</title>');
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
  let cancel: boolean | undefined;
  const handler = desktop.session.handlers.get('before-request');
  handler?.(
    ...([{ url: 'ws://localhost:5173/' }, (answer: { cancel: boolean }) => (cancel = answer.cancel)] as never[]),
  );
  expect(cancel).toBe(true);
  expect(asked).toEqual([]);
});

test.each([
  undefined,
  '',
  'http://example.com:5173',
  'https://localhost:5173',
  'file:///etc',
  'http://localhost.example.com',
])('there is no dev server at %j', (address) => {
  expect(() => devPageOf(address)).toThrow('npm run dev');
});
