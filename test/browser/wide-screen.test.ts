import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { jpegWithProfile } from '../../electron/core/previews/decoder/attach-profile.ts';
import { displayP3Profile } from '../../electron/core/previews/decoder/colour/make-profile.ts';
import { age } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

describeBrowser('a screen that shows Display P3', (browser) => {
  it('gets the red of a P3 picture in the loupe; another screen gets sRGB’s', async () => {
    const folder = tempFolder('wide-screen');
    const file = path.join(folder, 'red.jpg');
    const red = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#ff0000' } })
      .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
      .toBuffer();
    writeFileSync(file, jpegWithProfile(red, displayP3Profile));
    age(file);
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'wide-screen', url);
    const { page } = window;
    const devtools = await page.context().newCDPSession(page);
    const seen = async (gamut: 'srgb' | 'p3') => {
      await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'color-gamut', value: gamut }] });
      await page.goto(url);
      await window.gridFilled();
      await page.keyboard.press('e');
      const middle = () =>
        page.evaluate(() => {
          const canvas = document.querySelector('canvas');
          const context = canvas?.getContext('2d');
          if (!canvas || !context || canvas.width < 10) return [];
          const at = context.getImageData(canvas.width / 2, canvas.height / 2, 1, 1, { colorSpace: 'display-p3' });
          return [...at.data.slice(0, 3)];
        });
      await expect.poll(async () => (await middle())[0] ?? 0, { timeout: 20_000 }).toBeGreaterThan(150);
      await shot(gamut);
      return middle();
    };
    const plain = await seen('srgb');
    expect(plain[1]!).toBeGreaterThan(35);
    const wide = await seen('p3');
    expect(wide[0]!).toBeGreaterThan(250);
    expect(wide[1]!).toBeLessThan(10);
  });
});
