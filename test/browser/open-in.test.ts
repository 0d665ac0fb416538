import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startProgram } from '../../electron/core/programs/start-program.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

/** Frames that no stack holds together. */
const apart = (count: number) =>
  numbered(count).map((photo, n) => ({ ...photo, takenAt: `2026:06:14 1${n}:00:00`, seed: 1 + n * 30 }));

/** In the page: what Electron's preload puts there, over the socket of the web host. */
const asDesktop = (): void => {
  const dragged: number[][] = [];
  const nothing = async () => null;
  const chinagraphDesktop = {
    platform: 'linux',
    previewBase: '/preview/',
    clipBase: '/original/',
    requestPort() {
      const { port1, port2 } = new MessageChannel();
      const socket = new WebSocket(`ws://${location.host}/rpc`);
      socket.binaryType = 'arraybuffer';
      socket.onmessage = ({ data }) => port2.postMessage(data);
      port2.onmessage = ({ data }) => socket.send(data);
      socket.onopen = () => window.postMessage({ type: 'chinagraph-port' }, location.origin, [port1]);
    },
    startDrag: async (ids: number[]) => dragged.push(ids) > 0,
    openSecond: () => undefined,
    ...{ chooseFolder: nothing, chooseModelFile: nothing, chooseProgram: nothing, placeOfDrop: nothing },
  };
  Object.assign(window, { dragged, chinagraphDesktop });
};

describeBrowser('a photo in other programs', (browser) => {
  it('in a browser its original is downloaded and its name copied, and no program is offered', async () => {
    const folder = tempFolder('open-in');
    await writeSmallShoot(folder, apart(3));
    const { url } = await serveShoot(folder);
    const { window, context, shot } = await startStory(await browser(), 'open-in-browser', url);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { page } = window;
    await window.gridFilled();
    await page.locator('[id^="cell-"]').nth(1).click({ button: 'right' });
    const menu = page.getByRole('menu', { name: /photo/i });
    await menu.getByRole('menuitem', { name: 'Download the original' }).waitFor();
    expect(await menu.getByText('Open in', { exact: true }).count()).toBe(0);
    expect(await menu.getByText('Show in its folder').count()).toBe(0);
    await shot('menu');
    const download = page.waitForEvent('download');
    await menu.getByRole('menuitem', { name: 'Download the original' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('IMG_0002.jpg');
    expect(readFileSync(await file.path())).toEqual(readFileSync(path.join(folder, 'IMG_0002.jpg')));
    await window.keys('Control+c');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('IMG_0002.jpg');

    // Dragged with Alt it is the browser's own drag, which carries a download; without, it stays in the window.
    await page.evaluate(() =>
      document.addEventListener('dragstart', ({ dataTransfer }) => {
        document.title = `${dataTransfer?.getData('DownloadURL')} ${dataTransfer?.getData('text/plain')}`;
      }),
    );
    const box = (await window.cell('IMG_0003.jpg').boundingBox())!;
    const drag = async () => {
      await page.mouse.move(box.x + 40, box.y + 60);
      await page.mouse.down();
      await page.mouse.move(box.x + 80, box.y + 90, { steps: 4 });
      await page.mouse.up();
    };
    await drag();
    expect(await page.title()).not.toContain('octet-stream');
    await page.keyboard.down('Alt');
    await drag();
    await page.keyboard.up('Alt');
    const address = new RegExp(
      `^application/octet-stream:IMG_0003\\.jpg:${new URL(url).origin}/original/\\d+ IMG_0003\\.jpg$`,
    );
    await expect.poll(() => page.title()).toMatch(address);
    expect(await page.locator('.cell[draggable=true]').count()).toBe(0);

    // Out of the loupe with Alt, where a drag without it moves the picture; out of the strip by any drag, and a click there still goes to the photo.
    const dragFrom = async (selector: string) => {
      const from = (await page.locator(selector).first().boundingBox())!;
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(from.x + from.width / 2 + 40, from.y + from.height / 2 + 20, { steps: 4 });
      await page.mouse.up();
    };
    const forget = () => page.evaluate(() => document.head.querySelector('title')?.replaceChildren());
    await window.keys('e');
    await page.locator('.stage canvas[data-photo]:not([data-photo=""])').waitFor();
    await forget();
    await dragFrom('.stage');
    expect(await page.title()).not.toContain('octet-stream');
    await page.keyboard.down('Alt');
    await dragFrom('.stage');
    await page.keyboard.up('Alt');
    await expect.poll(() => page.title()).toMatch(/original\/\d+ IMG_000[23]\.jpg$/);
    await forget();
    await dragFrom('.strip-cell[aria-selected=false]');
    await expect.poll(() => page.title()).toMatch(/original\/\d+ IMG_0001\.jpg$/);
    await page.locator('.strip-cell').first().click();
    await expect.poll(() => page.locator('.strip-cell').first().getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('[draggable=true]').count()).toBe(0);

    // The same page with the desktop's bridge: the system's own drag, of the same photos; from a whole picture over the edge too.
    await page.addInitScript(asDesktop);
    await page.reload();
    await page.locator('.stage canvas[data-photo]:not([data-photo=""])').waitFor();
    const dragged = () => page.evaluate(() => (window as unknown as { dragged: number[][] }).dragged);
    await page.keyboard.down('Alt');
    await dragFrom('.stage');
    await page.keyboard.up('Alt');
    await expect.poll(async () => (await dragged()).length).toBe(1);
    await dragFrom('.strip-cell[aria-selected=false]');
    await expect.poll(async () => (await dragged()).length).toBe(2);
    await page.mouse.move(500, 300);
    await page.mouse.down();
    await page.mouse.move(400, 200, { steps: 3 });
    await page.mouse.move(400, 0, { steps: 3 });
    await page.mouse.up();
    await expect.poll(async () => (await dragged()).length).toBe(3);
    // The pressed neighbour was taken along and not gone to.
    const [loupe, strip, edge] = await dragged();
    const shown = Number(await page.locator('.stage canvas').first().getAttribute('data-photo'));
    expect([loupe, edge]).toEqual([[shown], [shown]]);
    expect(strip).toHaveLength(1);
    expect(strip).not.toEqual([shown]);
  });

  it('on a desktop the menu opens it in what is installed', async () => {
    const folder = tempFolder('open-in');
    await writeSmallShoot(folder, apart(2));
    const bin = tempFolder('bin');
    const told = path.join(bin, 'told');
    writeFileSync(
      path.join(bin, 'darktable'),
      `#!/bin/sh\nprintf '%s' "$1" > "${told}.new"; mv "${told}.new" "${told}"\n`,
    );
    chmodSync(path.join(bin, 'darktable'), 0o755);
    const programPlaces = { platform: 'linux' as const, env: { PATH: bin }, home: bin };
    const { url } = await serveShoot(folder, { startProgram, programPlaces });
    const { window, shot } = await startStory(await browser(), 'open-in-desktop', url, {
      widthPx: 1024,
      heightPx: 640,
    });
    const { page } = window;
    await window.gridFilled();
    await page.locator('[id^="cell-"]').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Open in' }).click();
    await page.getByRole('menuitem', { name: 'darktable' }).waitFor();
    await shot('menu');
    await page.getByRole('menuitem', { name: 'darktable' }).click();
    await expect.poll(() => existsSync(told)).toBe(true);
    expect(readFileSync(told, 'utf8')).toBe(path.join(folder, 'IMG_0001.jpg'));
  });
});
