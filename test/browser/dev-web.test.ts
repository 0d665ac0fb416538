/** @file `npm run dev:web`: the page from its sources through the web host, and a change in them shown without a reload. On a copy of the sources. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { appWindow } from './support/app-window.ts';
import { describeBrowser } from './support/chromium.ts';
import { watchPages } from './support/watch-page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
mkdirSync(path.join(root, 'out'), { recursive: true });
/** Inside the project, so that packages are found as from the sources themselves. */
const checkout = mkdtempSync(path.join(root, 'out', 'dev-web-'));
let server: ChildProcess | null = null;
let address = '';
afterAll(async () => {
  const gone = server?.exitCode === null ? new Promise((resolve) => server?.once('exit', resolve)) : null;
  server?.kill('SIGTERM');
  await gone;
  rmSync(checkout, { recursive: true, force: true });
});

/** Starts what the script names, in the copy; resolves with the printed address. */
function startDevWeb(folder: string): Promise<string> {
  server?.kill('SIGTERM');
  const parts = ['electron', 'native-models', 'renderer', 'texts', 'package.json', 'tsconfig.base.json'];
  for (const part of parts) cpSync(path.join(root, part), path.join(checkout, part), { recursive: true });
  const script: string = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts['dev:web'];
  expect(script).toMatch(/^node \S+\.ts$/);
  const child = spawn(process.execPath, [script.slice('node '.length), folder], {
    cwd: checkout,
    env: { ...process.env, NODE_ENV: 'development', CHINAGRAPH_HOME: tempFolder('catalog') },
  });
  server = child;
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout.on('data', (chunk) => {
      const address = /http:\/\/\S+/.exec(String(chunk))?.[0];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`dev:web ended with ${code}: ${said}`)));
  });
}

describeBrowser('the page under work', (browser) => {
  it('shows a shoot under a policy with a nonce, and a saved change without losing its place', async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(4));
    address = await startDevWeb(folder);
    const context = await (await browser()).newContext();
    // The first visit bundles the packages.
    context.setDefaultTimeout(150_000);
    const watch = await watchPages(context);
    const page = await context.newPage();
    const answer = await page.goto(address);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{22}';/);
    expect(policy).not.toMatch(/unsafe|\*/);
    await appWindow(page).gridFilled();

    // Would be gone after a reload.
    await page.evaluate(() => Reflect.set(window, 'before', true));
    const styles = path.join(checkout, 'renderer', 'ui', 'base.css');
    writeFileSync(styles, `${readFileSync(styles, 'utf8')}\nbody { outline-color: rgb(1, 2, 3); }\n`);
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).outlineColor)).toBe('rgb(1, 2, 3)');
    expect(await page.evaluate(() => Reflect.get(window, 'before'))).toBe(true);

    // A mistake is shown in the page, and goes away with its correction.
    const texts = readFileSync(path.join(checkout, 'texts', 'en', 'count.ts'), 'utf8');
    watch.expect(/./);
    writeFileSync(path.join(checkout, 'texts', 'en', 'count.ts'), 'export const = 1;');
    await page.locator('vite-error-overlay').waitFor();
    // The correction loads the page anew; a context closed in the middle of that would not end.
    const loaded = page.waitForEvent('load');
    writeFileSync(path.join(checkout, 'texts', 'en', 'count.ts'), texts);
    await loaded;
    await appWindow(page).gridFilled();
    expect(await page.locator('vite-error-overlay').count()).toBe(0);
    expect({ ...watch }).toMatchObject({ strayRequests: [], errors: [], policyBreaches: [] });
    await context.close();
  });

  it('answers no other page, and tells no stranger of changes', async () => {
    const { host } = new URL(address);
    const elsewhere = { Origin: 'http://example.com' };
    expect((await fetch(`http://${host}/main.tsx`, { headers: elsewhere })).status).toBe(403);
    const socket = new WebSocket(`ws://${host}/`, { protocols: 'vite-hmr', headers: elsewhere } as never);
    const ended = new Promise((resolve) => socket.addEventListener('close', () => resolve('closed')));
    socket.addEventListener('open', () => expect.unreachable('a stranger was let in'));
    expect(await ended).toBe('closed');
  });
});
