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
    // The engine may have decided before the page draws.
    await expect
      .poll(async () => {
        const next = await window.loupeSharp();
        return stack.photoIds.some((id) => id === next);
      })
      .toBe(false);
    await shot('next-stack');

    // Who they are: off until asked for, found while the dialog is open, named, joined, faces given to whom they belong.
    for await (const event of await engine.client.models.install({ id: 'face-descriptor', acceptLicence: true }))
      void event;
    await window.keys('g', 'Alt+h');
    const dialog = page.getByRole('dialog', { name: 'People' });
    await dialog.getByText('It is off. Nothing is computed and nothing is stored.').waitFor();
    await dialog.getByRole('checkbox', { name: 'Find people in the shoots I open' }).check();
    const people = dialog.locator('.person');
    await expect.poll(() => people.count(), { timeout: 60_000 }).toBeGreaterThan(2);
    await engine.whenIdle(shoot!.id);
    const found = async () => (await engine.client.people.list({ folderId: shoot!.id })).people;
    await people.first().getByRole('textbox').fill('Anna Maria');
    await people.first().getByRole('textbox').press('Enter');
    await expect.poll(() => page.locator('.person-row .side-name').first().textContent()).toBe('Anna Maria');
    await dialog.getByRole('checkbox', { name: /^Choose Anna Maria/ }).check();
    await people.nth(1).getByRole('checkbox').check();
    const anna = async () => (await found()).find(({ name }) => name === 'Anna Maria')!;
    const alone = (await anna()).photos;
    await dialog.getByRole('button', { name: '2 are one person' }).click();
    await expect.poll(async () => (await anna()).photos).toBeGreaterThan(alone);
    const joined = (await anna()).photos;
    await shot('people');
    await dialog.getByRole('button', { name: 'Faces of Anna Maria' }).click();
    const faces = dialog.getByRole('checkbox', { name: /^Anna Maria in / });
    for (const n of [0, 1]) await faces.nth(n).check();
    const [other] = (await found()).filter(({ name, photos }) => name === null && photos > 1);
    await dialog.getByRole('combobox', { name: 'Move to' }).selectOption(other!.key);
    await dialog.getByRole('button', { name: 'Move 2 faces' }).click();
    await expect.poll(async () => (await anna()).photos).toBe(joined - 2);
    await shot('faces-moved');
    await dialog.getByRole('button', { name: 'Everybody' }).click();

    // Whom no keeper shows: what the panel counts is what the filter shows.
    await window.keys('Escape');
    const without = page.locator('.side-row', { hasText: 'Without a keeper' });
    const lone = (await found()).filter(({ photos, keepers }) => photos > 1 && keepers === 0);
    await expect.poll(() => without.locator('.side-count').textContent()).toBe(`${lone.length}`);
    const theirs = new Set<number>();
    for (const { key } of lone) {
      const filter = { people: [key] };
      const sort = { by: 'time', descending: false } as const;
      for (const id of (await engine.client.photos.ids({ folderId: shoot!.id, filter, sort, stacks: 'open' })).ids)
        theirs.add(id);
    }
    await without.click();
    await expect
      .poll(() => window.shown.textContent())
      .toMatch(new RegExp(`^${theirs.size} of ${cards.length} photos`));
    await shot('without-a-keeper');
    await window.keys('Control+Backspace', 'Alt+h');

    // Her name stands on the filter's chip, over the picture, and in the close-ups.
    await dialog.getByRole('button', { name: 'Show the photos of Anna Maria' }).click();
    await expect.poll(() => page.locator('.filter-chip-says').textContent()).toBe('Anna Maria');
    await window.keys('Home', 'e');
    await window.loupeSharp();
    await expect.poll(() => page.locator('.face-box', { hasText: 'Anna Maria' }).count()).toBeGreaterThan(0);
    await expect.poll(() => closeUps.getByRole('button', { name: /^Face \d.*Anna Maria/ }).count()).toBeGreaterThan(0);
    await shot('named-in-loupe');
    await window.keys('r');
    await expect.poll(() => page.getByRole('region', { name: 'People', exact: true }).textContent()).toMatch(/keeper/);
    await shot('people-in-report');
  });
});
