import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { age, numbered, smallJpeg, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('a folder with files that are none', (browser) => {
  it('lists them by what happened, a few of each, all where asked', async () => {
    const folder = tempFolder('problems');
    await writeSmallShoot(folder, numbered(4));
    const put = (name: string, bytes: Uint8Array | string) => {
      writeFileSync(path.join(folder, name), bytes);
      age(path.join(folder, name));
    };
    for (let i = 1; i <= 40; i++) put(`DSC_${String(i).padStart(4, '0')}.JPG`, '');
    for (let i = 1; i <= 3; i++) put(`notes ${i}.jpg`, `letter ${i}: this is a letter and no picture\n`.repeat(20));
    const whole = await smallJpeg({ seed: 9, widthPx: 1200, heightPx: 800 });
    for (let i = 1; i <= 2; i++) put(`cut ${i}.jpg`, whole.subarray(0, whole.length / (i + 1)));
    put('scene.exr', Buffer.from('\x76\x2f\x31\x01\x02\0\0\0'.repeat(20), 'latin1'));
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'problems', url);
    const { page } = window;
    await window.gridFilled();
    await shot('cells');
    await page.getByRole('button', { name: /^Could not be read/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Damaged, nothing can be shown').waitFor();
    await shot('dialog');
    expect(await dialog.getByText('and 32 more').count()).toBe(1);
    expect(await dialog.locator('.problem-file').count()).toBeLessThan(25);
    await dialog.getByText('and 32 more').click();
    await expect.poll(() => dialog.getByText('and 32 more').count()).toBe(0);
    await dialog.getByText('DSC_0012.JPG').waitFor();
    await shot('opened');
  });
});
