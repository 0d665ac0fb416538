import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { smallClip } from '../support/small-clip.ts';
import { age, numbered, smallJpeg, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

/** A second of moving colours, as Chromium itself encodes them. */
const recordClip = async (page: Page): Promise<Buffer> => {
  await page.goto('about:blank');
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    const drawing = canvas.getContext('2d')!;
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm;codecs=vp8' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    for (let n = 0; n < 20; n++) {
      drawing.fillStyle = `hsl(${n * 18} 80% 50%)`;
      drawing.fillRect(0, 0, canvas.width, canvas.height);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  return Buffer.from(bytes);
};

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

  it('clips lie among the photos, play in the loupe and are decided on; one that is not played says so', async () => {
    const folder = tempFolder('clips');
    await writeSmallShoot(folder, numbered(2));
    const recorder = await (await browser()).newPage();
    const facts = { seconds: 65, widthPx: 1920, heightPx: 1080, takenAt: '2026-06-14T18:05:00' };
    const files = {
      'C0001.webm': await recordClip(recorder),
      'C0001.THM': await smallJpeg({ seed: 6 }),
      'MVI_2.MP4': smallClip(facts),
      'MVI_2.THM': await smallJpeg({ seed: 5 }),
    };
    await recorder.close();
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), bytes);
      age(path.join(folder, name));
    }
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'clips', url);
    const { page } = window;
    const cell = (name: string) => page.getByRole('gridcell', { name: new RegExp(`^${name}`) });
    await cell('MVI_2.MP4').getByText('Clip, 1:05').waitFor();
    await shot('grid');
    await cell('C0001.webm').dblclick();
    const player = page.locator('video.clip-player');
    await player.waitFor();
    await window.keys('Shift+Enter');
    await expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0.2);
    await window.keys('p');
    await shot('played');
    await window.keys('g');
    await cell('C0001.webm, picked').waitFor();
    await cell('MVI_2.MP4').dblclick();
    await page.getByText('Not played here').waitFor();
    await shot('not-played');
  });
});
