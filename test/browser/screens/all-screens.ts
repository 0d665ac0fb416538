/**
 * @file Every screen at every size, in every theme, into a folder with a page to leaf through. A window is opened per size and theme; what did not come in
 * time is photographed as it is, and said.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Settings } from '../../../electron/contract/settings.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { appWindow } from '../support/app-window.ts';
import { leafThrough } from './leaf-through.ts';
import { type Screen, type Shoots, screens } from './screen-list.ts';

interface Variant {
  name: string;
  width: number;
  height: number;
  scale: number;
  theme: Settings['theme'];
}

const sizes = [
  [1440, 900],
  [1024, 700],
  [820, 1180],
  [2560, 1440],
] as const;
const themes = ['dark', 'grey', 'light'] as const;

export const variants: readonly Variant[] = [
  ...themes.flatMap((theme) =>
    sizes.map(([width, height]) => ({ name: `${width}x${height}-${theme}`, width, height, scale: 1, theme })),
  ),
  { name: '1440x900-dark-at-2', width: 1440, height: 900, scale: 2, theme: 'dark' },
  // 1440x900 with everything twice as large.
  { name: '720x450-dark', width: 720, height: 450, scale: 2, theme: 'dark' },
];

export interface AllScreens {
  browser: Browser;
  engine: Engine;
  /** Signs the window in. */
  url: string;
  shoots: Shoots;
  out: string;
  /** Parts of names of screens and variants; empty takes all. */
  only: readonly string[];
  /** Of the browser. */
  locale: string;
}

const isWanted = (name: string, only: readonly string[]): boolean =>
  only.length === 0 || only.some((part) => name.includes(part));

/** Writes <out>/<screen>/<variant>.jpg and <out>/index.html. */
export async function takeAllScreens({ browser, engine, url, shoots, out, only, locale }: AllScreens): Promise<void> {
  const wanted = screens.filter(({ name }) =>
    isWanted(
      name,
      only.filter((part) => !/\d|^(dark|grey|light)$/.test(part)),
    ),
  );
  const chosen = variants.filter(({ name }) =>
    isWanted(
      name,
      only.filter((part) => /\d|^(dark|grey|light)$/.test(part)),
    ),
  );
  for (const variant of chosen) {
    await engine.client.app.changeSettings({ theme: variant.theme });
    const context = await browser.newContext({
      viewport: { width: variant.width, height: variant.height },
      deviceScaleFactor: variant.scale,
      reducedMotion: 'reduce',
      locale,
    });
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('.shell').waitFor();
    for (const screen of wanted) {
      const file = path.join(out, screen.name, `${variant.name}.jpg`);
      mkdirSync(path.dirname(file), { recursive: true });
      const problem = await take(page, screen, shoots, file);
      console.log(`${screen.name} ${variant.name}${problem ? `: ${problem}` : ''}`);
    }
    await context.close();
  }
  writeFileSync(
    path.join(out, 'index.html'),
    leafThrough(
      wanted.map(({ name }) => name),
      chosen.map(({ name }) => name),
    ),
  );
}

async function take(page: Page, screen: Screen, shoots: Shoots, file: string): Promise<string | null> {
  const slowly = '**/preview/*';
  let problem: string | null = null;
  try {
    if (screen.isSlow) await page.route(slowly, () => undefined);
    await page.goto(new URL(screen.at(shoots), page.url()).href);
    await page.reload();
    await page.locator('main').waitFor();
    if (!screen.isSlow)
      await appWindow(page)
        .viewReady()
        .catch(() => undefined);
    await screen.go?.(page);
    if (!screen.isSlow) await settled(page);
  } catch (error) {
    problem = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  }
  // Late numbers.
  await page.waitForTimeout(600);
  await page.screenshot({ path: file, type: 'jpeg', quality: 80 });
  if (screen.isSlow) await page.unroute(slowly);
  return problem;
}

async function settled(page: Page): Promise<void> {
  await appWindow(page)
    .viewReady()
    .catch(() => undefined);
  const undrawn = page.locator('.crop:not([data-drawn=true])');
  await undrawn
    .first()
    .waitFor({ state: 'detached', timeout: 5_000 })
    .catch(() => undefined);
}
