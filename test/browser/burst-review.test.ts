import { expect, it } from 'vitest';
import { needing } from '../support/needs.ts';
import { sharedDir } from '../support/shared.ts';
import { describeBrowser } from './support/chromium.ts';
import { cardsOf, flagsOf } from './support/decisions-of.ts';
import { importFaceModels } from './support/import-faces.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { burstsOf, photosWithFaces } from './support/story-shoot.ts';

describeBrowser('burst review with close-ups', (browser) => {
  it('goes from face to face, finds the frame, keeps it', needing('reference material'), async () => {
    const { folder } = await burstsOf(sharedDir!, photosWithFaces, 1400);
    const { engine, url, folder: shoot } = await serveShoot(folder, { background: 'score' });
    await importFaceModels(engine, sharedDir!);
    await engine.client.work.start({ folderId: shoot!.id });
    await engine.whenIdle(shoot!.id);
    const cards = await cardsOf(engine, shoot!.id);
    expect(cards.filter(({ faceCount }) => faceCount > 0).length).toBeGreaterThan(15);

    const { window, shot } = await startStory(await browser(), 'burst-review', url);
    const { page } = window;
    const closeUps = page.getByRole('complementary', { name: 'Close-ups' });
    await window.gridFilled();
    await window.keys('Home', 'e');
    await window.loupeSharp();
    await expect.poll(() => closeUps.getByRole('button', { name: /^Face \d/ }).count()).toBeGreaterThan(0);
    await expect.poll(() => page.locator('.face-box').count()).toBeGreaterThan(0);
    await expect.poll(() => closeUps.locator('.crop:not([data-drawn=true])').count()).toBe(0);
    await shot('close-ups-worst-first');

    // Face by face at 1:1; the same key comes back by Shift, Z shows the whole frame.
    const zoomed = page.locator('.stage[data-zoomed=true]');
    await window.keys('.');
    await expect.poll(() => zoomed.count()).toBe(1);
    await window.loupeSharp();
    await shot('face-at-1-to-1');
    await window.keys('z');
    await expect.poll(() => zoomed.count()).toBe(0);

    // The same person side by side across the stack.
    await window.keys('Shift+H');
    await expect.poll(() => page.getByRole('complementary', { name: 'Close-ups' }).getByRole('table').count()).toBe(1);
    await expect.poll(() => closeUps.locator('.crop[data-drawn=true]').count()).toBeGreaterThan(5);
    await shot('same-person-across-the-stack');
    // Left open, it is there again, with its people.
    await page.reload();
    await window.loupeSharp();
    await expect.poll(() => closeUps.locator('.crop[data-drawn=true]').count()).toBeGreaterThan(5);
    await window.keys('Shift+H');

    // Kept, the rest of the stack rejected, on to the next stack.
    const stacks = await engine.client.photos.stacks({ folderId: shoot!.id });
    const active = await window.loupeSharp();
    const stack = stacks.find(({ photoIds }) => photoIds.some((id) => id === active))!;
    await window.keys('Shift+P');
    const expected = Object.fromEntries(
      stack.photoIds.map((id) => [cards.find((card) => card.id === id)!.name, id === active ? 'pick' : 'reject']),
    );
    await expect.poll(() => flagsOf(engine, shoot!.id)).toEqual(expected);
    const next = await window.loupeSharp();
    expect(stack.photoIds.some((id) => id === next)).toBe(false);
    await shot('next-stack');
  });
});
