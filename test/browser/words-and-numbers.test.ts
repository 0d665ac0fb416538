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
    await window.keys('p', '4');
    const head = page.locator('.stage-head');
    await expect.poll(() => head.textContent()).toMatch(/IMG_0001\.jpg.*1 of 6 in this/);
    await head.getByRole('img', { name: /pick/i }).first().waitFor();
    await head.getByRole('img', { name: '4 stars' }).waitFor();
    // Every panel hidden, it still says what was decided.
    await window.keys('f');
    await page.getByRole('contentinfo').waitFor({ state: 'detached' });
    await head.getByRole('img', { name: '4 stars' }).waitFor();
    await window.keys('f');
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
    // Outcomes first: what is left, the time it took, what to look at again and the way there; numbers below.
    const report = page.getByRole('region', { name: 'Shoot report' });
    const outcome = report.getByRole('region', { name: '5 photos left to decide' });
    expect(await report.getByRole('heading', { level: 2 }).first().textContent()).toBe('5 photos left to decide');
    expect(await outcome.textContent()).toMatch(/1 picked and 0 rejected of 6\..*of deciding\./);
    await outcome.getByRole('button', { name: 'Show: Picks with closed eyes, soft or blurred' }).waitFor();
    await outcome.getByRole('button', { name: 'Show: 5 photos without any decision' }).click();
    await expect.poll(() => window.shown.textContent()).toMatch(/^5 of 6 photos/);
    await window.keys('Control+Backspace');

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
