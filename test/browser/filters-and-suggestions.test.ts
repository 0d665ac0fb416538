import { expect, it } from 'vitest';
import { describeBrowser } from './support/chromium.ts';
import { cardsOf, flagsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { burstShoot } from './support/story-shoot.ts';

describeBrowser('filter, sort, suggestions', (browser) => {
  it('shows what was asked for, accepts suggestions as a run and takes the run back at once', async () => {
    const { folder } = await burstShoot(70);
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const folderId = shoot!.id;
    const { window, shot } = await startStory(await browser(), 'filters-and-suggestions', url);
    const { page } = window;
    const namesShown = () =>
      page
        .locator('[role=gridcell]')
        .evaluateAll((cells) =>
          cells
            .toSorted((a, b) => Number((a as HTMLElement).dataset.index) - Number((b as HTMLElement).dataset.index))
            .map((cell) => cell.ariaLabel?.split(',')[0]),
        );
    const menu = (name: string) =>
      page.getByRole('toolbar', { name: 'Filter and sort' }).getByRole('button', { name: new RegExp(`^${name}`) });
    await window.gridFilled();

    // Sorted by a measure, stacks ignored: the engine's own order, from the sharpest.
    await menu('Stacks').click();
    await page.getByRole('menuitemradio', { name: 'ignored' }).click();
    await menu('Sort').click();
    await page.getByRole('menuitemradio', { name: 'Sharpness', exact: true }).click();
    const { ids } = await engine.client.photos.ids({
      folderId,
      filter: {},
      sort: { by: 'sharpness', descending: true },
      stacks: 'open',
    });
    const cards = new Map((await cardsOf(engine, folderId)).map((card) => [card.id, card]));
    const sharpest = ids.slice(0, 12).map((id) => cards.get(id)?.name);
    // The grid stays with the active photo, wherever that comes to lie.
    await window.keys('Home');
    await expect.poll(async () => (await namesShown()).slice(0, 12)).toEqual(sharpest);
    await window.gridFilled();
    await shot('sorted-by-sharpness');

    // By name, typed; the keys go back to the photos with Enter.
    await page.getByRole('searchbox').fill('cg_001');
    await expect.poll(() => window.shown.textContent()).toMatch(/^10 of 70 photos/);
    await page.keyboard.press('Enter');
    await window.keys('Home', 'x');
    await expect.poll(async () => Object.values(await flagsOf(engine, folderId))).toEqual(['reject']);
    await window.keys('Control+z', 'Control+Backspace');
    await expect.poll(() => window.shown.textContent()).toMatch(/^70 photos/);
    await expect.poll(() => flagsOf(engine, folderId)).toEqual({});

    // What the app would reject, as a run.
    const wouldReject = [...cards.values()].filter(({ suggestion }) => suggestion?.class === 'reject');
    expect(wouldReject.length).toBeGreaterThan(5);
    await window.keys('Shift+X');
    await page.getByRole('region', { name: 'Review of suggestions' }).waitFor();
    await expect.poll(() => window.shown.textContent()).toBe(`${wouldReject.length} of 70 photos`);
    await window.gridFilled();
    await shot('review-of-rejects');
    // Two are taken out first: one dismissed, one kept after all.
    await window.keys('Home');
    const [dismissed, kept] = await namesShown();
    await window.keys('d');
    await expect.poll(() => window.shown.textContent()).toBe(`${wouldReject.length - 1} of 70 photos`);
    await window.cell(kept!).click();
    await window.keys('p');
    await expect.poll(() => window.shown.textContent()).toBe(`${wouldReject.length - 2} of 70 photos`);
    await window.keys('Shift+A');
    const expected = Object.fromEntries(wouldReject.map(({ name }) => [name, 'reject']));
    delete expected[dismissed!];
    expected[kept!] = 'pick';
    await expect.poll(() => flagsOf(engine, folderId)).toEqual(expected);
    await shot('accepted');
    await window.keys('Control+z');
    await expect.poll(() => flagsOf(engine, folderId)).toEqual({ [kept!]: 'pick' });
    await window.keys('Control+Backspace');
    await window.gridFilled();
    await shot('taken-back');

    // The address brings back what was shown.
    await menu('Flag').click();
    await page.getByRole('menuitemcheckbox', { name: /^Picks/ }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => window.shown.textContent()).toBe('1 of 70 photos');
    await page.reload();
    await expect.poll(() => window.shown.textContent()).toBe('1 of 70 photos');
    await page.goBack();
    await expect.poll(() => window.shown.textContent()).toMatch(/^70 photos/);
  });
});
