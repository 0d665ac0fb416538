/** @file A second window for another screen: it follows the first, leads it, and decides as well. */
import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { appWindow } from './support/app-window.ts';
import { describeBrowser } from './support/chromium.ts';
import { flagsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('a second window', (browser) => {
  it('shows what is active in the first, follows and leads it, and decides', async () => {
    const folder = tempFolder('two-screens');
    await writeSmallShoot(folder, numbered(6));
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const { window: first, context, shot } = await startStory(await browser(), 'second-window', url);
    await first.gridFilled();
    await first.keys('Home');
    const opening = context.waitForEvent('page');
    await first.page.getByRole('button', { name: 'Second window' }).click();
    const second = appWindow(await opening);
    const head = second.page.locator('.stage-head');
    await head.getByText('IMG_0001.jpg').waitFor();
    // The picture alone: nothing of the app around it.
    expect(await second.page.getByRole('banner').count()).toBe(0);

    // The stack is opened in the first; the second follows through it.
    await first.keys('s', 'ArrowRight');
    await head.getByText('IMG_0002.jpg').waitFor();
    await second.page.screenshot({ path: 'test-results/stories/second-window/other-screen.png' });
    await shot('first');

    // A setting that was changed anywhere is one everywhere.
    await engine.client.app.changeSettings({ theme: 'grey' });
    for (const { page } of [first, second])
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('grey');

    // Keys in the second move both and decide.
    await second.keys('ArrowRight', 'p', 'ArrowRight', 'x');
    await expect.poll(() => flagsOf(engine, shoot!.id)).toEqual({ 'IMG_0003.jpg': 'pick', 'IMG_0004.jpg': 'reject' });
    await expect.poll(() => first.activeName()).toBe('IMG_0004.jpg');
    await first.keys('Control+z');
    await expect.poll(() => flagsOf(engine, shoot!.id)).toEqual({ 'IMG_0003.jpg': 'pick' });

    // Several selected in the first are compared on the second; a filter of the first holds there.
    await first.keys('ArrowLeft', 'Shift+ArrowLeft');
    await head.getByText('IMG_0002.jpg').waitFor();
    await second.keys('n');
    await expect.poll(() => second.page.locator('.stage').count()).toBe(2);
    await second.page.screenshot({ path: 'test-results/stories/second-window/survey.png' });
    await second.keys('e');
    await first.keys('Alt+p');
    await head.getByText('IMG_0003.jpg').waitFor();

    // After a reload it still follows; without the first it goes on alone.
    await second.page.reload();
    await head.getByText('IMG_0003.jpg').waitFor();
    await first.keys('Alt+p');
    await first.cell('IMG_0001.jpg').waitFor();
    await first.keys('Home');
    await head.getByText('IMG_0001.jpg').waitFor();
    await first.page.close();
    await second.keys('f');
    await second.page.getByText('The first window is closed').waitFor();
    await second.keys('ArrowRight', 'p');
    await expect.poll(() => flagsOf(engine, shoot!.id)).toEqual({ 'IMG_0002.jpg': 'pick', 'IMG_0003.jpg': 'pick' });
  });
});
