import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { cardsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('a subject on a screen that is touched', (browser) => {
  it('a tap says where it is once that was asked for, and else is a tap', async () => {
    const folder = tempFolder('touched');
    await writeSmallShoot(folder, numbered(2));
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const options = { widthPx: 820, heightPx: 1180, hasTouch: true };
    const { window, shot } = await startStory(await browser(), 'subject-by-finger', url, options);
    const { page } = window;
    await window.gridFilled();
    await window.keys('Home', 'e');
    await window.loupeSharp();
    const cards = await cardsOf(engine, shoot!.id);
    // Whichever of the two is the best of its stack, and shown.
    const marked = async () => {
      const details = await Promise.all(cards.map(({ id }) => engine.client.photos.detail({ id })));
      const found = details.find(({ subject }) => subject?.from === 'photographer')?.subject;
      return found ? found.box.x + found.box.w / 2 : null;
    };
    const area = (await page.locator('.stage').first().boundingBox())!;
    const tapAt = (share: number) => page.touchscreen.tap(area.x + area.width * share, area.y + area.height / 2);
    await tapAt(0.7);
    await window.keys('m');
    await page.getByText('Click on the subject.').waitFor();
    expect(await marked()).toBeNull();
    await tapAt(0.5);
    await expect.poll(marked).toBeCloseTo(0.5, 1);
    await expect.poll(() => page.locator('.subject-box[data-from="photographer"]').count()).toBe(1);
    await shot('marked');
    // Asked once, taken once.
    await tapAt(0.6);
    await page.waitForTimeout(400);
    await tapAt(0.4);
    expect(await marked()).toBeCloseTo(0.5, 1);
    await window.keys('Control+z');
    await expect.poll(marked).toBeNull();
  });
});
