import path from 'node:path';
import { expect, it } from 'vitest';
import { writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('several folders', (browser) => {
  it('are opened as one shoot, and a pair of photos puts a clock right', async () => {
    const work = tempFolder('several');
    const shots = (camera: string, hour: number, seed: number) =>
      [0, 10, 20].map((minute, n) => ({
        name: `${camera}_${n + 1}.jpg`,
        ...{ camera, seed: seed + n, takenAt: `2026:06:14 ${hour}:${String(minute).padStart(2, '0')}:00` },
      }));
    await writeSmallShoot(path.join(work, 'Anna'), shots('R5', 14, 1));
    await writeSmallShoot(path.join(work, 'Ben'), shots('Z8', 12, 30));
    const { url } = await serveShoot(null);
    const { window, shot } = await startStory(await browser(), 'several-folders', url);
    const { page } = window;
    await page.getByRole('button', { name: /^Several folders as one shoot/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Several folders as one shoot' });
    for (const folder of ['Anna', 'Ben']) {
      await dialog.getByRole('button', { name: 'Choose a folder' }).click();
      const places = page.getByRole('dialog', { name: 'Folder', exact: true });
      for (const name of ['Computer', ...work.split('/').filter(Boolean), folder])
        await places.getByRole('button', { name: new RegExp(`^${name}\\b`) }).click();
      await places.getByRole('button', { name: 'Take this folder' }).click();
    }
    await dialog.getByText('Ben', { exact: true }).waitFor();
    await shot('gather');
    await checkAxe(page, 'gathering folders');
    await dialog.getByRole('button', { name: 'Open as one shoot' }).click();
    await expect.poll(() => page.title()).toContain('Anna and Ben');
    await window.gridFilled();
    const names = () =>
      page
        .locator('[id^="cell-"]')
        .evaluateAll((cells) => cells.map((cell) => /(R5|Z8)_\d/.exec(cell.textContent ?? '')?.[0]));
    await expect.poll(names).toEqual(['Z8_1', 'Z8_2', 'Z8_3', 'R5_1', 'R5_2', 'R5_3']);
    // The third of Ben was taken when the first of Anna was: select both, Ben's the active one.
    await window.keys('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowLeft');
    await window.keys('Shift+C');
    await page.getByRole('button', { name: 'Z8_3.jpg was taken when R5_1.jpg was' }).waitFor();
    for (const [widthPx, heightPx] of [
      [1024, 640],
      [1920, 1080],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width: widthPx, height: heightPx });
      await shot(`clocks-${widthPx}`);
    }
    await checkAxe(page, 'clocks');
    await page.getByRole('button', { name: 'Z8_3.jpg was taken when R5_1.jpg was' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Clock of Z8' }).inputValue()).toBe('+1:40:00');
    await page.keyboard.press('Escape');
    await expect.poll(names).toEqual(['Z8_1', 'Z8_2', 'R5_1', 'Z8_3', 'R5_2', 'R5_3']);
    await window.keys('Control+z');
    await expect.poll(names).toEqual(['Z8_1', 'Z8_2', 'Z8_3', 'R5_1', 'R5_2', 'R5_3']);
  });
});
