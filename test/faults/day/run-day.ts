/**
 * @file A long day, compressed: shoots one after the other, scored, culled by a driven browser, exported; cards pulled, lids closed, the clock set forward and
 * back, the cache trimmed, face models swapped. What the app holds after the last shoot is compared with what it held early in the day, and every decision of
 * the day is counted again at its end.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { chromiumPath, startChromium } from '../../../bench/app/chromium.ts';
import { musiqTensors } from '../../support/stand-in-weights.ts';
import { writeStandInNpz } from '../../support/write-npz.ts';
import { type FaultRow, skipped, tally } from '../suite.ts';
import { clockFile, type DayClock } from './clock.ts';
import { makeDayShoot } from './day-shoot.ts';
import { type Held, measureTree, memoryByName } from './measure.ts';
import type { Counts } from './protocol.ts';
import { type DayEngine, startDayEngine } from './start-engine.ts';

const fault = 'a day of shoots';
const decisionsPerShoot = 40;
/** The first shoots fill caches and start every process; from here on nothing may grow. */
const warmUp = 3;
const mayGrow = 0.1;

export interface DayOptions {
  shoots: number;
  framesPerShoot: number;
  /** Other people's pictures and face models; null without. */
  shared: string | null;
  signal: AbortSignal;
  /** Told after each shoot. */
  report(line: string): void;
}

export interface Hour extends Held {
  domNodes: number;
  /** Key to mark, median. */
  decisionMs: number;
}

export async function runDay(options: DayOptions): Promise<FaultRow> {
  if (process.platform !== 'linux') return skipped(fault, 'processes are counted as Linux counts them');
  if (chromiumPath === null) return skipped(fault, 'there is no Chromium');
  const { row, tried, count } = tally(fault);
  const work = mkdtempSync(path.join(tmpdir(), 'a-day-'));
  const temporary = path.join(work, 'tmp');
  mkdirSync(temporary);
  const clock = clockFile(path.join(work, 'clock'));
  if (clock === null) options.report('libfaketime is not installed: the clock does not jump');
  const env = { ...process.env, ...clock?.env, TMPDIR: temporary };
  const engine = await startDayEngine(path.join(work, 'catalog'), env);
  const checkpoint = path.join(work, 'koniq_ckpt.npz');
  // One block of MUSIQ's fourteen: what leaks would leak in it as well.
  writeStandInNpz(checkpoint, musiqTensors(1, 1));
  await engine.ask({ do: 'scorer', checkpoint });
  const decided: Decided[] = [];
  const browser = await startChromium();
  const hours: Hour[] = [];
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    for (let shoot = 0; shoot < options.shoots && !options.signal.aborted; shoot++) {
      const { decisionMs, ...left } = await oneShoot(shoot, { work, engine, page, clock }, options);
      decided.push(left);
      const domNodes = await page.evaluate(() => document.querySelectorAll('*').length);
      const hour = { ...measureTree(engine.pid, temporary), domNodes, decisionMs };
      hours.push(hour);
      const heldMb = Math.round(await engine.ask<number>({ do: 'held' }));
      const parts = JSON.stringify(memoryByName(engine.pid));
      options.report(`shoot ${shoot + 1}: ${JSON.stringify(hour)} ${parts} engine holds ${heldMb} MB`);
    }
    for (const { folderId, rejects, unscored } of decided) {
      const now = await engine.ask<Counts>({ do: 'counts', folderId });
      const same = now.rejects === rejects && now.unscored === unscored;
      tried(
        same
          ? null
          : `shoot ${folderId}: ${rejects} rejects and ${unscored} without a score became ${JSON.stringify(now)}`,
      );
    }
    for (const [what, problem] of grown(hours)) {
      tried(problem);
      count(`${what} early`, median(hours.slice(1, 1 + warmUp).map((hour) => hour[what])));
      count(`${what} late`, median(hours.slice(-warmUp).map((hour) => hour[what])));
    }
    await engine.ask({ do: 'close' });
  } finally {
    engine.kill();
    await browser.close();
    rmSync(work, { recursive: true, force: true });
  }
  return row;
}

