import { expect, it } from 'vitest';
import { page as german } from '../../texts/de/page/index.ts';
import { checkAxe } from './support/check-axe.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';
import { burstShoot } from './support/story-shoot.ts';

describeBrowser('a German photographer', (browser) => {
  it('culls a few photos, reads what was done, and changes the language without losing the place', async () => {
    const { folder } = await burstShoot(8);
    const { url } = await serveShoot(folder);
    const { window, shot } = await startStory(await browser(), 'german', url, { locale: 'de-AT', words: german });
    const { page } = window;
    await window.gridFilled();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await window.keys('Home', 'p', 'ArrowRight', 'x', 'ArrowRight', '4');
    await checkAxe(page, 'German grid');
    await shot('grid');
    await window.keys('Control+z');
    await expect.poll(() => window.statusLine.textContent()).toContain('Zurückgenommen: 1 Foto mit 4 Sternen bewertet');
    await window.keys('Shift+U');
    const dialog = page.getByRole('dialog', { name: german.historyTexts.title });
    await expect.poll(() => dialog.getByText('1 Foto abgelehnt').count()).toBe(1);
    await checkAxe(page, 'German history');
    await shot('history');
    await window.keys('Escape');
    const place = new URL(page.url()).hash;
    await window.keys('Control+,');
    await page.getByRole('radio', { name: 'English' }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    await window.gridFilled();
    expect(new URL(page.url()).hash).toBe(place);
    await expect.poll(() => page.getByRole('grid', { name: 'Grid' }).count()).toBe(1);
  });
});
