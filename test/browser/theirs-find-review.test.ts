import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { exiftoolPath } from 'exiftool-vendored';
import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { cardsOf, flagsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { burstShoot } from './support/story-shoot.ts';

describeBrowser('what others wrote, what one looks for, what beats a reject', (browser) => {
  it('shows ratings of a camera and another program as theirs, and takes them over with one key', async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(6));
    const tool = await exiftoolPath();
    const write = (name: string, ...tags: string[]) =>
      execFileSync(tool, ['-q', '-overwrite_original', ...tags, path.join(folder, name)]);
    write('IMG_0002.jpg', '-XMP:Rating=4', '-XMP:Label=Green');
    write('IMG_0005.jpg', '-XMP:Rating=-1');
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const folderId = shoot!.id;
    const { window, shot } = await startStory(await browser(), 'theirs', url);
    const { page } = window;
    await window.gridFilled();
    await window.keys('Shift+S');
    const rated = page.getByRole('gridcell', { name: /^IMG_0002.jpg,.* 4 stars in another program/ });
    await rated.waitFor();
    await page.getByRole('gridcell', { name: /^IMG_0005.jpg, rejected in another program/ }).waitFor();
    expect(await flagsOf(engine, folderId)).toEqual({});
    await shot('theirs');
    await checkAxe(page, 'ratings of others');

    await page.getByRole('button', { name: 'Rated elsewhere 2' }).click();
    await expect.poll(() => window.shown.textContent()).toBe('2 of 6 photos');
    await window.keys('Alt+v');
    await expect.poll(() => window.shown.textContent()).toBe('6 photos');

    await rated.click();
    await window.keys('v');
    await expect
      .poll(async () => (await cardsOf(engine, folderId)).find(({ name }) => name === 'IMG_0002.jpg')?.decision)
      .toEqual({ flag: 'none', stars: 4, label: 'green' });
    await page.getByRole('gridcell', { name: /^IMG_0002.jpg,.* 4 stars, green label/ }).waitFor();
    await window.keys('Control+Shift+V');
    await expect.poll(() => flagsOf(engine, folderId)).toEqual({ 'IMG_0005.jpg': 'reject' });
    await expect.poll(() => page.getByRole('button', { name: /^Rated elsewhere/ }).count()).toBe(0);
    await window.keys('Control+z', 'Control+z');
    await page.getByRole('button', { name: 'Rated elsewhere 2' }).waitFor();
  });

  it('finds by number, list, camera; says in every view which filter is on, and ends it', async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(6));
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'find', url);
    const { page } = window;
    await window.gridFilled();
    await window.keys('Home', 'e', 'Control+f');
    await page.keyboard.type('0001, 0003-0004');
    await page.getByRole('search').getByText('3 of 6 photos').waitFor();
    await shot('find-in-loupe');
    await checkAxe(page, 'find');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('search').count()).toBe(0);
    const chip = page.getByRole('button', { name: /^End the filter/ });
    const views = page.getByRole('navigation', { name: 'Views' });
    for (const view of ['Grid', 'Compare', 'Survey', 'Report', 'Loupe']) {
      await views.getByRole('button', { name: view }).click();
      await chip.waitFor();
    }
    expect(await chip.textContent()).toContain('“0001, 0003-0004”');
    await window.loupeSharp();
    await window.keys('End');
    await expect.poll(() => window.activeName()).toBe('IMG_0004.jpg');
    await chip.click();
    await expect.poll(() => chip.count()).toBe(0);

    // Esc leaves everything as it was.
    await window.keys('Control+f');
    await page.keyboard.type('nothing of that name');
    await chip.waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => chip.count()).toBe(0);
  });

  it('a suggested reject stands beside the frame that beats it; after all of them, what to look at next; many selected', async () => {
    const { folder } = await burstShoot(70);
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'review-with-winner', url);
    const { page } = window;
    await window.gridFilled();

    await window.keys('Control+a');
    const info = page.getByRole('complementary', { name: 'Info' });
    await info.getByText('all unflagged').waitFor();
    await shot('many-selected');
    await window.keys('p');
    await info.getByText('all picked').waitFor();
    await window.keys('Control+z', 'Control+d');

    await window.keys('Shift+X');
    await page.getByRole('region', { name: 'Review of suggestions' }).waitFor();
    await window.gridFilled();
    await window.keys('Home', 'e');
    const id = await window.loupeSharp();
    const stacks = await engine.client.photos.stacks({ folderId: shoot!.id });
    const best = stacks.find(({ photoIds }) => photoIds.includes(id as never))?.bestId;
    const winner = page.getByRole('region', { name: 'Best of this stack' });
    await expect.poll(() => winner.locator('canvas').getAttribute('data-photo')).toBe(String(best));
    await page.getByText('Better in the one on the right:').waitFor();
    await page
      .getByText(/against \d/)
      .first()
      .waitFor();
    // One zoom for both.
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect.poll(() => page.locator('.stage[data-zoomed=true]').count()).toBe(2);
    await shot('reject-beside-its-winner');
    await checkAxe(page, 'review with the winner');
    await window.keys('z', 'g');

    await window.keys('Shift+A');
    const next = page
      .getByRole('region', { name: 'Review of suggestions' })
      .getByRole('button', { name: /suggested to keep$/ });
    await next.waitFor();
    await shot('what-next');
    await next.click();
    await expect.poll(() => page.getByRole('button', { name: /^End the filter/ }).textContent()).toContain('Keep');
  });
});
