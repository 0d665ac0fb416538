import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeBrowser } from './support/chromium.ts';
import { flagsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { burstShoot } from './support/story-shoot.ts';

/** Where each pane's picture lies within its pane, in CSS pixels: the overlay of thirds lies exactly on it. */
const placesOf = (page: Page) =>
  page.locator('.stage').evaluateAll((stages) =>
    stages.map((stage) => {
      const { left, top } = stage.getBoundingClientRect();
      const picture = stage.querySelector('.thirds')?.getBoundingClientRect();
      return picture
        ? [picture.left - left, picture.top - top, picture.width, picture.height].map((value) => Math.round(value))
        : [];
    }),
  );

describeBrowser('compare and survey with locked zoom', (browser) => {
  it('zooms and pans all frames as one, and decides only for the active one', async () => {
    const { folder, truth } = await burstShoot(14, 1600);
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'compare-and-survey', url);
    const { page } = window;
    const panes = page.locator('.stage');
    const allZoomed = page.locator('.stage[data-zoomed=true]');
    await window.gridFilled();
    await window.keys('Home', 'c');
    await expect.poll(() => panes.count()).toBe(2);
    await window.viewReady();
    await shot('compare');

    // One over the other: by turns, split, as a map, with the number; then off.
    const overlay = page.locator('.difference-layer');
    for (const mode of ['blink', 'split', 'map']) {
      await window.keys('y');
      await expect.poll(() => overlay.getAttribute('data-mode')).toBe(mode);
    }
    await overlay.getByText(/^differ by \d+\.\d % on average$/).waitFor();
    await overlay.getByText(/^(SSIM 0\.\d+, PSNR \d+\.\d dB|champion moved by .*)$/).waitFor();
    await shot('compare-difference');
    await window.keys('y');
    await expect.poll(() => overlay.count()).toBe(0);

    await window.keys('t');
    await expect.poll(async () => (await placesOf(page)).every((place) => place.length === 4)).toBe(true);
    const fitted = await placesOf(page);
    expect(fitted[0]).toEqual(fitted[1]);
    await window.keys('z');
    await expect.poll(() => allZoomed.count()).toBe(2);
    await expect.poll(async () => (await placesOf(page))[0]![2]).toBeGreaterThan(fitted[0]![2]!);
    const zoomed = await placesOf(page);
    expect(zoomed[1]).toEqual(zoomed[0]);
    // Dragged in one, moved in both.
    const box = (await panes.first().boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 90, box.y + box.height / 2 - 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await placesOf(page))[0]).not.toEqual(zoomed[0]);
    const panned = await placesOf(page);
    expect(panned[1]).toEqual(panned[0]);
    await window.viewReady();
    await shot('compare-zoomed-and-panned');

    // Another challenger comes with the same zoom; a key decides for it alone.
    await window.keys('Shift+ArrowRight', 'ArrowRight');
    await window.viewReady();
    expect((await placesOf(page))[1]).toEqual((await placesOf(page))[0]);
    const challenger = page.getByRole('region', { name: 'Challenger' });
    expect(await challenger.getAttribute('aria-current')).toBe('true');
    await window.keys('x');
    await expect.poll(async () => Object.values(await flagsOf(engine, shoot!.id))).toEqual(['reject']);
    await shot('compare-decided');
    await window.keys('z', 'Control+z');
    await expect.poll(() => flagsOf(engine, shoot!.id)).toEqual({});

    await window.keys('n');
    const size = truth.bursts[0]!.files.length;
    await expect.poll(() => panes.count()).toBe(size);
    await window.viewReady();
    await shot('survey');
    await window.keys('z');
    await expect.poll(() => allZoomed.count()).toBe(size);
    await window.viewReady();
    await shot('survey-zoomed');
    await window.keys('z', 'x');
    await expect.poll(async () => Object.values(await flagsOf(engine, shoot!.id))).toEqual(['reject']);
    await window.keys('/');
    await expect.poll(() => panes.count()).toBe(size - 1);
    await shot('survey-one-taken-off');
  });
});
