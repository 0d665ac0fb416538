import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { FolderId } from '../../electron/contract/ids.ts';
import type { Engine } from '../../electron/core/engine.ts';
import { age, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf } from '../support/test-engine.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

/** Two bursts of three and a single picture. */
async function twoBursts(): Promise<string> {
  const folder = tempFolder('stacks');
  const seeds = [1, 1, 1, 5, 5, 5, 9];
  await writeSmallShoot(
    folder,
    seeds.map((seed, i) => ({
      name: `IMG_000${i + 1}.jpg`,
      seed,
      takenAt: `2026:06:14 1${4 + Math.floor(i / 3)}:00:0${i % 3}`,
      widthPx: 480 + 8 * i,
    })),
  );
  return folder;
}

/** "123* 456": numbers of the photos, a stack a word, "*" where made by hand. */
async function stacksOf(engine: Engine, folderId: FolderId): Promise<string> {
  const ids = await idsOf(engine, folderId);
  const stacks = await engine.client.photos.stacks({ folderId });
  return stacks
    .map(({ photoIds, byHand }) => photoIds.map((id) => ids.indexOf(id) + 1).join('') + (byHand ? '*' : ''))
    .join(' ');
}

describeBrowser('stacks by hand, and keys of other boards', (browser) => {
  it('stacks by key, menu and drag, and takes each back', async () => {
    const { engine, url, folder } = await serveShoot(await twoBursts());
    const folderId = folder!.id;
    const stacks = () => stacksOf(engine, folderId);
    const { window, shot } = await startStory(await browser(), 'stacks-by-hand', url);
    const { page } = window;
    await window.gridFilled();
    const cell = (name: string) => page.getByRole('gridcell', { name: new RegExp(`^${name}`) });
    await expect.poll(stacks).toBe('123 456 7');

    // Collapsed, two cells stand for their stacks.
    await expect.poll(() => page.getByRole('gridcell').count()).toBe(3);
    await window.keys('Home', 'Shift+ArrowRight', 'Alt+s');
    await expect.poll(stacks).toBe('123456* 7');
    await expect.poll(() => page.getByRole('gridcell').count()).toBe(2);
    await window.keys('Control+z');
    await expect.poll(stacks).toBe('123 456 7');

    // Open, a frame in the middle: split there, from the menu.
    await expect.poll(() => page.getByRole('gridcell').count()).toBe(3);
    await window.keys('Home', 's');
    await expect.poll(() => page.getByRole('gridcell').count()).toBe(5);
    await cell('IMG_0002').click({ button: 'right' });
    await page.getByRole('menu').waitFor();
    await shot('menu-of-a-photo');
    await page.getByRole('menuitem', { name: 'Stack', exact: true }).hover();
    await page.getByRole('menuitem', { name: /Split the stack/ }).click();
    await expect.poll(stacks).toBe('1* 23* 456 7');
    await window.keys('Control+z');
    await expect.poll(stacks).toBe('123 456 7');

    // Dragged onto another one: the single picture joins the second stack.
    await expect.poll(() => page.getByRole('gridcell').count()).toBe(5);
    await window.gridFilled();
    await cell('IMG_0007').click();
    const from = (await cell('IMG_0007').boundingBox())!;
    const onto = page.getByRole('gridcell', { name: /^IMG_000[456]/ }).first();
    const to = (await onto.boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
    await expect.poll(() => page.locator('.cell[data-drop=true]').count()).toBe(1);
    await shot('carried-over-a-stack');
    await page.mouse.up();
    await expect.poll(stacks).toBe('123 4567*');

    await window.keys('Control+z');
    await expect.poll(stacks).toBe('123 456 7');
  });

  it('keys of a French, a Russian and a numeric board decide what the hand means and nothing else', async () => {
    const { engine, url, folder } = await serveShoot(await twoBursts());
    const folderId = folder!.id;
    const { window } = await startStory(await browser(), 'other-boards', url);
    const { page } = window;
    await window.gridFilled();
    const decisions = async () => {
      const cards = await engine.client.photos.cards({ ids: await idsOf(engine, folderId) });
      return cards
        .map(({ decision: { flag, stars, label } }) => `${flag} ${stars} ${label}`)
        .filter((said) => said !== 'none 0 none');
    };
    const session = await page.context().newCDPSession(page);
    /** As the browser hands it to a page: what the key writes, and where it is. */
    const press = async (key: string, code: string, modifiers = 0) => {
      for (const type of ['keyDown', 'keyUp'] as const)
        await session.send('Input.dispatchKeyEvent', { type, key, code, modifiers });
    };
    const [alt, ctrl] = [1, 2];
    await window.keys('Control+a');
    await press('-', 'Digit6');
    await press('ArrowLeft', 'Numpad4');
    await window.keys('Control+a');
    await press('Clear', 'Numpad5');
    await press('\\', 'Digit8', alt | ctrl);
    await press('\\', 'Digit8', alt | ctrl);
    await press('è', 'Digit7');
    // Only the last one was meant, the key of 7: for the three cells that are shown.
    await expect.poll(decisions).toEqual(Array(3).fill('none 0 yellow'));
    await press('я', 'KeyZ', ctrl);
    await expect.poll(decisions).toEqual([]);
    await press('з', 'KeyP');
    await expect.poll(async () => (await decisions()).every((said) => said === 'pick 0 none')).toBe(true);
  });

  it('offers decisions made on the originals of copies, and takes them over as one step', async () => {
    const original = await twoBursts();
    const copy = path.join(tempFolder('copies'), 'Anna and Ben');
    cpSync(original, copy, { recursive: true });
    for (const name of readdirSync(copy)) age(path.join(copy, name));
    const { engine, folder, host } = await serveShoot(original);
    const ids = await idsOf(engine, folder!.id);
    await engine.client.decisions.apply({ ids: ids.slice(0, 2), change: { flag: 'pick' } });
    const opened = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(copy)) });
    await engine.whenIdle(opened.id);
    const url = host.url.replace(/folder=\d+/, `folder=${opened.id}`);
    const { window, shot } = await startStory(await browser(), 'decisions-of-copies', url);
    const { page } = window;
    await window.gridFilled();
    await page.getByText(/Here are copies of 2 pictures decided on in .*\(2 picks\)\./).waitFor();
    await shot('offered');
    await page.getByRole('button', { name: 'Take the decisions over' }).click();
    const flags = async () => {
      const cards = await engine.client.photos.cards({ ids: await idsOf(engine, opened.id) });
      return cards.filter(({ decision }) => decision.flag === 'pick').length;
    };
    await expect.poll(flags).toBe(2);
    await expect.poll(() => page.getByText(/Here are copies/).count()).toBe(0);
    await window.keys('Control+z');
    await expect.poll(flags).toBe(0);
  });
});
