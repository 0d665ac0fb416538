/** @file What an engine that is shot into, and a page that follows it, hold at rest. */
import type { CDPSession, Page } from 'playwright-core';
import { type Held, listed, measureTree } from '../day/measure.ts';
import type { DayEngine } from '../day/start-engine.ts';

/** Megabytes, rounded to a hundredth where they come from a heap. */
export interface Look extends Held {
  /** What the engine's own process still refers to, after a collection: heap and buffers. */
  heldMb: number;
  /** The page's heap after a collection; 0 without a page. */
  pageMb: number;
  domNodes: number;
}

export const judged = ['memoryMb', 'pageMb', 'descriptors', 'threads', 'processes', 'temporary', 'domNodes'] as const;
const mayGrow = 0.1;

/** The most of the second half against the most of the first: a decoder that has nothing to do ends, so what is there at one moment says little. */
export function grownBetween(looks: readonly Look[], what: (typeof judged)[number]) {
  const most = (of: readonly Look[]) => Math.max(0, ...of.map((one) => one[what]));
  const half = Math.ceil(looks.length / 2);
  const [early, late] = [most(looks.slice(0, half)), most(looks.slice(half))];
  return { early, late, problem: late > early * (1 + mayGrow) + 1 ? `${what} grew from ${early} to ${late}` : null };
}

export interface Watched {
  engine: DayEngine;
  /** The engine's own, and where decoders work: what is left in them counts as temporary. */
  temporary: string;
  cacheWork: string;
  page: { page: Page; cdp: CDPSession } | null;
}

export async function look({ engine, temporary, cacheWork, page }: Watched): Promise<Look> {
  if (page) await atRest(page.page);
  const heldMb = await engine.ask<number>({ do: 'held' });
  const tree = measureTree(engine.pid, temporary);
  return {
    ...tree,
    temporary: tree.temporary + listed(cacheWork),
    heldMb: hundredths(heldMb),
    pageMb: page ? hundredths(await pageHeapMb(page.cdp)) : 0,
    domNodes: (await page?.page.evaluate(() => document.querySelectorAll('*').length)) ?? 0,
  };
}

/** The newest frame's panel shows what was measured of it, and no work is told: other elements than while it waits for that. */
async function atRest(page: Page): Promise<void> {
  const settled = () => document.querySelector('.info dl.scores') !== null && !document.querySelector('.status-work');
  await page.waitForFunction(settled, null, { timeout: 20_000 }).catch(() => undefined);
}

async function pageHeapMb(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
