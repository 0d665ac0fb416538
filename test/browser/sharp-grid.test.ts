import { expect, it } from 'vitest';
import { writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('the grid on screens with two pixels to the point', (browser) => {
  it.each([
    [1, 320],
    [2, 960],
  ])('%i pixel(s) to the point: pictures of %i pixels', async (deviceScale, longSidePx) => {
    const folder = tempFolder('sharp');
    await writeSmallShoot(folder, [
      { name: 'wide.jpg', widthPx: 3000, heightPx: 2000 },
      { name: 'tall.jpg', widthPx: 1000, heightPx: 1500, seed: 7 },
    ]);
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), `sharp-grid-${deviceScale}`, url, { deviceScale });
    const { page } = window;
    await window.gridFilled();
    const longSides = () =>
      page
        .locator('[role=gridcell] img')
        .evaluateAll((images) =>
          images.map((image) =>
            Math.max((image as HTMLImageElement).naturalWidth, (image as HTMLImageElement).naturalHeight),
          ),
        );
    await expect.poll(longSides).toEqual([longSidePx, longSidePx]);
    await shot('cells');
  });
});
