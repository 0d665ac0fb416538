/** @file A story: one window on a served shoot, watched, with its screenshots kept under test-results/stories/<story>/. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import type { PageTexts } from '../../../texts/load.ts';
import { type AppWindow, appWindow } from './app-window.ts';
import { type PageWatch, watchPages } from './watch-page.ts';

const results = fileURLToPath(new URL('../../../test-results/stories/', import.meta.url));

export interface Story {
  window: AppWindow;
  context: BrowserContext;
  watch: PageWatch;
  /** Keeps a screenshot, numbered in the order taken. */
  shot(name: string): Promise<void>;
}

export interface StoryOptions {
  widthPx?: number;
  heightPx?: number;
  deviceScale?: number;
  /** Of the browser: "de-DE". */
  locale?: string;
  /** What the page then says. */
  words?: PageTexts;
  /** A screen that is touched. */
  hasTouch?: boolean;
}

const open = new Set<Story>();
// Every story ends with the same three promises, whatever it was about.
afterEach(async () => {
  for (const { context, watch } of open) {
    await context.close();
    expect.soft(watch.strayRequests, 'nothing leaves the machine').toEqual([]);
    expect.soft(watch.policyBreaches, 'the content policy was never breached').toEqual([]);
    expect.soft(watch.errors, 'no error on the console').toEqual([]);
  }
  open.clear();
});

/** Opens `url` in a window of its own. */
export async function startStory(
  browser: Browser,
  name: string,
  url: string,
  { widthPx = 1440, heightPx = 900, deviceScale = 1, locale, words, hasTouch = false }: StoryOptions = {},
): Promise<Story> {
  const context = await browser.newContext({
    viewport: { width: widthPx, height: heightPx },
    deviceScaleFactor: deviceScale,
    reducedMotion: 'reduce',
    hasTouch,
    ...(locale && { locale }),
  });
  const watch = await watchPages(context);
  const page = await context.newPage();
  const folder = path.join(results, name);
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  const story: Story = {
    window: appWindow(page, words),
    context,
    watch,
    shot: async (what) => {
      taken += 1;
      await page.screenshot({ path: path.join(folder, `${String(taken).padStart(2, '0')}-${what}.png`) });
    },
  };
  open.add(story);
  await page.goto(url);
  // Its words come first: before them no key is heard.
  await page.locator('.shell').waitFor();
  return story;
}
