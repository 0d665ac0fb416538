/** @file What surrounds the pictures: lights, scale, selection and keys of the grid, layout that holds still; and three states of faces, kept apart. */
import { expect, it } from 'vitest';
import { needing, sharedFolder } from '../support/needs.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { importFaceModels } from './support/import-faces.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('lights and layout', (browser) => {
  it('pictures only, lights out, a look, selection turned round, deleting as rejecting; nothing jumps', async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(8));
    const { url, engine, folder: opened } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'light-and-layout', url);
    const { page } = window;
    const shell = page.locator('.shell');
    await window.gridFilled();
    await window.keys('Shift+S', 'Home');

    // An open stack stands on one ground.
    await expect.poll(() => page.locator('.stack-ground').count()).toBeGreaterThan(0);
    const picture = await window.activeCell.locator('img').boundingBox();
    expect(picture!.width / picture!.height).toBeCloseTo(await aspectOf(window.activeCell.locator('img')), 1);

    await window.keys('l');
    expect(await shell.getAttribute('data-lights')).toBe('dim');
    await window.keys('l');
    expect(await shell.getAttribute('data-lights')).toBe('out');
    await shot('lights-out');
    await window.keys('l', 'f');
    expect(await shell.getAttribute('data-lights')).toBe('on');
    expect(await shell.getAttribute('data-pictures-only')).toBe('true');
    expect(await page.getByRole('navigation', { name: 'Shoots' }).isVisible()).toBe(false);
    await shot('pictures-only');
    await window.keys('Escape');
    expect(await shell.getAttribute('data-pictures-only')).toBe('false');

    // A look at the photo, and back where it was.
    const name = await window.activeName();
    await window.keys(' ');
    await window.loupeSharp();
    await window.keys('g');
    await expect.poll(() => window.view()).toBe('grid');
    expect(await window.activeName()).toBe(name);

    await window.keys('Control+a', 'Control+i');
    await expect.poll(() => page.locator('[role=gridcell][aria-selected=true]').count()).toBeLessThan(2);
    await window.keys('Home', 'Delete');
    const ids = (
      await engine.client.photos.ids({
        folderId: opened!.id,
        filter: { flags: ['reject'] },
        sort: { by: 'name', descending: false },
        stacks: 'open',
      })
    ).ids;
    expect(ids).toHaveLength(1);

    // Filters stay open over a change of view; the name field keeps its place while somebody types.
    await page.getByRole('button', { name: 'More filters' }).click();
    await window.keys('e');
    await window.loupeSharp();
    await page.getByRole('button', { name: /^Fit ?\d+ %$/ }).waitFor();
    await window.keys('g');
    await page.getByRole('button', { name: 'Kind of stack' }).waitFor();
    const field = page.getByRole('searchbox', { name: 'Name contains' });
    const before = await field.boundingBox();
    await field.fill('IMG_0002');
    await expect.poll(() => window.shown.textContent()).toMatch(/^1 of 8/);
    const after = await field.boundingBox();
    expect([after!.x, after!.y]).toEqual([before!.x, before!.y]);
    await shot('filters');
    await window.keys('Escape');

    // In a narrow window no button of the bar is lost or too small for a finger, in whatever view; what has no room stands behind one button.
    const bar = page.getByRole('banner').getByRole('button');
    for (const [width, key] of [
      [820, 'g'],
      [820, 'c'],
      [1024, 'n'],
      [720, 'e'],
    ] as const) {
      await page.setViewportSize({ width, height: 1180 });
      await window.keys(key);
      await window.viewReady();
      expect(await bar.count()).toBeGreaterThan(6);
      for (const button of await bar.all()) {
        const box = (await button.boundingBox())!;
        const name = `${await button.getAttribute('aria-label')} at ${width} in ${window.view()}`;
        expect(box.x + box.width, name).toBeLessThanOrEqual(width);
        expect(Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(24);
      }
      await shot(`narrow-${width}-${window.view()}`);
    }
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Tablets and second people/ }).waitFor();
    await page.getByRole('menuitem', { name: /^Second window/ }).waitFor();
    await shot('more');
    await page.keyboard.press('Escape');

    // On a phone every dialog keeps its name, its words and its way out on the screen.
    await page.setViewportSize({ width: 390, height: 844 });
    const chords = ['Shift+V', 'Alt+m', 'Shift+C', 'Shift+E', 'Shift+I', 'Shift+U', 'Alt+n', 'b', 'Control+Shift+O'];
    for (const chord of chords) {
      await window.keys(chord);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      const beyond = await dialog.evaluate((element) =>
        [...element.querySelectorAll('.dialog-head *, .dialog-foot *, .history-says, .export-plan')]
          .filter((one) => {
            const { left, right, width } = one.getBoundingClientRect();
            return (
              left < 0 ||
              right > document.documentElement.clientWidth ||
              (one.matches('h2, .history-says, .export-plan') && width < 150)
            );
          })
          .map((one) => one.textContent),
      );
      expect(beyond, chord).toEqual([]);
      await window.keys('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
  });

  it(
    'not looked yet, no face, faces: three states; face models that come look through the open shoot',
    needing('reference material'),
    async () => {
      const folder = tempFolder('story');
      await writeSmallShoot(folder, numbered(3));
      const { url, engine, folder: opened } = await serveShoot(folder, { background: 'score' });
      const { window, shot } = await startStory(await browser(), 'faces-come-later', url);
      const { page } = window;
      await window.gridFilled();
      await page.getByRole('button', { name: 'More filters' }).click();
      const eyes = page.getByRole('button', { name: /^Eyes/ }).first();
      const says = (name: string) => page.getByRole('menuitemcheckbox', { name: new RegExp(`^${name}`) }).textContent();
      await eyes.click();
      await expect.poll(() => says('Not looked yet')).toBe('Not looked yet3');
      await shot('not-looked-yet');
      await window.keys('Escape');
      await importFaceModels(engine, sharedFolder);
      await engine.whenIdle(opened!.id);
      await eyes.click();
      await expect.poll(() => says('No face')).toBe('No face3');
      expect(await says('Not looked yet')).toBe('Not looked yet0');
      await shot('no-face');
    },
  );
});

const aspectOf = (image: import('playwright-core').Locator): Promise<number> =>
  image.evaluate((node) => (node as HTMLImageElement).naturalWidth / (node as HTMLImageElement).naturalHeight);
