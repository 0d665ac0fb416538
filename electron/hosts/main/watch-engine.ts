/** @file Notices an engine that lives and does not answer. Counted in main's own ticks, of which a sleeping laptop makes none. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../core/work/log.ts';
import type { EngineProcess } from './engine-process.ts';

export interface WatchEngineOptions {
  /** True to start another engine; `answersAgain` ends the question. */
  askHangs(answersAgain: AbortSignal): Promise<boolean>;
  log: Log;
  tickMs?: number;
  /** Silent for so many ticks it is asked about: no work of the engine's takes its process that long. */
  silentTicks?: number;
}

/** Ends with the engine. Nothing is lost when one is ended: every decision was saved when it was made. */
export async function watchEngine(
  engine: Pick<EngineProcess, 'started' | 'gone' | 'ping' | 'kill'>,
  { askHangs, log, tickMs = 5_000, silentTicks = 12 }: WatchEngineOptions,
): Promise<void> {
  if ((await engine.started).state !== 'ready') return;
  let isGone = false;
  let isSilent = false;
  let ticks = 0;
  let asking: AbortController | null = null;
  void engine.gone.then(() => {
    isGone = true;
    asking?.abort();
  });
  const ping = () => {
    isSilent = true;
    ticks = 0;
    engine.ping().then(
      () => {
        isSilent = false;
        asking?.abort();
      },
      // Gone: said above.
      () => undefined,
    );
  };
  while (!isGone) {
    if (!isSilent) ping();
    await delay(tickMs, undefined, { ref: false });
    ticks += 1;
    if (isGone || !isSilent || ticks < silentTicks) continue;
    log.warn('the engine does not answer', { forMs: ticks * tickMs });
    asking = new AbortController();
    const wantsAnother = await askHangs(asking.signal);
    asking = null;
    ticks = 0;
    if (!wantsAnother || !isSilent || isGone) continue;
    engine.kill();
    return engine.gone;
  }
}
