import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { decisionsOf, flagsOf, idOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('undo across views', (browser) => {
  it('takes back what was decided last, wherever it was decided, and brings the frame back', async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(12));
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'undo-across-views', `${url}`);
    const flags = () => flagsOf(engine, shoot!.id);
    const photoInAddress = () => Number(new URLSearchParams(window.page.url().split('?')[1]).get('photo'));
    await window.gridFilled();
    await window.keys('Shift+S');

    // Three in the grid as one step, one in the loupe, stars in the grid again.
    await window.keys('Home', 'Shift+ArrowRight', 'Shift+ArrowRight');
    await expect.poll(() => window.statusLine.textContent()).toContain('3 selected: a key decides for all three');
    await window.keys('p');
    const three = { 'IMG_0001.jpg': 'pick', 'IMG_0002.jpg': 'pick', 'IMG_0003.jpg': 'pick' };
    await expect.poll(flags).toEqual(three);
    await window.keys('End', 'e', 'x');
    await expect.poll(flags).toEqual({ ...three, 'IMG_0012.jpg': 'reject' });
    await window.keys('g', 'Home', '5');
    await expect.poll(async () => (await decisionsOf(engine, shoot!.id))['IMG_0001.jpg']?.stars).toBe(5);

    // From the loupe, one after the other.
    await window.keys('ArrowRight', 'ArrowRight', 'e');
    await window.loupeSharp();
    await window.keys('Control+z');
    await expect.poll(async () => (await decisionsOf(engine, shoot!.id))['IMG_0001.jpg']?.stars).toBe(0);
    await expect.poll(photoInAddress).toBe(await idOf(engine, shoot!.id, 'IMG_0001.jpg'));
    await expect.poll(() => window.statusLine.textContent()).toContain('Undone:');
    await shot('stars-undone-in-loupe');
    await window.keys('Control+z');
    await expect.poll(flags).toEqual(three);
    await expect.poll(photoInAddress).toBe(await idOf(engine, shoot!.id, 'IMG_0012.jpg'));
    await window.keys('g', 'Control+z');
    await expect.poll(flags).toEqual({});
    await shot('all-undone-in-grid');
    await window.keys('Control+z');
    await expect.poll(() => window.statusLine.textContent()).toContain('Nothing to undo');

    await window.keys('Control+Shift+z');
    await expect.poll(flags).toEqual(three);
    await window.keys('Control+y');
    await expect.poll(flags).toEqual({ ...three, 'IMG_0012.jpg': 'reject' });
    await expect.poll(() => window.cell('IMG_0012.jpg, rejected').count()).toBe(1);
    await shot('redone');
  });
});
