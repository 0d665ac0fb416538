/** @file The system's Chromium, started once per test file. Stories are skipped, saying why, where there is none. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, describe } from 'vitest';

const candidates = [
  process.env.CHINAGRAPH_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of a Chromium to drive, or null. CHINAGRAPH_CHROMIUM names another one. */
export const chromiumPath: string | null = candidates.find((file) => file !== undefined && existsSync(file)) ?? null;

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
  '--js-flags=--expose-gc',
];

/** Starts Chromium; the caller closes it. */
export async function startChromium(): Promise<Browser> {
  if (chromiumPath === null) throw new Error('There is no Chromium on this machine.');
  return chromium.launch({ executablePath: chromiumPath, args: quietArgs });
}

/** A group of stories in one browser; skipped where there is no Chromium. */
export function describeBrowser(name: string, body: (browser: () => Promise<Browser>) => void): void {
  if (chromiumPath === null) {
    describe.skip(`${name} (skipped: no Chromium; CHINAGRAPH_CHROMIUM names one)`, () => {});
    return;
  }
  describe(name, () => {
    let started: Promise<Browser> | null = null;
    body(() => {
      started ??= startChromium();
      return started;
    });
    afterAll(async () => (await started)?.close());
  });
}
