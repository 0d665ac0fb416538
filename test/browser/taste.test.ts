/** @file A taste as a photographer meets it: learnt from decisions, said in words, used, unlearnt by undo, written away, forgotten. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { page as german } from '../../texts/de/page/index.ts';
import { writeDarkerSeconds } from '../support/darker-seconds.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf, openAndSettle } from '../support/test-engine.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

const home = tempFolder('taste-home');
// Where choosing a folder begins.
process.env.HOME = home;

async function shootOf(seed: number): Promise<string> {
  const folder = tempFolder(`taste-${seed}`);
  await writeDarkerSeconds(folder, 7, seed);
  return folder;
}

describeBrowser('a taste that the app learns', (browser) => {
  it('is said, used, unlearnt with what taught it, written into a file and forgotten', async () => {
    mkdirSync(path.join(home, 'Taken along'), { recursive: true });
    const { engine, url, folder: shoot } = await serveShoot(await shootOf(1));
    const decide = async (folderId: typeof shoot) => {
      const ids = await idsOf(engine, folderId!.id);
      const { decisions } = engine.client;
      await decisions.apply({ ids: ids.filter((_, i) => i % 2 === 0), change: { flag: 'reject' } });
      await decisions.apply({ ids: ids.filter((_, i) => i % 2 === 1), change: { flag: 'pick' } });
    };
    await decide(shoot);
    const { window, shot } = await startStory(await browser(), 'taste', url);
    const { page } = window;
    const section = page.getByRole('region', { name: 'Your taste' });
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    const lookIn = async () => {
      await window.gridFilled();
      await window.keys('Control+,');
      await page.getByRole('tab', { name: 'Culling' }).click();
      await section.scrollIntoViewIfNeeded();
    };
    await lookIn();
    await section
      .getByText('Not in use: 7 stacks of 1 shoot so far; 12 stacks of 2 shoots at least are needed')
      .waitFor();
    await shot('one-shoot');
    await window.keys('Escape');

    // Another evening, decided alike: now it foretells, and says what.
    await decide(await openAndSettle(engine, await shootOf(2)));
    await lookIn();
    await section.getByText(/In use: \d+ % of your choices foretold, \d+ % without it/).waitFor();
    await section.getByText('You keep darker frames').waitFor();
    await checkAxe(page, 'your taste');
    await shot('in-use');

    // A third one is ordered by it, with the reason.
    const third = await openAndSettle(engine, await shootOf(3));
    const cards = await engine.client.photos.cards({ ids: await idsOf(engine, third.id) });
    const byTaste = cards.filter(({ suggestion }) => suggestion?.reasons.some(({ code }) => code === 'your-taste'));
    expect(byTaste.length).toBeGreaterThan(3);
    expect(byTaste.every(({ name }) => name.endsWith('_1.jpg'))).toBe(true);

    // Taken along as a file.
    await section.getByRole('button', { name: 'Choose a folder' }).click();
    const places = page.getByRole('dialog').last();
    for (const name of ['Home', 'Taken along'])
      await places.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await places.getByRole('button', { name: 'Take this folder' }).click();
    await page.getByText('Wrote Chinagraph taste.json.').waitFor();
    const written = readFileSync(path.join(home, 'Taken along', 'Chinagraph taste.json'), 'utf8');
    expect(JSON.parse(written)).toMatchObject({ schema: 'chinagraph/taste@1', tastes: [{ isOn: true, stacks: 14 }] });

    // What taught it is undone, step by step, and it is unlearnt; done again, it is back.
    await window.keys('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await window.keys('Control+z');
    await expect.poll(() => page.getByRole('button', { name: 'Picks 0', exact: true }).count()).toBe(1);
    await lookIn();
    await section.getByText(/^Not in use/).waitFor();
    await window.keys('Escape', 'Control+Shift+z');
    await expect.poll(() => page.getByRole('button', { name: 'Picks 7', exact: true }).count()).toBe(1);

    // Forgotten only when asked twice, and then for good.
    await lookIn();
    await section.getByText(/^In use/).waitFor();
    page.once('dialog', (asked) => void asked.dismiss());
    await section.getByRole('button', { name: 'Forget' }).click();
    expect(await engine.client.taste.list({})).toHaveLength(1);
    page.once('dialog', (asked) => void asked.accept());
    await section.getByRole('button', { name: 'Forget' }).click();
    await section.getByText('Nothing yet').waitFor();
    await shot('forgotten');
    const after = await engine.client.photos.cards({ ids: await idsOf(engine, third.id) });
    expect(after.flatMap(({ suggestion }) => suggestion?.reasons ?? []).map(({ code }) => code)).not.toContain(
      'your-taste',
    );
  });

  it('is read on a phone, in German', async () => {
    const { engine, url, folder: shoot } = await serveShoot(await shootOf(1));
    const ids = await idsOf(engine, shoot!.id);
    await engine.client.decisions.apply({ ids: ids.filter((_, i) => i % 2 === 1), change: { stars: 4 } });
    const options = { widthPx: 390, heightPx: 844, locale: 'de-DE', words: german };
    const { window, shot } = await startStory(await browser(), 'taste-phone', url, options);
    const { page } = window;
    await window.gridFilled();
    await window.keys('Control+,');
    await page.getByRole('tab', { name: 'Sichten' }).click();
    const section = page.getByRole('region', { name: german.tastePageTexts.title });
    await section.getByText('7 Stapel aus 1 Shooting').scrollIntoViewIfNeeded();
    await shot('settings');
    const settings = (await page.getByRole('dialog').boundingBox())!;
    for (const part of await section.locator('button, li > span').all()) {
      const box = (await part.boundingBox())!;
      expect(box.x + box.width).toBeLessThanOrEqual(settings.x + settings.width);
    }
  });
});
