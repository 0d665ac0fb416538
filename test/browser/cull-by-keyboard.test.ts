import { expect, it } from 'vitest';
import { describeBrowser } from './support/chromium.ts';
import { cardsOf, flagsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { burstShoot } from './support/story-shoot.ts';

/** The table of keys that the product promises. */
const keys = [
  ...[
    '←',
    '→',
    '↑',
    '↓',
    'Home',
    'End',
    'PageUp',
    'PageDown',
    'P',
    'X',
    'U',
    'G',
    'E',
    'C',
    'N',
    'Z',
    'Space',
    'F',
    'Shift+F',
  ],
  ...[
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    'Caps Lock',
    'Shift+P',
    'Ctrl+Z',
    'Ctrl+Shift+Z',
    'S',
    'A',
    'D',
    'I',
    'O',
  ],
  ...['\\', 'Tab', '?'],
];

describeBrowser('cull a shoot by keyboard only', (browser) => {
  it('frame by frame in the loupe, then stack by stack', async () => {
    const { folder, truth } = await burstShoot(126);
    const { engine, url, folder: shoot } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'cull-by-keyboard', url);
    await window.gridFilled();
    await shot('grid-before');

    const clean = new Set(truth.bursts.map((burst) => burst.clean));
    const cards = await cardsOf(engine, shoot!.id);
    const idOf = new Map(cards.map((card) => [card.name, card.id]));
    const stacks = await engine.client.photos.stacks({ folderId: shoot!.id });
    const stackOf = new Map(stacks.flatMap((stack) => stack.photoIds.map((id) => [id, stack])));
    const expected: Record<string, string> = {};

    // A folded stack is opened at its best frame; Home goes to the very first.
    await window.keys('Home', 'Enter', 'Home');
    const half = cards.findIndex((card, at) => at >= 63 && stackOf.get(card.id)?.photoIds[0] === card.id);
    for (const [at, card] of cards.slice(0, half).entries()) {
      if (at % 25 === 0) {
        expect(await window.loupeSharp()).toBe(idOf.get(card.name));
        await expect.poll(() => window.activeName()).toBe(card.name);
      }
      const flag = clean.has(card.name) ? 'pick' : 'reject';
      expected[card.name] = flag;
      await window.keys(flag === 'pick' ? 'p' : 'x', 'ArrowRight');
    }
    await window.loupeSharp();
    await shot('loupe-half-way');

    let at = half;
    let isSteppedByStack = false;
    while (at < cards.length) {
      const stack = stackOf.get(cards[at]!.id);
      const members = stack ? stack.photoIds.length : 1;
      const names = cards.slice(at, at + members).map((card) => card.name);
      const kept = Math.max(
        0,
        names.findIndex((name) => clean.has(name)),
      );
      // Stepping by stack lands on the app's own best; from there to the frame that truth names.
      const active = await window.loupeSharp();
      const from = cards.findIndex(({ id }) => id === active) - at;
      const best = stack?.photoIds.indexOf(stack.bestId ?? stack.photoIds[0]!) ?? 0;
      expect(from).toBe(isSteppedByStack ? best : 0);
      for (let step = from; step < kept; step++) await window.keys('ArrowRight');
      for (let step = from; step > kept; step--) await window.keys('ArrowLeft');
      await window.keys(members > 1 ? 'Shift+P' : 'p');
      for (const [i, name] of names.entries()) expected[name] = i === kept ? 'pick' : 'reject';
      // On the last stack there is no next one to go to; one that stands alone is left by hand.
      if (members === 1) await window.keys('ArrowRight');
      isSteppedByStack = members > 1;
      at += members;
    }
    await expect.poll(() => flagsOf(engine, shoot!.id)).toEqual(expected);
    expect(Object.keys(expected)).toHaveLength(126);

    await window.keys('g', 'Home');
    await window.gridFilled();
    await shot('grid-after');
    const picks = Object.values(expected).filter((flag) => flag === 'pick').length;
    await expect.poll(() => window.page.getByRole('button', { name: `Picks ${picks}` }).isVisible()).toBe(true);
    await expect.poll(() => window.page.getByRole('button', { name: 'Undecided 0' }).isVisible()).toBe(true);

    // Whoever forgot a key finds it.
    await window.keys('?');
    const shown = await window.page.getByRole('dialog').locator('kbd').allTextContents();
    expect(keys.filter((key) => !shown.includes(key))).toEqual([]);
    await shot('all-keys');
  });
});
