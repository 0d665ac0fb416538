import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { copiesIn, fingerprint } from '../support/card.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('copying a card', (browser) => {
  it('the card is found, every file is shown, copied, and culled at its new place', async () => {
    const work = tempFolder('ingest');
    const card = path.join(work, 'EOS_DIGITAL');
    await writeSmallShoot(path.join(card, 'DCIM/100CANON'), numbered(12));
    mkdirSync(path.join(work, 'Pictures 2026'));
    const before = fingerprint(card);
    const mounts = {
      platform: 'linux' as const,
      readMountInfo: async () => Buffer.from(`40 27 8:17 / ${card} rw - vfat /dev/sdb1 rw\n`),
      volumes: async () => [],
    };
    const { url } = await serveShoot(null, { mounts });
    const { window, shot } = await startStory(await browser(), 'ingest', url);
    const { page } = window;
    await page.getByRole('button', { name: 'Copy from cards' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Copy from cards' });
    await dialog.getByRole('checkbox', { name: 'EOS_DIGITAL' }).waitFor();
    await dialog.getByRole('button', { name: 'Choose' }).nth(1).click();
    const places = page.getByRole('dialog', { name: 'To', exact: true });
    for (const name of ['Computer', ...work.split('/').filter(Boolean), 'Pictures 2026'])
      await places.getByRole('button', { name: new RegExp(`^${name.replaceAll('.', '\\.')}\\b`) }).click();
    await places.getByRole('button', { name: 'Take this folder' }).click();
    await dialog.getByRole('button', { name: 'Copy 12 files' }).waitFor();
    await dialog.getByRole('checkbox', { name: 'Give new names' }).click();
    await dialog.getByRole('textbox', { name: 'Name of the job' }).fill('Fair');
    await dialog.getByText('2026-06-14/Fair_2026-06-14_0001.jpg').waitFor();
    await shot('plan');
    for (const [widthPx, heightPx] of [
      [1024, 640],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width: widthPx, height: heightPx });
      await shot(`plan-${widthPx}`);
    }
    await checkAxe(page, 'copying a card');
    expect(copiesIn(path.join(work, 'Pictures 2026'))).toEqual([]);
    await dialog.getByRole('button', { name: 'Copy 12 files' }).click();
    await dialog.getByText('EOS_DIGITAL: all 12 files are safe. The card may be formatted.').waitFor();
    await shot('safe');
    await checkAxe(page, 'a copied card');
    await dialog.getByRole('button', { name: 'Start culling' }).click();
    await expect.poll(() => window.shown.textContent()).toContain('12 photos');
    expect(fingerprint(card)).toEqual(before);
    expect(copiesIn(path.join(work, 'Pictures 2026'))).toHaveLength(12);
  });
});
