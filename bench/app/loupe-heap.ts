/** @file Memory of the page while 3,000 frames are looked at in the loupe by a held key. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { type BenchResult, resultOf } from '../result.ts';
import { shoot3247 } from './open.ts';
import { gridFilled, loupeSharp, openWindow, serve, tap } from './serve.ts';
import { makeBenchCatalog } from './shoots.ts';

const marks = [200, 600, 1_000, 1_400, 1_800, 2_200, 2_600, 3_000];

export async function benchLoupeHeap(browser: Browser): Promise<BenchResult[]> {
  const served = await serve(await makeBenchCatalog(shoot3247));
  try {
    const [folder] = await served.engine.client.shoots.recent({});
    const { page, cdp, context } = await openWindow(browser, served.url(folder!.id));
    await cdp.send('Performance.enable');
    await gridFilled(page);
    await tap(page, 'Home');
    await tap(page, 'e');
    await loupeSharp(page);
    const heap: number[] = [];
    const whole: number[] = [];
    for (const mark of marks) {
      await page.keyboard.down('ArrowRight');
      await page.waitForFunction(
        (count) => {
          const { drawn } = window.probe;
          const isThere = Number(drawn.at(-1)?.photo) >= count;
          drawn.splice(0, drawn.length - 1);
          return isThere;
        },
        mark,
        { polling: 30, timeout: 120_000 },
      );
      await page.keyboard.up('ArrowRight');
      await page.waitForTimeout(300);
      for (let i = 0; i < 2; i++) await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      whole.push(await residentMb(browser));
      heap.push((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6);
    }
    await context.close();
    const [first] = heap;
    const above = heap.map((mb) => mb - first!);
    const frames = `after ${marks.join(', ')} frames`;
    return [
      resultOf(
        'page heap in the loupe, above the first 200 frames',
        'MB',
        above,
        `${frames}; ${first!.toFixed(1)} MB then`,
      ),
      resultOf("memory of the page's process in the loupe", 'MB', whole, `${frames}; decoded pictures included`),
    ];
  } finally {
    await served.close();
  }
}

/** Resident memory of the largest page process; NaN where the system does not say (only Linux does). */
async function residentMb(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1024;
      } catch {
        return Number.NaN;
      }
    });
  return Math.max(...sizes);
}
