import { renameSync } from 'node:fs';
import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { flagsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('folder unplugged and back', (browser) => {
  it('says so, goes on deciding, and loses nothing', async () => {
    const drive = tempFolder('drive');
    const folder = `${drive}/shoot`;
    await writeSmallShoot(folder, numbered(12));
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'folder-unplugged', url);
    const offline = window.page.getByText('This folder is offline');
    await window.gridFilled();
    await window.keys('Shift+S', 'Home', 'p');

    renameSync(folder, `${drive}/unplugged`);
    await expect.poll(() => offline.isVisible()).toBe(true);
    // Pictures that were seen stay; decisions go on.
    await window.gridFilled();
    expect(await window.page.getByRole('gridcell').count()).toBe(12);
    await window.keys('ArrowRight', 'x');
    await expect.poll(() => flagsOf(engine, shoot!.id)).toEqual({ 'IMG_0001.jpg': 'pick', 'IMG_0002.jpg': 'reject' });
    await shot('offline');
    await window.keys('e');
    await window.loupeSharp();
    await shot('offline-loupe');
    await window.keys('g');

    renameSync(`${drive}/unplugged`, folder);
    await expect.poll(() => offline.isVisible()).toBe(false);
    await window.gridFilled();
    expect(await window.page.getByRole('gridcell').count()).toBe(12);
    expect(await flagsOf(engine, shoot!.id)).toEqual({ 'IMG_0001.jpg': 'pick', 'IMG_0002.jpg': 'reject' });
    await expect.poll(() => window.cell('IMG_0001.jpg, picked').count()).toBe(1);
    await shot('back');
  });
});
