/** @file An engine behind the web host and a page on it, as `chinagraph serve` and a browser would make them. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { FolderId } from '../../electron/contract/ids.ts';
import { createEngine, type Engine } from '../../electron/core/engine.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { startWebHost } from '../../electron/hosts/web/web-host.ts';
import { buildPage } from './build-page.ts';
import { installProbe } from './probe.ts';

export interface Served {
  engine: Engine;
  url(folderId?: FolderId): string;
  close(): Promise<void>;
}

/** Serves a catalog; `background` none leaves alone what is not done yet. */
export async function serve(catalogDir: string, background: 'none' | 'index' | 'score' = 'none'): Promise<Served> {
  const engine = await createEngine({
    catalogDir,
    launchChild: launchNodeChild,
    clock: systemClock,
    log: silentLog,
    background,
    isInteractive: true,
  });
  const host = await startWebHost({ engine, page: await buildPage(), port: 0 });
  return {
    engine,
    url: (folderId) => (folderId === undefined ? host.url : `${host.url}&folder=${folderId}`),
    close: async () => {
      await host.close();
      await engine.close();
    },
  };
}

export interface Window {
  page: Page;
  cdp: CDPSession;
  context: BrowserContext;
}

/** A window of 1440x900 with the probe in it. */
export async function openWindow(browser: Browser, url: string): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  await page.goto(url);
  return { page, context, cdp: await context.newCDPSession(page) };
}

/** Every cell in sight shows its picture. */
export async function gridFilled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const cells = [...document.querySelectorAll('[role=gridcell]')];
      return cells.length > 0 && cells.every((cell) => (cell.querySelector('img')?.naturalWidth ?? 0) > 0);
    },
    null,
    { timeout: 60_000 },
  );
}

/** The loupe has drawn the photo in the address, sharp. */
export async function loupeSharp(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { photo, quality } = document.querySelector<HTMLCanvasElement>('.stage canvas')?.dataset ?? {};
    return photo !== undefined && photo !== '' && quality !== 'thumb' && document.querySelector('.strip img') !== null;
  });
}

/** Down and up at once: a key that is not held. */
export async function tap(page: Page, key: string): Promise<void> {
  await Promise.all([page.keyboard.down(key), page.keyboard.up(key)]);
}
