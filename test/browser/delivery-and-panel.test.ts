import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('finished pictures in the report', (browser) => {
  it('rules are checked, those that break one are filtered and badged; a panel’s file is held against the numbers', async () => {
    const folder = tempFolder('delivery');
    await writeSmallShoot(
      folder,
      numbered(6).map((photo, i) => ({
        ...photo,
        takenAt: `2026:06:14 1${i}:00:00`,
        ...(i < 2 && { widthPx: 900, heightPx: 600 }),
      })),
    );
    const rules = path.join(tempFolder('rules'), 'small.json');
    writeFileSync(rules, JSON.stringify({ schema: 'chinagraph/rules@1', name: 'small', size: { maxLongSidePx: 600 } }));
    const ratings = path.join(path.dirname(rules), 'panel.csv');
    writeFileSync(
      ratings,
      ['picture,rating', ...numbered(6).map(({ name }, i) => `${name},${(i * 7) % 5}`)].join('\n'),
    );
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'delivery-and-panel', url);
    const { page } = window;
    await window.gridFilled();
    await window.keys('r');
    const delivery = page.getByRole('region', { name: 'Ready to deliver' });
    const choose = async (button: string, file: string) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: button }).click();
      await (await chooser).setFiles(file);
    };
    await choose('Own rules…', rules);
    await delivery.getByText('6 photos: 2 break a rule.').waitFor();
    // What was checked against stands in the list of rules.
    expect(await delivery.getByRole('combobox').locator('option:checked').textContent()).toBe('small.json');
    await shot('rules');

    await choose('Choose a CSV file…', ratings);
    const panel = page.getByRole('region', { name: 'Against people' });
    await panel.getByText('6 of the pictures are here.').waitFor();
    await panel.getByText('6 pictures are too few to say much.').waitFor();
    await panel.getByRole('columnheader', { name: 'SRCC' }).waitFor();
    await panel.scrollIntoViewIfNeeded();
    await shot('panel');

    await delivery.getByRole('button', { name: 'Show them' }).click();
    await expect.poll(() => page.locator('.cell').count()).toBe(2);
    await expect.poll(() => page.locator('.cell').getByText('breaks a rule').count()).toBe(2);
    await shot('those-that-break-a-rule');
  });
});
