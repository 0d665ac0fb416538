import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { smallJpeg } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeBrowser } from './support/chromium.ts';
import { serveShoot } from './support/serve-shoot.ts';
import { startStory } from './support/story.ts';

const count = 10_000;

/** Ten thousand small files of twenty pictures, each with a capture time of its own. */
async function writeMany(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const taken = '2026:06:14 00:00:00';
  const pictures = await Promise.all(
    Array.from({ length: 20 }, (_, seed) => smallJpeg({ seed, takenAt: taken, widthPx: 120, heightPx: 80 })),
  );
  for (let i = 0; i < count; i++) {
    const bytes = Buffer.from(pictures[i % pictures.length]!);
    const time = new Date(Date.UTC(2026, 5, 14) + i * 5_000).toISOString();
    bytes.write(time.slice(0, 19).replaceAll('-', ':').replace('T', ' '), bytes.indexOf(taken), 'latin1');
    const file = `${folder}/P${String(i + 1).padStart(5, '0')}.jpg`;
    writeFileSync(file, bytes);
    utimesSync(file, 1_760_000_000, 1_760_000_000);
  }
}

describeBrowser('ten thousand photos', (browser) => {
  it('the grid holds only what is in sight, from the first to the last', async () => {
    const folder = tempFolder('many');
    await writeMany(folder);
    // Listed, not measured: thumbs are made as they come into sight.
    const { url } = await serveShoot(folder, { background: 'none' });
    const { window, shot, context } = await startStory(await browser(), 'ten-thousand', url);
    const cdp = await context.newCDPSession(window.page);
    const heapMb = async (): Promise<number> => {
      await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
    };
    await cdp.send('Performance.enable');
    await window.gridFilled();
    await expect.poll(() => window.shown.textContent()).toBe('10,000 photos');
    const columns = Number(await window.grid.getAttribute('aria-colcount'));
    expect(Number(await window.grid.getAttribute('aria-rowcount'))).toBe(Math.ceil(count / columns));
    // Listed and no more: that is "not looked at yet", in the panel, beside the photo and as a filter, and no "can't tell".
    const { page } = window;
    const waiting = page.getByRole('button', { name: 'Not looked at yet 10,000' });
    await waiting.waitFor();
    await page.getByRole('complementary').getByText('Not looked at yet', { exact: true }).first().waitFor();
    expect(await page.getByRole('button', { name: "Can't tell 0" }).count()).toBe(1);
    expect(await window.activeCell.getAttribute('aria-label')).not.toContain("can't tell");
    await shot('first');
    const atFirst = await heapMb();

    await window.keys('End');
    await expect.poll(() => window.cell('P10000.jpg').count()).toBe(1);
    await window.gridFilled();
    expect(await window.activeCell.getAttribute('aria-label')).toContain('P10000.jpg');
    await shot('last');

    // All of it, by the page: cells are made and dropped, never kept.
    await window.keys('Home');
    let most = 0;
    for (let i = 0; i < 40; i++) {
      await window.keys('PageDown');
      if (i % 4 === 0) most = Math.max(most, await window.page.getByRole('gridcell').count());
    }
    expect(most).toBeGreaterThan(20);
    expect(most).toBeLessThan(200);
    expect((await heapMb()) - atFirst).toBeLessThan(30);
    await window.gridFilled();
    await shot('after-scrolling');
  });
});
