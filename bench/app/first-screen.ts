/**
 * @file 100,000 photos from the start of the program to a filled first screen. The engine is a process of its own, as in the app; the browser runs already,
 * as Electron's does while the engine starts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { type BenchResult, resultOf } from '../result.ts';
import { makeLargeCatalog } from './large-catalog.ts';
import { gridFilled, openWindow } from './serve.ts';

const program = fileURLToPath(new URL('../../electron/hosts/cli/main.ts', import.meta.url));
const rounds = 5;

export async function benchFirstScreen(browser: Browser): Promise<BenchResult[]> {
  const catalogDir = await makeLargeCatalog();
  const whole: number[] = [];
  const page: number[] = [];
  // The first one fills the system's cache of files, and builds the page where it is not there.
  for (let round = -1; round < rounds; round++) {
    const { wholeMs, pageMs } = await start(browser, catalogDir);
    if (round < 0) continue;
    whole.push(wholeMs);
    page.push(pageMs);
  }
  const note = '100,000 photos, program and shoot started anew each time, read from memory by the system';
  return [
    resultOf('100,000 photos: start of the program to a filled first screen', 'ms', whole, note),
    resultOf(
      '100,000 photos: address opened to a filled first screen',
      'ms',
      page,
      `${note}; the part of it in the page`,
    ),
  ];
}

async function start(browser: Browser, catalogDir: string): Promise<{ wholeMs: number; pageMs: number }> {
  const startedMs = performance.now();
  const words = [program, 'serve', '--catalog', catalogDir];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [address] = (await once(createInterface(child.stdout), 'line')) as [string];
    const openedMs = performance.now();
    const { page, context } = await openWindow(browser, `${address}&folder=1`);
    await gridFilled(page);
    const filledMs = performance.now();
    await context.close();
    return { wholeMs: filledMs - startedMs, pageMs: filledMs - openedMs };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}
