/** @file The system's Chromium, for stories and figures alike. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const candidates = [
  process.env.CHINAGRAPH_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of a Chromium to drive, or null. CHINAGRAPH_CHROMIUM names another one. */
export const chromiumPath: string | null = candidates.find((file) => file !== undefined && existsSync(file)) ?? null;

/** Given once, the list takes the place of Playwright's; these of it matter here. */
const playwrightsOwn = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'MediaRouter'],
  ...['NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch'],
  'ThirdPartyStoragePartitioning',
];

/** Quiet: nothing is fetched, updated or reported by the browser itself. Software rendering, so that every machine draws alike. */
const quietArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  // What Electron has not: a renderer for the address bar's suggestions costs each window ten times what a small page does, a spare one is there in case.
  `--disable-features=${[...playwrightsOwn, 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'].join(',')}`,
];

/** Starts Chromium; the caller closes it. */
export async function startChromium(): Promise<Browser> {
  if (chromiumPath === null) throw new Error('There is no Chromium on this machine; CHINAGRAPH_CHROMIUM names one.');
  return chromium.launch({ executablePath: chromiumPath, args: quietArgs });
}
