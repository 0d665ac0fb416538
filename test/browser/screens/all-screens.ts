/**
 * @file Every screen at every size, in every theme, into a folder with a page to leaf through. A screen is opened once in a wide window and once in a
 * narrow one, as a photographer would have opened it there; sizes and themes then change under it. What did not come in time is photographed as it is,
 * and said.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Settings } from '../../../electron/contract/settings.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { appWindow } from '../support/app-window.ts';
import { leafThrough } from './leaf-through.ts';
import { screens } from './screen-list.ts';
import type { Screen, Shoots } from './screen-ways.ts';
import { installSocketSwitch, setSocket } from './socket-switch.ts';

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
  [2560, 1440],
  [820, 1180],
] as const;
const themes = ['dark', 'grey', 'light'] as const;

export const variants: readonly Variant[] = [
  ...sizes.flatMap(([width, height]) =>
    themes.map((theme) => ({ name: `${width}x${height}-${theme}`, width, height, scale: 1, theme })),
  ),
  ...themes.map((theme) => ({ name: `1440x900-${theme}-at-2`, width: 1440, height: 900, scale: 2, theme })),
  // 1440x900 with everything twice as large.
  { name: '720x450-dark', width: 720, height: 450, scale: 2, theme: 'dark' },
];
/** The page opens with other panels below it. */
const narrowPx = 960;
/** What does not come by then does not come. */
const patienceMs = 8_000;

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

const isVariant = (part: string): boolean => /\d|^(dark|grey|light)$/.test(part);
const isWanted = (name: string, parts: readonly string[]): boolean =>
  parts.length === 0 || parts.some((part) => name.includes(part));

/** Writes <out>/<screen>/<variant>.jpg and <out>/index.html, which shows all that the folder holds by then. */
export async function takeAllScreens(all: AllScreens): Promise<void> {
  const wanted = screens.filter(({ name }) =>
    isWanted(
      name,
      all.only.filter((part) => !isVariant(part)),
    ),
  );
  const chosen = variants.filter(({ name }) => isWanted(name, all.only.filter(isVariant)));
  const groups = [
    chosen.filter(({ width }) => width >= narrowPx),
    chosen.filter(({ width }) => width < narrowPx),
  ].filter((group) => group.length > 0);
  for (const group of groups) {
    const { width, height } = group[0]!;
    const context = await all.browser.newContext({
      viewport: { width, height },
      reducedMotion: 'reduce',
      locale: all.locale,
    });
    await installSocketSwitch(context);
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    const cdp = await context.newCDPSession(page);
    await page.goto(all.url);
    await page.locator('.shell').waitFor();
    for (const screen of wanted) {
      await resize(cdp, group[0]!);
      const problem = await open(page, screen, all.shoots);
      for (const variant of group) {
        await resize(cdp, variant);
        await all.engine.client.app.changeSettings({ theme: variant.theme });
        // The page may be cut off from its engine.
        await page.evaluate((theme) => {
          document.documentElement.dataset.theme = theme;
        }, variant.theme);
        await settled(page, screen);
        const { data } = await cdp.send('Page.captureScreenshot', { format: 'jpeg', quality: 80 });
        const file = path.join(all.out, screen.name, `${variant.name}.jpg`);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, Buffer.from(data, 'base64'));
      }
      console.log(`${screen.name} ${width}${problem ? `: ${problem}` : ''}`);
      if (screen.isSlow) await page.unroute(pictures);
    }
    await context.close();
  }
  const made = new Set(readdirSync(all.out));
  writeFileSync(
    path.join(all.out, 'index.html'),
    leafThrough(
      screens.map(({ name }) => name).filter((name) => made.has(name)),
      variants.map(({ name }) => name),
    ),
  );
}

const pictures = '**/preview/*';

const resize = async (cdp: CDPSession, { width, height, scale }: Variant): Promise<void> => {
  await cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false });
};

/** What went wrong on the way, or null. */
async function open(page: Page, screen: Screen, shoots: Shoots): Promise<string | null> {
  try {
    if (screen.isSlow) await page.route(pictures, () => undefined);
    await page.goto(new URL(screen.at(shoots), page.url()).href);
    // What another screen left switched on is not part of this one.
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.locator('main').waitFor();
    await settled(page, screen);
    if (screen.socket) await setSocket(page, screen.socket);
    await screen.go?.(page, shoots);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0]! : String(error);
  }
}

async function settled(page: Page, screen: Screen): Promise<void> {
  // Late numbers.
  await page.waitForTimeout(300);
  if (!screen.socket)
    await page
      .locator('[role=dialog] [aria-busy=true]')
      .first()
      .waitFor({ state: 'detached' })
      .catch(() => undefined);
  if (screen.isSlow || screen.socket || (await page.locator('.main-view').count()) === 0) return;
  await appWindow(page)
    .viewReady()
    .catch(() => undefined);
  const undrawn = page.locator('.crop:not([data-drawn=true])');
  await undrawn
    .first()
    .waitFor({ state: 'detached', timeout: 3_000 })
    .catch(() => undefined);
}
