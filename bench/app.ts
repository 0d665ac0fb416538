/**
 * @file How fast the page is, measured in a real browser (software rendering) against a real engine. `BENCH_ONLY=keys,open` runs those groups alone.
 * Shoots and catalogs are made at the first run, which takes some minutes more, and kept in the system's temporary folder.
 */
import type { Browser } from 'playwright-core';
import { startChromium } from './app/chromium.ts';
import { benchFirstScreen } from './app/first-screen.ts';
import { benchKeys } from './app/keys.ts';
import { benchLarge } from './app/large.ts';
import { benchLoupeHeap } from './app/loupe-heap.ts';
import { benchOpen } from './app/open.ts';
import { benchScriptSize } from './app/script-size.ts';
import type { BenchResult } from './result.ts';

const groups: Readonly<Record<string, (browser: Browser) => Promise<BenchResult[]>>> = {
  script: benchScriptSize,
  keys: benchKeys,
  open: benchOpen,
  'first-screen': benchFirstScreen,
  large: benchLarge,
  heap: benchLoupeHeap,
};

/** Every group, or those named in BENCH_ONLY; each in a browser of its own. */
export async function benchApp(): Promise<BenchResult[]> {
  const only = process.env.BENCH_ONLY?.split(',');
  const results: BenchResult[] = [];
  for (const [name, bench] of Object.entries(groups)) {
    if (only && !only.includes(name)) continue;
    const browser = await startChromium();
    try {
      results.push(...(await bench(browser)));
    } finally {
      await browser.close();
    }
  }
  return results;
}
