/** @file The hints of a first shoot: one at a time, gone when their step was done, never again; and what an export says of JPEGs. */
import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('first steps', (browser) => {
  it('three hints go by themselves and do not come back; the export counts what Lightroom does not read', async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(6));
    const { engine, url } = await serveShoot(folder);
    await engine.client.app.changeSettings({ hint: 'move' });
    const { window, shot } = await startStory(await browser(), 'first-steps', url);
    const { page } = window;
    await window.gridFilled();
    const hint = page.getByRole('complementary', { name: 'First steps' });
    await expect.poll(() => hint.textContent()).toMatch(/1 of 3.*← and → go from photo to photo/);
    await shot('move');
    await checkAxe(page, 'hint');
    await window.keys('Shift+S', 'End');
    await expect.poll(() => hint.textContent()).toMatch(/2 of 3.*P keeps, X rejects/);
    await shot('decide');
    await window.keys('p');
    await expect.poll(() => hint.textContent()).toMatch(/3 of 3.*hands your decisions to Lightroom/);
    await shot('hand-over');
    await window.keys('Shift+E');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByText('Your 1 JPEG needs the Lightroom plug-in').waitFor();
    await shot('export');
    await window.keys('Escape');
    await expect.poll(() => hint.count()).toBe(0);
    await expect.poll(async () => (await engine.client.app.settings({})).hint).toBe('done');
    await page.reload();
    await window.gridFilled();
    expect(await hint.count()).toBe(0);
  });
});
