/** @file What stands beside pictures means what it says: counts, ranks, states, offers, marks; and what counts as decided is said once. */
import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('words and numbers', (browser) => {
  it('counts, ranks, offers, the header, the report, and what counts as decided', async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(6));
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'words-and-numbers', url);
    const { page } = window;
    const side = page.getByRole('navigation', { name: 'Shoots' });
    await window.gridFilled();
    await expect.poll(() => window.shown.textContent()).toMatch(/^6 photos in \d cells?$/);
    // One name for one number, and what it means in the shoot and in the stack.
    const info = page.getByRole('complementary', { name: 'Info' });
    await expect.poll(() => info.textContent()).toMatch(/Sharpness.*sharper than \d+ %(?! ·)/);
    // Sharpness has its place in the stack from the comparison, told in the reasons; other numbers have their own.
    expect(await info.textContent()).toMatch(/more contrast than \d+ % · \d(st|nd|rd|th) of 6 in the stack/);
    expect(await info.textContent()).not.toContain('Eyes sharp');

    await window.keys('Shift+S', 'Home', 'e');
    await window.loupeSharp();
    await window.keys('p');
    const head = page.locator('.stage-head');
    await expect.poll(() => head.textContent()).toContain('IMG_0001.jpg');
    await head.getByRole('img', { name: /pick/i }).first().waitFor();
    await shot('loupe');

    // What counts is chosen once; panel, filter and report follow.
    await window.keys('g', 'Control+,');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('tab', { name: 'Culling' }).click();
    await settings.getByRole('radio', { name: /^A colour label alone/ }).check();
    await shot('what-counts');
    await window.keys('Escape');
    await side.getByRole('button', { name: 'Undecided: no label 6' }).waitFor();
    await window.keys('End', '6');
    await side.getByRole('button', { name: 'Undecided: no label 5' }).click();
    await expect.poll(() => window.shown.textContent()).toMatch(/^5 of 6 photos/);
    await window.keys('Control+Backspace', 'r');
    await page.getByRole('heading', { name: '5 photos left to decide' }).waitFor();
    await shot('report');

    // Offers by what they give; terms before anything is fetched.
    await window.keys('g', 'Shift+M');
    const models = page.getByRole('dialog', { name: 'Models and devices' });
    const first = models.getByRole('list', { name: 'What can be added' }).getByRole('listitem').first();
    await expect.poll(() => first.textContent()).toMatch(/^Faces and eyesrecommended first/);
    await first.getByRole('button', { name: 'Install Faces and eyes' }).click();
    await first.getByRole('button', { name: /^Accept and fetch/ }).waitFor();
    await shot('offer');
    await window.keys('Escape', '?');
    const help = page.getByRole('dialog');
    for (const group of ['Signs', 'By mouse and touch', 'Decide'])
      await help.getByRole('heading', { name: group }).waitFor();
    await shot('help');
  });
});
