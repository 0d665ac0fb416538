import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { cardsOf, flagsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('deciding by mouse and touch', (browser) => {
  const shoot = async () => {
    const folder = tempFolder('story');
    await writeSmallShoot(folder, numbered(6));
    const served = await serveShoot(folder);
    const starsOf = async () =>
      Object.fromEntries((await cardsOf(served.engine, served.folder!.id)).map((c) => [c.name, c.decision.stars]));
    return { ...served, folderId: served.folder!.id, starsOf };
  };

  it('flags and stars on hover in the grid, for one or for the selection; a bar in the loupe; a menu anywhere', async () => {
    const { engine, url, folderId, starsOf } = await shoot();
    const names = (await cardsOf(engine, folderId)).map(({ name }) => name);
    const { window, shot } = await startStory(await browser(), 'decide-by-pointer', url);
    const { page } = window;
    await window.gridFilled();
    // Every frame a cell of its own.
    await window.keys('Shift+S');

    await window.cell(names[1]!).hover();
    const hover = page.getByRole('toolbar', { name: `Decide: ${names[1]}` });
    await hover.getByRole('button', { name: 'Reject' }).click();
    await expect.poll(() => flagsOf(engine, folderId)).toEqual({ [names[1]!]: 'reject' });
    await hover.getByRole('button', { name: '3 stars' }).click();
    await expect.poll(async () => (await starsOf())[names[1]!]).toBe(3);
    await shot('hover');
    await checkAxe(page, 'grid with hover');
    await hover.getByRole('button', { name: 'Unflag' }).click();
    await expect.poll(() => flagsOf(engine, folderId)).toEqual({});

    // Of several that are selected, one click decides for all.
    await window.cell(names[2]!).click();
    await window.cell(names[4]!).click({ modifiers: ['Shift'] });
    await window.cell(names[3]!).hover();
    const many = page.getByRole('toolbar', { name: `Decide: ${names[3]}` });
    await expect.poll(() => many.textContent()).toContain('for 3');
    await many.getByRole('button', { name: 'Pick' }).click();
    const picked = Object.fromEntries([2, 3, 4].map((at) => [names[at]!, 'pick']));
    await expect.poll(() => flagsOf(engine, folderId)).toEqual(picked);

    // The menu is about the photo under the pointer.
    await window.cell(names[0]!).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Reject/ }).waitFor();
    await shot('menu');
    await checkAxe(page, 'photo menu');
    await page.getByRole('menuitem', { name: /^Label/ }).hover();
    await page.getByRole('menuitem', { name: /^Blue/ }).click();
    await expect
      .poll(async () => (await cardsOf(engine, folderId)).find(({ name }) => name === names[0])?.decision.label)
      .toBe('blue');

    // The loupe's bar, and the mark over the picture.
    await window.cell(names[5]!).dblclick();
    await window.loupeSharp();
    const bar = page.getByRole('toolbar', { name: 'Decide' });
    await bar.getByRole('button', { name: 'Pick' }).click();
    await page.locator('.decision-flash', { hasText: 'Picked' }).waitFor({ state: 'attached' });
    await shot('loupe-bar');
    await expect.poll(() => page.locator('.decision-flash').count()).toBe(0);
    await expect.poll(async () => (await flagsOf(engine, folderId))[names[5]!]).toBe('pick');
    await bar.getByRole('button', { name: '5 stars' }).click();
    await expect.poll(async () => (await starsOf())[names[5]!]).toBe(5);
    await checkAxe(page, 'loupe with its bar');
    for (const view of ['Compare', 'Survey']) {
      await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
      await bar.waitFor();
      await shot(view.toLowerCase());
      await checkAxe(page, view);
    }
  });

  it('by finger: a tap chooses and shows the buttons, a finger that stays opens the menu', async () => {
    const { engine, url, folderId } = await shoot();
    const names = (await cardsOf(engine, folderId)).map(({ name }) => name);
    const context = await (await browser()).newContext({ hasTouch: true, viewport: { width: 820, height: 1180 } });
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('gridcell').first().waitFor();
    await page.keyboard.press('Shift+S');
    const cell = page.getByRole('gridcell', { name: new RegExp(`^${names[0]!.replace('.', '\\.')}`) });
    await cell.tap();
    await page
      .getByRole('toolbar', { name: `Decide: ${names[0]}` })
      .getByRole('button', { name: 'Pick' })
      .tap();
    await expect.poll(() => flagsOf(engine, folderId)).toEqual({ [names[0]!]: 'pick' });

    const box = (await page.getByRole('gridcell').nth(1).boundingBox())!;
    const session = await context.newCDPSession(page);
    const point = { x: box.x + box.width / 2, y: box.y + box.height / 3 };
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
    await page.getByRole('menu').waitFor();
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.getByRole('menuitem', { name: /^Reject/ }).tap();
    await expect.poll(() => flagsOf(engine, folderId)).toEqual({ [names[0]!]: 'pick', [names[1]!]: 'reject' });
    await context.close();
  });

  it('a mark over the picture with all panels hidden, named where a decision moves on', async () => {
    const { engine, url, folderId } = await shoot();
    const names = (await cardsOf(engine, folderId)).map(({ name }) => name);
    const { window, shot } = await startStory(await browser(), 'marks-that-fade', url);
    const { page } = window;
    await window.gridFilled();
    await window.keys('Home', 'e', 'Shift+Tab');
    await window.loupeSharp();
    expect(await page.getByRole('banner').count()).toBe(0);
    expect(await page.getByRole('contentinfo').count()).toBe(0);
    await window.keys('x');
    await page.locator('.decision-flash', { hasText: /^Rejected$/ }).waitFor();
    await shot('pictures-only');
    await window.keys('4');
    await page.locator('.decision-flash', { hasText: '★★★★' }).waitFor();
    await expect.poll(() => page.locator('.decision-flash').count()).toBe(0);
    await engine.client.app.changeSettings({ advanceAfterDecision: true });
    await expect.poll(async () => (await engine.client.app.settings({})).advanceAfterDecision).toBe(true);
    await page.reload();
    await window.loupeSharp();
    await window.keys('p');
    await page.locator('.decision-flash', { hasText: `Picked${names[0]}` }).waitFor();
    await expect.poll(async () => (await flagsOf(engine, folderId))[names[0]!]).toBe('pick');
  });

  it('Delete rejects, Space opens, the selection turns over, lights go out, the strip grows, bars scale', async () => {
    const { engine, url, folderId } = await shoot();
    const names = (await cardsOf(engine, folderId)).map(({ name }) => name);
    const { window, shot } = await startStory(await browser(), 'pictures-and-lights', url);
    const { page } = window;
    await window.gridFilled();
    await window.keys('Shift+S', 'Home', 'Delete');
    await expect.poll(() => flagsOf(engine, folderId)).toEqual({ [names[0]!]: 'reject' });
    await window.keys('Control+i', 'p');
    const rest = Object.fromEntries(names.slice(1).map((name) => [name, 'pick']));
    await expect.poll(() => flagsOf(engine, folderId)).toEqual({ [names[0]!]: 'reject', ...rest });

    await window.keys('f');
    expect(await page.getByRole('toolbar', { name: 'Filter and sort' }).count()).toBe(0);
    await window.gridFilled();
    await shot('grid-pictures-only');
    await window.keys('Escape', 'l');
    expect(await page.locator('.shell').getAttribute('data-lights')).toBe('dim');
    await window.keys('l');
    expect(await page.locator('.shell').getAttribute('data-lights')).toBe('out');
    await shot('grid-lights-out');
    await window.keys('Escape');
    expect(await page.locator('.shell').getAttribute('data-lights')).toBe('on');

    await window.keys('Home', 'Space');
    await window.loupeSharp();
    expect(window.view()).toBe('loupe');
    const stripPx = async () => (await page.getByRole('listbox', { name: 'Neighbours' }).boundingBox())?.height ?? 0;
    const normalPx = await stripPx();
    await window.keys('w');
    expect(await stripPx()).toBeGreaterThan(normalPx * 1.5);
    await shot('extra-large-strip');
    await window.keys('w');
    expect(await page.getByRole('listbox', { name: 'Neighbours' }).count()).toBe(0);
    await window.keys('w', 'Control+,');
    await page.getByRole('tab', { name: 'Look' }).click();
    await page.getByRole('radio', { name: '150 %' }).click();
    const barPx = (await page.getByRole('banner').boundingBox())?.height ?? 0;
    expect(barPx).toBeGreaterThan(55);
    await shot('scale-150');
    await checkAxe(page, 'bars at 150 %');
  });
});
