/** @file The best shots of a shoot, two at a time: by key, mouse and finger; taken back, handed on, kept whatever happens. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { page as german } from '../../texts/de/page/index.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { cardsOf, decisionsOf, flagsOf, idOf } from './support/decisions-of.ts';
import { freePort, startServe } from './support/serve-child.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

/** Minutes apart, so that each stands alone. */
const apart = (count: number) =>
  numbered(count).map((photo, at) => ({
    ...photo,
    takenAt: `2026:06:14 ${10 + Math.floor(at / 6)}:${String((at % 6) * 10).padStart(2, '0')}:00`,
  }));

async function shootOf(count: number, size = { widthPx: 480, heightPx: 320 }): Promise<string> {
  const folder = tempFolder('best');
  await writeSmallShoot(
    folder,
    apart(count).map((photo) => ({ ...photo, ...size })),
  );
  return folder;
}

/** What the view asks at the moment. */
const asked = (page: Page) => {
  const side = (name: string) => page.getByRole('region', { name });
  const nameOf = async (name: string) => (await side(name).locator('header').textContent()) ?? '';
  return {
    says: page.getByRole('complementary', { name: 'The best so far' }).getByRole('status'),
    picture: (name: 'Left photo' | 'Right photo') => side(name).getByRole('img').first(),
    pair: async () => {
      const left = /IMG_\d+\.jpg/.exec(await nameOf('Left photo'))?.[0] ?? '';
      return [left, /IMG_\d+\.jpg/.exec(await nameOf('Right photo'))?.[0] ?? ''].sort().join(' ');
    },
    first: page.locator('.best-ranking li').first(),
  };
};

/** Makes a choice and waits until it was kept and the next pair is there. */
async function chosen(page: Page, choices: number, act: () => Promise<unknown>): Promise<void> {
  await act();
  const says = `${choices === 1 ? '1 choice' : `${choices} choices`} among`;
  await expect.poll(() => asked(page).says.textContent()).toContain(says);
}

