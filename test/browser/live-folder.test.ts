import { renameSync } from 'node:fs';
import path from 'node:path';
import { it } from 'vitest';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('a folder that a camera shoots into', (browser) => {
  it('the loupe goes to the newest frame, a reference stays beside it', async () => {
    const folder = tempFolder('tether');
    await writeSmallShoot(folder, numbered(3));
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'live-folder', url);
    const { page } = window;
    await window.gridFilled();
    await window.keys('Home', 'e', 'Shift+R', 'Shift+N');
    await page.getByText('Goes to each frame that comes').waitFor();
    const coming = tempFolder('coming');
    await writeSmallShoot(coming, [{ name: 'T_0001.jpg', takenAt: '2026:06:14 18:00:00', seed: 31 }]);
    renameSync(path.join(coming, 'T_0001.jpg'), path.join(folder, 'T_0001.jpg'));
    await page.locator('.loupe-main .stage-head', { hasText: 'T_0001.jpg' }).waitFor();
    await page.getByRole('region', { name: 'Reference' }).getByText('Reference IMG_0001.jpg').waitFor();
    await window.viewReady();
    await shot('newest-beside-the-reference');
    await window.keys('Home', 'Shift+R');
    await page.getByRole('region', { name: 'Reference' }).waitFor({ state: 'detached' });
  });
});
