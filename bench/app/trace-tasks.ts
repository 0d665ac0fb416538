/** @file Tasks of the page's own thread by the time they spent on the processor: on a busy machine the clock on the wall also counts what others did. */
import type { Browser } from 'playwright-core';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds on the processor. */
  tdur?: number;
}

export interface TaskTrace {
  /** Ends the trace; milliseconds of every task since it began. */
  processorMs(): Promise<number[]>;
}

export async function traceTasks(browser: Browser): Promise<TaskTrace> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const traceConfig = { includedCategories: ['toplevel', 'devtools.timeline'] };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  return {
    async processorMs() {
      const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
      await session.send('Tracing.end');
      await complete;
      await session.detach();
      // Only the page's thread runs scripts at display frames.
      const page = events.find(({ name }) => name === 'FireAnimationFrame');
      return events
        .filter(({ name, pid, tid }) => /RunTask$/.test(name) && pid === page?.pid && tid === page.tid)
        .map(({ tdur }) => (tdur ?? 0) / 1000);
    },
  };
}
