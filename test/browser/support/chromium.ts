/** @file One browser per test file. Stories are skipped, saying why, where there is none. */
import type { Browser } from 'playwright-core';
import { afterAll, describe, test, vi } from 'vitest';
import { chromiumPath, startChromium } from '../../../bench/app/chromium.ts';
import { needing } from '../../support/needs.ts';

/** A story is many steps in several processes: on a loaded machine it takes its time, and its own waits say what was awaited. */
vi.setConfig({ testTimeout: 180_000 });

/** A group of stories in one browser; skipped where there is no Chromium. */
export function describeBrowser(name: string, body: (browser: () => Promise<Browser>) => void): void {
  if (chromiumPath === null) {
    describe(name, () => {
      test('all of it', needing('Chromium'), () => {});
    });
    return;
  }
  // Several processes and a browser on few cores: a story that ran out of its waits is told once more from the start.
  describe(name, { retry: 1 }, () => {
    let started: Promise<Browser> | null = null;
    body(() => {
      started ??= startChromium();
      return started;
    });
    afterAll(async () => (await started)?.close());
  });
}