describeBrowser('the best shots of a shoot', (browser) => {
  it('by key and mouse, taken back one by one, handed on, there again after a reload', async () => {
    const folder = await shootOf(24, { widthPx: 900, heightPx: 600 });
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const { window, context, shot } = await startStory(await browser(), 'best-shots', url);
    const { page } = window;
    const now = asked(page);
    await window.gridFilled();
    await window.keys('q');
    // 20 of 24 are right by chance; 10 of them are not.
    await expect.poll(() => now.says.textContent()).toMatch(/0 choices among 24 photos8\d % of them/);
    await page.getByRole('radio', { name: '10', exact: true }).check({ force: true });
    await expect
      .poll(() => now.says.textContent())
      .toMatch(/0 choices among 24 photos.*About \d+ more until 80 % are/s);
    await expect.poll(() => page.getByText('Hand on the best 10').count()).toBe(1);
    await window.viewReady();
    await shot('first-pair');
    await checkAxe(page, 'best shots');

    // Each key is one choice about one pair; what cannot be said counts for nothing and is not asked again.
    const before = await now.pair();
    await chosen(page, 1, () => window.keys('ArrowLeft'));
    await chosen(page, 2, () => window.keys('ArrowRight'));
    await chosen(page, 3, () => window.keys('ArrowDown'));
    const unsaid = await now.pair();
    await window.keys('ArrowUp');
    await expect.poll(() => now.pair()).not.toBe(unsaid);
    await expect.poll(() => now.says.textContent()).toContain('3 choices among');

    // By the last words first: the pair nobody could say is asked again, then each choice is.
    await window.keys('Control+z');
    await expect.poll(() => now.pair()).toBe(unsaid);
    await chosen(page, 2, () => window.keys('Backspace'));
    await chosen(page, 1, () => page.getByRole('button', { name: /^Take back/ }).click());
    await window.keys('Control+z');
    await expect.poll(() => now.pair()).toBe(before);

    // A click takes a picture, two quick ones are one choice; near, it goes back to the whole picture.
    await chosen(page, 1, () => now.picture('Right photo').dblclick());
    await page.waitForTimeout(450);
    await window.keys('z');
    await expect.poll(() => page.locator('.stage[data-zoomed=true]').count()).toBe(2);
    await now.picture('Left photo').click();
    await expect.poll(() => page.locator('.stage[data-zoomed=true]').count()).toBe(0);
    await chosen(page, 2, () => page.getByRole('button', { name: /^Left is better/ }).click());
    expect(await now.says.textContent()).toContain('2 choices among 24');

    // The lower number always wins: what lost is not at the top.
    const lost = new Set<number>();
    for (let n = 3; n < 15; n++) {
      const left = Number(
        /\d+/.exec((await page.getByRole('region', { name: 'Left photo' }).textContent()) ?? '')?.[0],
      );
      const right = Number(
        /\d+/.exec((await page.getByRole('region', { name: 'Right photo' }).textContent()) ?? '')?.[0],
      );
      lost.add(Math.max(left, right));
      await chosen(page, n, () => window.keys(left < right ? 'ArrowLeft' : 'ArrowRight'));
    }
    expect(await now.first.textContent()).toMatch(/1, between 1 and \d+/);
    expect(lost.has(Number(/\d{4}/.exec((await now.first.textContent()) ?? '')?.[0]))).toBe(false);
    await shot('ranking');

    // Handed on: as stars, as a set, as names; undo takes the stars back and leaves the choices.
    const best = await page.locator('.best-ranking .best-name').allTextContents();
    expect(best).toHaveLength(10);
    const starred = async () => Object.keys(await decisionsOf(engine, shoot!.id)).sort();
    await page.getByRole('button', { name: '5 stars' }).click();
    await expect.poll(starred).toEqual(best.toSorted());
    // Their own stars are evidence, too, and may ask about another pair; nothing that was chosen is lost.
    await window.keys('Control+z');
    await expect.poll(starred).toEqual([]);
    expect(await now.says.textContent()).toContain('14 choices');
    await page.getByRole('button', { name: 'Into a set' }).click();
    await expect.poll(async () => (await engine.client.sets.list({ folderId: shoot!.id })).length).toBe(1);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy names' }).click();
    await expect
      .poll(async () => (await page.evaluate(() => navigator.clipboard.readText())).split('\n').sort())
      .toEqual((await page.locator('.best-ranking .best-name').allTextContents()).sort());

    // To a photo and back, and after a reload: the choices are there.
    await now.first.getByRole('button').click();
    await window.loupeSharp();
    await window.keys('q');
    await expect.poll(() => now.says.textContent()).toContain('14 choices');
    await page.reload();
    await expect.poll(() => now.says.textContent()).toContain('14 choices');
    await chosen(page, 13, () => window.keys('Backspace'));
    page.once('dialog', (dialog) => void dialog.accept());
    await chosen(page, 0, () => page.getByRole('button', { name: 'Start over' }).click());
    expect(await page.getByRole('button', { name: /^Take back/ }).isDisabled()).toBe(true);
  });

  it('by finger: a tap takes a picture, a swipe decides nothing that is not in sight', async () => {
    const { engine, url, folder: shoot } = await serveShoot(await shootOf(5));
    const small = { widthPx: 390, heightPx: 844, hasTouch: true };
    const { window, context, shot } = await startStory(await browser(), 'best-shots-touch', url, small);
    const { page } = window;
    await window.gridFilled();
    await window.keys('q');
    const now = asked(page);
    await now.picture('Right photo').waitFor();
    await window.viewReady();
    await shot('phone');
    expect(await page.evaluate(() => document.querySelector('.best')!.scrollWidth)).toBe(390);
    await chosen(page, 1, () => now.picture('Right photo').tap());
    await chosen(page, 2, () => page.getByRole('button', { name: /^Equal/ }).tap());
    const session = await context.newCDPSession(page);
    const swipeUp = async () => {
      for (const [type, y] of [
        ['touchStart', 300],
        ['touchMove', 200],
        ['touchMove', 100],
        ['touchEnd', null],
      ] as const)
        await session.send('Input.dispatchTouchEvent', { type, touchPoints: y === null ? [] : [{ x: 90, y, id: 0 }] });
    };
    await swipeUp();
    // The same in the loupe picks what is in sight there, and by then the first would have.
    await window.keys('e');
    await window.loupeSharp();
    const shown = await window.activeName();
    await swipeUp();
    await expect.poll(() => flagsOf(engine, shoot!.id)).toEqual({ [shown]: 'pick' });
    await expect.poll(() => window.activeName()).not.toBe(shown);
    await window.keys('q');
    await now.picture('Left photo').waitFor();
    await swipeUp();
    await chosen(page, 1, () => page.getByRole('button', { name: /^Take back/ }).click());
    expect(await flagsOf(engine, shoot!.id)).toEqual({ [shown]: 'pick' });
  });

  it('goes on without frames that are rejected or gone meanwhile, until fewer than two are left', async () => {
    const folder = await shootOf(4);
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'best-shots-gone', url);
    const { page } = window;
    const now = asked(page);
    await window.gridFilled();
    await window.keys('q');
    await now.picture('Left photo').waitFor();
    expect(await now.says.textContent()).toContain('All 4 are among them');
    const [rejected, gone] = (await now.pair()).split(' ');
    await engine.client.decisions.apply({
      ids: [await idOf(engine, shoot!.id, rejected!)],
      change: { flag: 'reject' },
    });
    await expect.poll(() => now.pair()).not.toContain(rejected);
    await expect.poll(() => now.says.textContent()).toContain('among 3 photos');
    const pair = await now.pair();
    const lost = pair.includes(gone!) ? gone! : pair.split(' ')[0]!;
    rmSync(path.join(folder, lost));
    await engine.client.work.start({ folderId: shoot!.id, confirmMissing: true });
    await expect.poll(() => now.says.textContent()).toContain('among 2 photos');
    expect(await now.pair()).not.toContain(lost);
    await window.keys('ArrowLeft');
    await page.getByText('Every pair worth asking about has been asked').waitFor();
    await shot('two-left');
    await window.keys('Control+z');
    await now.picture('Left photo').waitFor();
    const [left] = (await now.pair()).split(' ');
    await engine.client.decisions.apply({ ids: [await idOf(engine, shoot!.id, left!)], change: { flag: 'reject' } });
    await page.getByText('Fewer than two photos to choose from').waitFor();
    await shot('one-left');
    expect((await cardsOf(engine, shoot!.id)).length).toBeGreaterThan(0);
  });

  it('says of a shoot of one photo, or none, that there is nothing to choose, in German, too', async () => {
    for (const [count, says] of [
      [1, german.bestShotsTexts.none],
      [0, german.texts.shoot.empty],
    ] as const) {
      const { url, folder: shoot } = await serveShoot(await shootOf(count));
      const story = await startStory(await browser(), `best-shots-${count}`, url, { locale: 'de-DE', words: german });
      const { page } = story.window;
      await page.goto(`${new URL(page.url()).origin}/#/shoot/${shoot!.id}/best`);
      await page.getByText(says).waitFor();
      await story.shot('nothing');
    }
  });

  it('keeps each choice that it showed, though the engine is killed', async () => {
    const folder = await shootOf(6);
    const [catalog, port] = [tempFolder('catalog'), await freePort()];
    const first = await startServe(folder, catalog, port);
    const { window, watch, context } = await startStory(await browser(), 'best-shots-killed', first.url);
    const { page } = window;
    const now = asked(page);
    await window.gridFilled();
    await window.keys('q');
    await now.picture('Left photo').waitFor();
    for (let n = 1; n <= 3; n++) await chosen(page, n, () => window.keys('ArrowLeft'));
    watch.expect(/WebSocket|ERR_CONNECTION|Failed to load resource|401|403/);
    await first.kill();
    await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('The engine is away');
    // A choice that cannot be kept is said, and is none.
    await window.keys('ArrowLeft');
    expect(await now.says.textContent()).toContain('3 choices');
    const second = await startServe(folder, catalog, port);
    const other = await context.newPage();
    await other.goto(second.url);
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    await chosen(page, 4, () => window.keys('ArrowLeft'));
  });
});
