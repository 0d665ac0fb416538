import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('the next shoot', (browser) => {
  it('is one key away, or a few letters, or a path that completes itself', async () => {
    const parent = tempFolder('season');
    for (const [name, frames] of [
      ['Day 2', 2],
      ['Day 10', 3],
      ['Day 1', 1],
    ] as const) {
      mkdirSync(path.join(parent, name));
      await writeSmallShoot(path.join(parent, name), numbered(frames));
    }
    const { url } = await serveShoot(path.join(parent, 'Day 2'));
    const { window, shot } = await startStory(await browser(), 'next-shoot', url);
    const { page } = window;
    const isOpen = (name: string) => expect.poll(() => page.title()).toContain(name);
    await isOpen('Day 2');
    await window.gridFilled();
    // As people count: 10 comes after 2.
    await window.keys('Alt+PageDown');
    await isOpen('Day 10');
    await window.keys('Alt+PageDown');
    await page.getByText('This is the last folder here').waitFor();
    await window.keys('Alt+PageUp');
    await isOpen('Day 2');

    await window.keys('Control+p');
    const field = page.getByRole('combobox', { name: 'Shoot or path' });
    await field.fill('day 1');
    await page.getByRole('option', { name: /^Day 10/ }).waitFor();
    await shot('a-few-letters');
    await checkAxe(page, 'switching shoots');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.title()).toMatch(/Day 1(0)? /);

    await window.keys('Control+p');
    await field.fill(`${parent}/day 2`);
    await page.getByRole('option', { name: /^Day 2/ }).waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => field.inputValue()).toBe(`${parent}/Day 2/`);
    await shot('a-path');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await isOpen('Day 2');
  });
});
