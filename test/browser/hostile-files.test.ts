import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { visibleText } from '../../electron/contract/visible-text.ts';
import { smallJpeg } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { cardsOf } from './support/decisions-of.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

const script = '<img src=x onerror=alert(1)>.jpg';
const bidi = 'evil\u202efig.exe.jpg';
const hostile = [
  script,
  `"quotes' & ampersands; $(reboot) .jpg`,
  '-rf --all.jpg',
  'two\nlines.jpg',
  bidi,
  'emoji \u{1f4f7} und Umlaute \u00e4\u0308.jpg',
  `${'long '.repeat(40)}.jpg`,
  '%2e%2e%2fetc%2fpasswd.jpg',
];

describeBrowser('hostile names and damaged files', (browser) => {
  it('shows them as what they are, and nothing of them runs', async () => {
    const folder = tempFolder('story');
    mkdirSync(`${folder}/sub <b>folder`);
    const write = (name: string | Buffer, bytes: Buffer): void => {
      const file = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]);
      writeFileSync(file, bytes);
      utimesSync(file, 1_760_000_000, 1_760_000_000);
    };
    for (const [at, name] of hostile.entries()) write(name, await smallJpeg({ seed: at + 1 }));
    write(Buffer.from([0x66, 0xff, 0xfe, 0x2e, 0x6a, 0x70, 0x67]), await smallJpeg({ seed: 40 }));
    write('sub <b>folder/inside.jpg', await smallJpeg({ seed: 41 }));
    const whole = await smallJpeg({ seed: 50, widthPx: 1200, heightPx: 800 });
    write('torn.jpg', whole.subarray(0, Math.floor(whole.length * 0.6)));
    write('empty.jpg', Buffer.alloc(0));
    write('letter.jpg', Buffer.from('Dear photographer, this is a letter.'.repeat(50)));
    write('noise.png', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(4_000, 7)]));

    const { engine, url, folder: shoot } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'hostile-files', `${url}`);
    const dialogs: string[] = [];
    window.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await window.gridFilled();
    await shot('grid');
    const cards = await cardsOf(engine, shoot!.id);
    expect(cards).toHaveLength(hostile.length + 6);
    const names = await window.page.locator('[role=gridcell]').evaluateAll((cells) => cells.map((c) => c.ariaLabel));
    for (const { name } of cards)
      expect(
        names.some((label) => label?.startsWith(visibleText(name))),
        name,
      ).toBe(true);
    // The engine keeps the name; on screen nothing hides in it.
    expect(cards.map(({ name }) => name)).toContain(bidi);
    await expect.poll(() => window.cell('evil[U+202E]fig.exe.jpg').isVisible()).toBe(true);
    await expect.poll(() => window.cell('two[U+000A]lines.jpg').isVisible()).toBe(true);
    expect(await window.page.locator('body').evaluate((body) => /\u202e/.test(body.outerHTML))).toBe(false);
    expect(names.some((label) => label?.startsWith('f\ufffd\ufffd.jpg'))).toBe(true);

    // Damaged: shown as far as it goes, and said so. Not pictures: said so, without a picture.
    await expect.poll(() => window.cell('torn.jpg').getByText('Damaged').isVisible()).toBe(true);
    for (const name of ['empty.jpg', 'letter.jpg', 'noise.png']) {
      const state = cards.find((card) => card.name === name)!.state;
      expect(['corrupt', 'unreadable', 'no-preview', 'not-a-picture'], `${name} is ${state}`).toContain(state);
      expect(await window.cell(name).locator('img').count()).toBe(0);
    }
    await window.cell('letter.jpg').click();
    await window.keys('e');
    await expect.poll(() => window.page.locator('.stage').textContent()).toContain('letter.jpg');
    await shot('loupe-of-a-letter');
    await window.keys('g');
    await window.cell('torn.jpg').click();
    await window.keys('e');
    await window.loupeSharp();
    await shot('loupe-of-a-torn-file');

    // The name with markup in it is text everywhere it is said.
    await window.keys('g');
    await window.cell(script).click();
    await window.keys('e');
    await window.loupeSharp();
    await expect.poll(() => window.activeName()).toBe(script);
    await shot('loupe-of-markup');
    expect(await window.page.locator('img[src="x"]').count()).toBe(0);
    expect(dialogs).toEqual([]);
  });
});