interface Day {
  work: string;
  engine: DayEngine;
  page: Page;
  clock: DayClock | null;
}

type Decided = Counts & { folderId: number };

async function oneShoot(
  shoot: number,
  { work, engine, page, clock }: Day,
  options: DayOptions,
): Promise<Decided & { decisionMs: number }> {
  const { shared, framesPerShoot, signal } = options;
  const folder = path.join(work, `shoot-${shoot}`);
  mkdirSync(folder);
  await makeDayShoot(folder, framesPerShoot, shoot + 1, shared, signal);
  if (shared !== null && shoot % 5 === 0)
    await engine.ask({ do: 'models', from: path.join(shared, 'models'), install: shoot % 10 === 0 });
  const { folderId, url } = await engine.ask<{ folderId: number; url: string }>({ do: 'open', folder });
  if (shoot % 2 === 1) await pullCard(folder);
  if (shoot % 4 === 2) await sleepAndWake(engine, clock, shoot % 8 === 2 ? 9 * 3600 : -3600);
  if (shoot % 2 === 1) await engine.ask({ do: 'open', folder });
  await engine.ask({ do: 'idle', folderId });
  const decisionMs = await cull(page, url);
  await untilDecided(engine, folderId);
  await engine.ask({ do: 'export', folderId });
  // Full once, then roomy again.
  if (shoot % 3 === 2) for (const bytes of [100_000_000, 20_000_000_000]) await engine.ask({ do: 'trim', bytes });
  const counts = await engine.ask<Counts>({ do: 'counts', folderId });
  options.report(`  ${counts.rejects} rejects, ${counts.unscored} without a score`);
  return { folderId, ...counts, decisionMs };
}

async function pullCard(folder: string): Promise<void> {
  await delay(700);
  renameSync(folder, `${folder}-pulled`);
  await delay(1_500);
  renameSync(`${folder}-pulled`, folder);
}

/** A night, after which the clock has moved on; or an hour of autumn, after which it went back. */
async function sleepAndWake(engine: DayEngine, clock: DayClock | null, jumpS: number): Promise<void> {
  engine.signal('SIGSTOP');
  await delay(4_000);
  clock?.jump(jumpS);
  engine.signal('SIGCONT');
}

/** A mark is on the screen before the engine has the decision: on a busy machine the last ones are on their way. */
async function untilDecided(engine: DayEngine, folderId: number): Promise<void> {
  let last = -1;
  for (let same = 0; same < 10; same++) {
    await delay(300);
    const { rejects } = await engine.ask<Counts>({ do: 'counts', folderId });
    if (rejects !== last) same = 0;
    last = rejects;
  }
}

/** By keys, as a photographer would; answers how long a decision took to show, milliseconds, median. */
async function cull(page: Page, url: string): Promise<number> {
  // Same address but another fragment would be no new page.
  await page.goto('about:blank');
  await page.goto(url);
  await page.locator('[role=gridcell] img').first().waitFor();
  await page.keyboard.press('Home');
  const times: number[] = [];
  for (let n = 0; n < decisionsPerShoot; n++) {
    const startedMs = performance.now();
    await page.keyboard.press('x');
    await page.locator('[role=gridcell][data-active=true][data-rejected=true]').waitFor({ timeout: 10_000 });
    times.push(performance.now() - startedMs);
    if (n % 3 === 0) await page.keyboard.press('p');
    await page.keyboard.press('ArrowRight');
  }
  return Math.round(median(times) * 10) / 10;
}

/** Late in the day against early in it. Latencies are told, not judged: they are the machine's as well. */
export function grown(hours: readonly Hour[]): [keyof Hour, string | null][] {
  const judged = ['memoryMb', 'descriptors', 'threads', 'processes', 'temporary', 'domNodes'] as const;
  return judged.map((what) => {
    const early = median(hours.slice(1, 1 + warmUp).map((hour) => hour[what]));
    const late = median(hours.slice(-warmUp).map((hour) => hour[what]));
    return [what, late > early * (1 + mayGrow) + 1 ? `${what} grew from ${early} to ${late}` : null];
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
