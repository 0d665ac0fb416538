/** @file A click on a recent shoot of 3,247 indexed frames: until the grid is filled. Each time a fresh engine and a fresh browser window. */
import type { Browser } from 'playwright-core';
import { type BenchResult, resultOf } from '../result.ts';
import { openWindow, serve } from './serve.ts';
import { makeBenchCatalog } from './shoots.ts';

export const shoot3247 = { name: 'shoot-3247', frames: 3_247, widthPx: 720, heightPx: 480, distinct: 12 } as const;

export async function benchOpen(browser: Browser): Promise<BenchResult[]> {
  const catalogDir = await makeBenchCatalog(shoot3247);
  const samples: number[] = [];
  for (let run = 0; run < 7; run++) {
    const served = await serve(catalogDir, 'index');
    try {
      const { page, context } = await openWindow(browser, served.url());
      const recent = page.getByRole('button', { name: /3,247 photos/ });
      await recent.waitFor();
      await page.waitForTimeout(500);
      await page.evaluate(() => {
        const filled = window.probe.painted(() => {
          const cells = [...document.querySelectorAll('[role=gridcell]')];
          return cells.length > 0 && cells.every((cell) => (cell.querySelector('img')?.naturalWidth ?? 0) > 0);
        });
        Reflect.set(
          window,
          'next',
          filled.then((atMs) => atMs - window.probe.pressedAt),
        );
      });
      await recent.click();
      samples.push(await page.evaluate(() => Reflect.get(window, 'next') as Promise<number>));
      await context.close();
    } finally {
      await served.close();
    }
  }
  return [
    resultOf('folder of 3,247 indexed frames: click to grid filled', 'ms', samples, 'engine started anew each time'),
  ];
}
