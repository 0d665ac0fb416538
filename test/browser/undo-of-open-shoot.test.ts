import path from 'node:path';
import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { flagsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('undo belongs to what is open', (browser) => {
  it('leaves another shoot alone, whose steps the history names and takes back only when asked', async () => {
    const root = tempFolder('story');
    const at = (name: string) => path.join(root, name);
    await writeSmallShoot(at('Church'), numbered(6));
    await writeSmallShoot(at('Dinner'), numbered(4));
    const { engine, host, folder: church } = await serveShoot(at('Church'));
    const dinner = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(at('Dinner'))) });
    await engine.whenIdle(dinner.id);
    const { window, shot } = await startStory(
      await browser(),
      'undo-of-open-shoot',
      `${host.url}&folder=${church!.id}`,
    );
    const { page } = window;
    const all = Object.fromEntries(numbered(6).map(({ name }) => [name, 'reject']));
    await window.gridFilled();
    await window.keys('Shift+S', 'Control+a', 'x');
    await expect.poll(() => flagsOf(engine, church!.id)).toEqual(all);

    // Another shoot, in which nothing was decided: nothing to undo, and the six stay rejected.
    await page.getByRole('button', { name: /^Dinner/ }).click();
    await window.cell('IMG_0004.jpg').waitFor();
    await window.gridFilled();
    await window.keys('Control+z');
    await expect.poll(() => window.statusLine.textContent()).toContain('Nothing to undo in this shoot');
    expect(await flagsOf(engine, church!.id)).toEqual(all);
    await window.keys('Home', 'p', 'Control+z');
    await expect.poll(() => window.statusLine.textContent()).toContain('Undone: Picked 1 photo');
    expect(await flagsOf(engine, church!.id)).toEqual(all);

    // The history has the steps of this shoot; of all shoots only where asked for, by name.
    await window.keys('Shift+U');
    const dialog = page.getByRole('dialog', { name: 'Undo history' });
    await expect.poll(() => dialog.getByText('Picked 1 photo').count()).toBe(1);
    expect(await dialog.getByText('Rejected 6 photos').count()).toBe(0);
    await dialog.getByRole('radio', { name: 'All shoots' }).check();
    await expect.poll(() => dialog.getByText('Church').count()).toBe(1);
    await dialog.getByRole('button', { name: 'Undo back to and including: Rejected 6 photos' }).click();
    await expect.poll(() => dialog.getByText('Undo 1 step in Church?').count()).toBe(1);
    await shot('asks-before-it-touches-another');
    expect(await flagsOf(engine, church!.id)).toEqual(all);
    await dialog.getByRole('button', { name: 'Leave as it is' }).click();
    expect(await flagsOf(engine, church!.id)).toEqual(all);
    await dialog.getByRole('button', { name: 'Undo back to and including: Rejected 6 photos' }).click();
    await dialog.getByRole('button', { name: 'Undo in Church' }).click();
    await expect.poll(() => flagsOf(engine, church!.id)).toEqual({});
    await window.keys('Escape');
    await expect.poll(() => window.statusLine.textContent()).toContain('Undone: Rejected 6 photos, in Church');
    expect(window.view()).toBe('grid');
    await shot('undone-there');
  });

  it('of a batch stays with the active photo that is in it', async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(8));
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const { window } = await startStory(await browser(), 'undo-of-a-batch', url);
    await window.gridFilled();
    await window.keys('Shift+S', 'Control+a', 'x');
    await expect.poll(async () => Object.keys(await flagsOf(engine, shoot!.id)).length).toBe(8);
    await window.keys('End', 'e');
    const active = await window.loupeSharp();
    await window.keys('Control+z');
    await expect.poll(() => flagsOf(engine, shoot!.id)).toEqual({});
    await expect.poll(() => window.statusLine.textContent()).toContain('Undone:');
    expect(await window.loupeSharp()).toBe(active);
  });
});
