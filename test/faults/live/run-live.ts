/**
 * @file A camera that shoots into an open shoot for an hour, compressed: frames come one after the other, as tether programs write them, while a page follows the
 * newest. Every frame must be told, once; what the app holds late is compared with what it held early; what it holds of the same shoot when that is opened anew is told beside it.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { chromiumPath, startChromium } from '../../../bench/app/chromium.ts';
import { smallJpeg, writeSmallShoot } from '../../support/small-shoot.ts';
import { startDayEngine } from '../day/start-engine.ts';
import { type FaultRow, skipped, tally } from '../suite.ts';
import { grownBetween, judged, type Look, look, type Watched } from './look.ts';

const fault = 'frames that come for an hour';
/** Looked at so many times; the first tells nothing, since caches fill and processes start. */
const looks = 10;
/** At least. */
const framesBetween = 5;
/** So many of them: V8's heaps and the caches fill until then. */
const fill = 2;
/** V8 takes room for bursts of short-lived objects by the load of the hour, up to 100 MB, and keeps it: kept small, what a process holds is what the app holds. */
const steadyHeap = ['--max-semi-space-size=2'];
/** A photo of an open shoot holds 3.3 kB in the engine however it came; heap snapshots of both say so. */
const mostKbAFrame = 6;
/** Opened looks of so many are kept; until then each frame adds 150 kB. */
const cachedFrames = 256;
/** For the last frames to be told, after the last byte. */
const patienceMs = 60_000;

export interface LiveOptions {
  frames: number;
  /** From one frame's first byte to the next's. */
  apartMs: number;
  seed: number;
  /** With a Chromium that follows the newest, where there is one. */
  withPage: boolean;
  signal: AbortSignal;
  /** Told after each look. */
  report(line: string): void;
}

