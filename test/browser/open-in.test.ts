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
