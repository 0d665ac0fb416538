/** @file 300 frames from the start of the app to sidecars for Lightroom: once without a mouse, once without a key. */
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { type Served, serveShoot } from './support/serve-shoot.ts';
import { type Story, startStory } from './support/story.ts';
import { burstShoot } from './support/story-shoot.ts';

const sidecarsIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.xmp'));
const flagIn = (folder: string, sidecar: string): string | undefined =>
  /xmpDM:pick[^-\d]*(-?\d)/.exec(readFileSync(path.join(folder, sidecar), 'utf8'))?.[1];

/** Presses Tab until what has the focus is called so. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let tries = 0; tries < 60; tries++) {
    const says = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (name.test(says)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} cannot be reached by Tab`);
};

const allDecided = ({ window }: Story) =>
  expect.poll(() => window.page.getByRole('button', { name: 'Undecided 0' }).isVisible()).toBe(true);

const checkSidecars = async (folder: string): Promise<void> => {
  await expect.poll(() => sidecarsIn(folder).length, { timeout: 60_000 }).toBe(300);
  const flags = sidecarsIn(folder).map((name) => flagIn(folder, name));
  expect(flags.filter((flag) => flag !== '1' && flag !== '-1')).toEqual([]);
  expect(flags).toContain('1');
  expect(flags).toContain('-1');
};

/** Made and indexed once; each story begins with its own copy of that catalog, on the folder as it was. */
let indexed: Promise<{ folder: string; catalogDir: string }> | null = null;
const index = async (): Promise<{ folder: string; catalogDir: string }> => {
  const { folder } = await burstShoot(300);
  const catalogDir = tempFolder('catalog');
  await (await serveShoot(folder, { catalogDir })).close();
  return { folder, catalogDir };
};
let before: Served | null = null;
const shoot = async (): Promise<{ folder: string; url: string }> => {
  await before?.close();
  indexed ??= index();
  const { folder, catalogDir } = await indexed;
  for (const name of sidecarsIn(folder)) rmSync(path.join(folder, name));
  const copy = tempFolder('catalog');
  cpSync(catalogDir, copy, { recursive: true });
  before = await serveShoot(folder, { catalogDir: copy });
  // The folder is opened by hand.
  return { folder, url: before.url.replace(/&folder=.*$/, '') };
};

describeBrowser('300 frames from the folder to Lightroom', (browser) => {
  it('by keyboard alone', async () => {
    const { folder, url } = await shoot();
    const story = await startStory(await browser(), 'keyboard-to-lightroom', url);
    const { window, shot } = story;
    const { page } = window;
    await page.getByRole('heading', { name: 'Open the folder of a shoot' }).waitFor();
    await window.keys('Control+p');
    await page.keyboard.type(path.basename(folder));
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await window.gridFilled();
    // What the app would reject, then what it would keep, as runs; what is left is picked.
    await window.keys('Shift+X');
    await page.getByRole('region', { name: 'Review of suggestions' }).waitFor();
    await window.keys('Shift+A');
    await page.getByText(/^No photo is left/).waitFor();
    await window.keys('Shift+K');
    await page
      .getByText(/suggested to keep$/)
      .first()
      .waitFor();
    await window.keys('Shift+A');
    await page.getByText(/^No photo is left/).waitFor();
    await window.keys('Alt+u', 'Shift+S');
    await window.gridFilled();
    await window.keys('Control+a', 'p', 'Control+Backspace');
    await allDecided(story);
    await shot('all-decided');
    await window.keys('Shift+E');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('button', { name: 'Write 300 sidecars' }).waitFor();
    await tabTo(page, /^Write 300 sidecars$/);
    await shot('export');
    await page.keyboard.press('Enter');
    await checkSidecars(folder);
    await shot('written');
  });

  it('by mouse alone', async () => {
    const { folder, url } = await shoot();
    const story = await startStory(await browser(), 'mouse-to-lightroom', url);
    const { window, shot } = story;
    const { page } = window;
    await page
      .getByRole('button', { name: new RegExp(path.basename(folder)) })
      .first()
      .click();
    await window.gridFilled();
    const side = (name: RegExp) => page.getByRole('navigation', { name: 'Shoots' }).getByRole('button', { name });
    // One frame by hand in the grid, one in the loupe.
    const [first, second] = [page.getByRole('gridcell').first(), page.getByRole('gridcell').nth(1)];
    await first.hover();
    await page
      .getByRole('toolbar', { name: /^Decide: / })
      .getByRole('button', { name: 'Pick' })
      .click();
    await second.dblclick();
    await window.loupeSharp();
    await page.getByRole('toolbar', { name: 'Decide' }).getByRole('button', { name: 'Pick' }).click();
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Grid' }).click();
    const review = page.getByRole('region', { name: 'Review of suggestions' });
    for (const kind of [/^Reject \d/, /^Keep \d/]) {
      await side(kind).click();
      await review.getByRole('button', { name: /^Accept all/ }).click();
      await review.getByText(/^No photo is left/).waitFor();
    }
    await review.getByRole('button', { name: /undecided$/ }).click();
    await window.gridFilled();
    // A folded stack would be decided by its best alone.
    await page.getByRole('button', { name: /^Stacks/ }).click();
    await page.getByRole('menuitemradio', { name: 'ignored' }).click();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await window.gridFilled();
    await page.getByRole('gridcell').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Select all/ }).click();
    await page.getByRole('gridcell').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Pick/ }).click();
    await page.getByRole('button', { name: /^End the filter/ }).click();
    await allDecided(story);
    await shot('all-decided');
    await page.getByRole('button', { name: /^Export/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('button', { name: 'Write 300 sidecars' }).click();
    await checkSidecars(folder);
    await shot('written');
  });
});
