/** @file A shoot type chosen, taken back, changed, kept under a name, written into a file and read from one. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

const home = tempFolder('home');
const realHome = process.env.HOME;
process.env.HOME = home;
afterAll(() => {
  if (realHome === undefined) delete process.env.HOME;
  else process.env.HOME = realHome;
});

describeBrowser('shoot types', (browser) => {
  it('are chosen for a shoot, changed back in one step, edited, kept, exported and imported', async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(8));
    mkdirSync(path.join(home, 'Types'), { recursive: true });
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const settings = () => engine.client.culling.settings({ folderId: shoot!.id });
    const { window, shot } = await startStory(await browser(), 'shoot-types', url);
    const { page } = window;
    await window.gridFilled();
    const columns = async () => Number(await window.grid.getAttribute('aria-colcount'));
    const before = await columns();

    const item = page.getByRole('button', { name: /^Shoot type:/ });
    expect(await item.textContent()).toContain('General');
    await item.click();
    await shot('menu');
    await page.getByRole('menuitemradio', { name: 'Landscape' }).click();
    await expect.poll(settings).toMatchObject({ type: 'Landscape', strictness: 'low', weights: { eyes: 0 } });
    await expect.poll(columns).toBe(4);
    await shot('landscape');
    await window.statusLine.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(settings).toMatchObject({ type: null, strictness: 'normal', weights: { eyes: 1 } });
    await expect.poll(columns).toBe(before);

    await window.keys('Shift+T');
    const dialog = page.getByRole('dialog', { name: 'Shoot types' });
    await dialog.getByRole('button', { name: 'Sports' }).click();
    await shot('dialog');
    await checkAxe(page, 'shoot types');
    await dialog.getByRole('slider', { name: 'Noise' }).press('Home');
    await dialog.getByRole('textbox', { name: 'Name of the shoot type' }).fill('Rugby at night');
    await dialog.getByRole('button', { name: 'Save under a name' }).click();
    await dialog.getByRole('button', { name: 'Rugby at night', exact: true }).waitFor();

    await dialog.getByRole('button', { name: 'Choose a folder' }).click();
    const places = page.getByRole('dialog').last();
    for (const name of ['Home', 'Types']) await places.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await places.getByRole('button', { name: 'Take this folder' }).click();
    const file = path.join(home, 'Types', 'Rugby at night shoot type.json');
    await expect.poll(() => readText(file)).toContain('"noise": 0');

    await dialog.getByRole('button', { name: 'Remove Rugby at night' }).click();
    await expect.poll(() => dialog.getByRole('button', { name: 'Rugby at night', exact: true }).count()).toBe(0);
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.getByRole('button', { name: 'Rugby at night', exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Use for this shoot' }).click();
    await expect.poll(settings).toMatchObject({ type: 'Rugby at night', strictness: 'high', weights: { noise: 0 } });
    await expect.poll(() => item.textContent()).toContain('Rugby at night');
    await shot('own');
  });
});

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