export async function runLive(options: LiveOptions): Promise<FaultRow> {
  if (process.platform !== 'linux') return skipped(fault, 'processes are counted as Linux counts them');
  const { row, tried, count } = tally(fault);
  const work = mkdtempSync(path.join(tmpdir(), 'live-'));
  const [temporary, folder, catalog] = ['tmp', 'shoot', 'catalog'].map((name) => path.join(work, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(temporary);
  await writeSmallShoot(folder, [{ name: 'before.jpg', takenAt: '2026:06:14 10:00:00' }]);
  const cacheWork = path.join(catalog, 'cache', 'work');
  const browser = options.withPage && chromiumPath !== null ? await startChromium() : null;
  const start = async (): Promise<Watched & { folderId: number; atStart: Set<string> }> => {
    const engine = await startDayEngine(catalog, { ...process.env, TMPDIR: temporary }, steadyHeap);
    const { folderId, url } = await engine.ask<{ folderId: number; url: string }>({ do: 'open', folder });
    await engine.ask({ do: 'idle', folderId });
    // Whoever builds the page keeps a cache of its own there.
    const atStart = new Set(namesIn(temporary));
    return { engine, folderId, atStart, temporary, cacheWork, page: browser && (await following(browser, url)) };
  };
  let watched: Awaited<ReturnType<typeof start>> | null = null;
  try {
    watched = await start();
    const { engine, folderId, atStart } = watched;
    const told = new Map<string, number>();
    const lastByteMs = new Map<string, number>();
    let twice = 0;
    const hear = async (): Promise<void> => {
      for (const [name, atMs] of await engine.ask<[string, number][]>({ do: 'arrived' })) {
        if (told.has(name)) twice += 1;
        told.set(name, atMs);
      }
    };
    const every = Math.max(framesBetween, Math.floor(options.frames / looks));
    const looked: Look[] = [];
    for (let n = 0; n < options.frames && !options.signal.aborted; n++) {
      const startedMs = performance.now();
      await writeFrame(folder, n, options.seed);
      lastByteMs.set(frameName(n), Date.now());
      await delay(Math.max(0, options.apartMs - (performance.now() - startedMs)));
      if ((n + 1) % every !== 0) continue;
      await hear();
      await engine.ask({ do: 'idle', folderId });
      const now = await look(watched);
      looked.push(now);
      options.report(`${n + 1} frames: ${JSON.stringify(now)}`);
    }
    options.report('the last frames');
    for (const lateMs = Date.now() + patienceMs; told.size < lastByteMs.size && Date.now() < lateMs; await delay(200))
      await hear();
    // At rest, the last one tells what stays.
    await engine.ask({ do: 'idle', folderId });
    let last = await look(watched);
    // What is removed a moment later is no leak.
    for (let n = 0; n < 20 && last.temporary > atStart.size; n++) {
      await delay(250);
      last = await look(watched);
    }
    looked.splice(-1, 1, last);
    const left = namesIn(temporary, cacheWork).filter((name) => !atStart.has(name));
    tried(left.length > 0 ? `left in temporary folders: ${left.join(', ')}` : null);
    const missing = [...lastByteMs.keys()].filter((name) => !told.has(name));
    tried(missing.length > 0 ? `never told: ${missing.slice(0, 5).join(', ')} (${missing.length})` : null);
    tried(twice > 0 ? `${twice} frames were told twice` : null);
    const waitedMs = [...told].map(([name, atMs]) => atMs - lastByteMs.get(name)!).sort((a, b) => a - b);
    for (const [what, part] of [
      ['median', 0.5],
      ['95 of 100', 0.95],
      ['worst', 1],
    ] as const)
      count(`ms from last byte to told, ${what}`, waitedMs[Math.ceil(part * waitedMs.length) - 1] ?? 0);
    count('frames', told.size);
    for (const what of judged) {
      const { early, late, problem } = grownBetween(looked.slice(fill), what);
      tried(problem);
      count(`${what} at most, first half`, early);
      count(`${what} at most, second half`, late);
    }
    options.report(`at rest: ${JSON.stringify(last)}`);
    await engine.ask({ do: 'close' });
    watched = await start();
    const anew = await look(watched);
    options.report(`opened anew: ${JSON.stringify(anew)}`);
    count('MB the engine holds', last.heldMb);
    count('MB it holds when opened anew', anew.heldMb);
    const kbAFrame =
      looked.length > fill + 1
        ? (1000 * (last.heldMb - looked[fill]!.heldMb)) / (every * (looked.length - 1 - fill))
        : 0;
    count('kB a frame that came adds', Math.round(kbAFrame * 10) / 10);
    // A short run is one that fills the caches.
    const isLong = every * fill >= cachedFrames;
    tried(
      isLong && kbAFrame > mostKbAFrame ? `each frame adds ${kbAFrame.toFixed(1)} kB to what the engine holds` : null,
    );
    await watched.engine.ask({ do: 'close' });
  } finally {
    watched?.engine.kill();
    await browser?.close();
    rmSync(work, { recursive: true, force: true });
  }
  return row;
}

const namesIn = (...folders: string[]): string[] =>
  folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));

const frameName = (n: number): string => `T_${String(n + 1).padStart(5, '0')}.jpg`;

/** As tether programs do: every other one under its own name in two halves, the rest put in place whole. */
async function writeFrame(folder: string, n: number, seed: number): Promise<void> {
  const at = new Date(Date.UTC(2026, 5, 14, 10, 0, 1 + n)).toISOString();
  const takenAt = at.slice(0, 19).replaceAll('-', ':').replace('T', ' ');
  const bytes = await smallJpeg({ seed: (seed * 7 + n) % 41, takenAt });
  const final = path.join(folder, frameName(n));
  const written = n % 2 === 0 ? final : `${final}.part`;
  const file = await open(written, 'w');
  try {
    const half = bytes.length >> 1;
    await file.write(bytes, 0, half);
    await delay(20);
    await file.write(bytes, half);
  } finally {
    await file.close();
  }
  if (written !== final) renameSync(written, final);
}

/** A window with the loupe on the newest. */
async function following(browser: Browser, url: string): Promise<NonNullable<Watched['page']>> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(url);
  await page.locator('[role=gridcell] img').first().waitFor();
  for (const key of ['End', 'e', 'Shift+N']) await page.keyboard.press(key);
  return { page, cdp: await page.context().newCDPSession(page) };
}
