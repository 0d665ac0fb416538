/** @file 100,000 photos in the grid: scrolling, filtering, sorting. */
import type { Browser, Page } from 'playwright-core';
import { type BenchResult, resultOf } from '../result.ts';
import { makeLargeCatalog } from './large-catalog.ts';
import { gridFilled, openWindow, serve } from './serve.ts';
import { traceTasks } from './trace-tasks.ts';

export async function benchLarge(browser: Browser): Promise<BenchResult[]> {
  const served = await serve(await makeLargeCatalog());
  try {
    const [folder] = await served.engine.client.shoots.recent({});
    const { page, context } = await openWindow(browser, served.url());
    // Stacks are ignored: what is measured is the list, not how it folds.
    await page.evaluate((id) => {
      window.location.hash = `#/shoot/${id}/grid?stacks=flat`;
    }, folder!.id);
    await page.reload();
    await gridFilled(page);
    await served.engine.whenIdle(folder!.id);
    await page.waitForTimeout(1_000);
    const results = [...(await benchScroll(browser, page)), ...(await benchOrder(page))];
    await context.close();
    return results;
  } finally {
    await served.close();
  }
}

/** A wheel that never stops, then a drag of the scroll bar through everything. */
async function benchScroll(browser: Browser, page: Page): Promise<BenchResult[]> {
  const longest: number[] = [];
  const busiest: number[] = [];
  const dropped: number[] = [];
  let longTasks = 0;
  for (const stepPx of [40, 120, 400, 4_000, -40, -120, -400, -4_000]) {
    const trace = await traceTasks(browser);
    const run = await page.evaluate(async (step) => {
      const grid = document.querySelector<HTMLElement>('[role=grid]')!;
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration)));
      observer.observe({ type: 'longtask' });
      const frames: number[] = [];
      await new Promise<void>((done) => {
        const frame = (atMs: number): void => {
          frames.push(atMs);
          grid.scrollTop += step;
          if (frames.length < 180) requestAnimationFrame(frame);
          else done();
        };
        requestAnimationFrame(frame);
      });
      await new Promise((done) => setTimeout(done, 200));
      observer.disconnect();
      return { tasks, gaps: frames.slice(1).map((at, i) => at - frames[i]!) };
    }, stepPx);
    busiest.push(Math.max(0, ...(await trace.processorMs())));
    longTasks += run.tasks.length;
    longest.push(Math.max(0, ...run.tasks));
    // A display at 60 Hz: every whole 16.7 ms beyond the first was a frame not shown.
    const missed = run.gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0);
    dropped.push(missed / (run.gaps.length + missed));
  }
  const note = '100,000 cells, 180 frames each at 40, 120, 400 and 4,000 px a frame, down and up';
  return [
    resultOf('grid scroll: longest task over 50 ms', 'ms', longest, `${note}; ${longTasks} such tasks in all`),
    resultOf(
      'grid scroll: longest task, time on the processor',
      'ms',
      busiest,
      `${note}; what a machine that does nothing else would wait`,
    ),
    resultOf('grid scroll: dropped frames', 'ratio', dropped, note),
  ];
}

/** Until the first cell is another photo's with its card, and until all pictures in sight are there. */
async function benchOrder(page: Page): Promise<BenchResult[]> {
  await page.evaluate(() => document.querySelector('[role=grid]')!.scrollTo(0, 0));
  const sort: number[] = [];
  const filter: number[] = [];
  const pictures: number[] = [];
  const toolbar = page.getByRole('toolbar', { name: 'Filter and sort' });
  const choose = async (menu: string, item: RegExp, role: 'menuitemradio' | 'menuitemcheckbox', into: number[]) => {
    await toolbar.getByRole('button', { name: new RegExp(`^${menu}`) }).click();
    const choice = page.getByRole(role, { name: item });
    await choice.waitFor();
    await page.waitForTimeout(250);
    await page.evaluate(() => {
      const cells = () => [...document.querySelectorAll('[role=gridcell]')];
      const order = () =>
        cells()
          .map(({ id }) => id)
          .join(' ');
      const before = order();
      const isPainted = () => order() !== before && cells().every((cell) => cell.ariaLabel !== 'Loading');
      const isFilled = () => isPainted() && cells().every((cell) => cell.querySelector('img')?.complete ?? false);
      const since = (atMs: number) => atMs - window.probe.pressedAt;
      Reflect.set(
        window,
        'next',
        Promise.all([window.probe.painted(isPainted).then(since), window.probe.painted(isFilled).then(since)]),
      );
    });
    await choice.click();
    const [painted, filled] = await page.evaluate(() => Reflect.get(window, 'next') as Promise<[number, number]>);
    into.push(painted);
    pictures.push(filled);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(400);
  };
  for (let round = 0; round < 5; round++) {
    for (const by of [/^Sharpness$/, /^Exposure$/, /^Name$/, /^Noise$/])
      await choose('Sort', by, 'menuitemradio', sort);
    await toolbar
      .getByRole('button', { name: 'More filters' })
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    for (let i = 0; i < 2; i++) await choose('Camera', /Bench 1/, 'menuitemcheckbox', filter);
  }
  return [
    resultOf(
      'sort 100,000: click to painted',
      'ms',
      sort,
      'four sort orders in turn, until every cell in sight has its card',
    ),
    resultOf(
      'filter 100,000: click to painted',
      'ms',
      filter,
      'one camera of three on and off, until every cell in sight has its card',
    ),
    resultOf('sort or filter 100,000: click to all pictures in sight', 'ms', pictures),
  ];
}
