import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { needing } from '../support/needs.ts';
import { sharedDir } from '../support/shared.ts';
import { describeBrowser } from './support/chromium.ts';
import { importFaceModels } from './support/import-faces.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { burstsOf, photosWithFaces } from './support/story-shoot.ts';

/** Pixels by what is on their canvas, to the photo they were cut from. */
type Owners = Record<string, string>;

/** Every crop in sight by its pixels, with the photo whose words stand under it. */
const cropsInSight = (page: Page): Promise<[pixels: string, photo: string][]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.crop')]
      .filter((crop) => crop.width > 1)
      .map((crop) => [crop.toDataURL(), crop.closest<HTMLElement>('[data-photo]')?.dataset.photo ?? '']),
  );

/** Looks at the window before every frame is painted, until told to stop: words of one photo beside pixels of another. */
const watchOwners = (page: Page, owners: Owners): Promise<void> =>
  page.evaluate((known) => {
    const found = new Set<string>();
    let frames = 0;
    let blanks = 0;
    const look = (): void => {
      frames++;
      // What a stage has drawn, and the words that stand with it.
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.stage canvas')) {
        const drawn = canvas.dataset.photo;
        if (!drawn) {
          blanks++;
          continue;
        }
        const room = canvas.closest('.duelist, .survey-frame, .shell') ?? document;
        for (const words of room.querySelectorAll<HTMLElement>('[data-photo]:not(canvas)')) {
          if (words.textContent === '' || words.closest('.matrix')) continue;
          if (!words.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
          if (words.dataset.photo !== drawn) found.add(`${words.className}: words of another photo`);
        }
      }
      for (const crop of document.querySelectorAll<HTMLCanvasElement>('.crop')) {
        const owner = crop.width > 1 ? known[crop.toDataURL()] : undefined;
        const words = crop.closest<HTMLElement>('[data-photo]');
        if (!owner || !words?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        if (owner !== words.dataset.photo) found.add('crop: pixels of another photo');
      }
      if (!Reflect.get(window, 'stopWatching')) requestAnimationFrame(look);
      else Reflect.set(window, 'watched', { found: [...found], frames, blanks });
    };
    Reflect.set(window, 'stopWatching', false);
    requestAnimationFrame(look);
  }, owners);

const watched = async (page: Page): Promise<{ found: string[]; frames: number; blanks: number }> => {
  await page.evaluate(() => Reflect.set(window, 'stopWatching', true));
  const handle = await page.waitForFunction(() => Reflect.get(window, 'watched') as unknown);
  return (await handle.jsonValue()) as { found: string[]; frames: number; blanks: number };
};

describeBrowser('pixels and the words beside them', (browser) => {
  it('are of the same photo, however long decoding takes', needing('reference material'), async () => {
    const { folder } = await burstsOf(sharedDir!, photosWithFaces.slice(0, 2), 1000);
    const { engine, url, folder: shoot } = await serveShoot(folder, { background: 'score' });
    await importFaceModels(engine, sharedDir!);
    await engine.client.work.start({ folderId: shoot!.id });
    await engine.whenIdle(shoot!.id);
    const { window, context, shot } = await startStory(await browser(), 'own-pixels', url);
    const { page } = window;
    const drawnAll = () => expect.poll(() => page.locator('.crop:not([data-drawn=true])').count()).toBe(0);
    await window.gridFilled();
    await window.keys('Home', 'e');

    // Whose pixels are whose, looked at in peace.
    const owners: Owners = {};
    for (let i = 0; i < 8; i++) {
      const id = await window.loupeSharp();
      await page.locator(`.closeups-list[data-photo="${id}"]`).waitFor();
      await drawnAll();
      for (const [pixels, photo] of await cropsInSight(page)) owners[pixels] = photo;
      await window.keys('ArrowRight');
    }
    expect(new Set(Object.values(owners)).size).toBeGreaterThan(4);

    // The same again in a window that has nothing decoded, while every picture takes its time.
    const delay = { thumb: 500, nav: 900, full: 1_500 };
    await context.route(/\/preview\/\d+\?/, async (route) => {
      const tier = new URL(route.request().url()).searchParams.get('tier') as keyof typeof delay;
      await new Promise((done) => setTimeout(done, delay[tier]));
      await route.continue().catch(() => undefined);
    });
    await page.reload();
    await window.keys('Home');
    await window.loupeSharp();
    await page.locator('.closeups-list').waitFor();
    await drawnAll();
    await watchOwners(page, owners);
    for (let i = 0; i < 4; i++) {
      await window.keys('ArrowRight');
      await page.waitForTimeout(60 + i * 90);
    }
    await window.loupeSharp();
    await shot('cuts-not-decoded-yet');
    await drawnAll();
    await window.keys('ArrowRight');
    await page.waitForTimeout(350);
    await shot('not-decoded-yet');
    await window.loupeSharp();
    await drawnAll();
    // A jump far beyond what was decoded ahead, then the same persons across another stack, two side by side, and all.
    await window.keys('End');
    await page.waitForTimeout(2_500);
    await window.keys('Shift+H', 'Home');
    await page.waitForTimeout(2_500);
    await window.keys('Shift+H', 'c');
    await page.waitForTimeout(1_200);
    await window.keys('ArrowRight', 'ArrowRight');
    await page.waitForTimeout(1_200);
    await shot('compared-slowly');
    const { found, frames, blanks } = await watched(page);
    expect(found).toEqual([]);
    expect(frames).toBeGreaterThan(100);
    expect(blanks, 'no stage was ever caught without a picture: nothing was slow').toBeGreaterThan(0);
  });
});
