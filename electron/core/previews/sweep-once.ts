import type { Clock } from '../work/clock.ts';
import type { Log } from '../work/log.ts';
import type { Previews } from './create-previews.ts';

/** Sweeps the preview cache when it is first asked, as it was when this was made; who only looks at a shoot does not wait for it. Never fails. */
export function createSweepOnce(deps: { previews: Previews; clock: Clock; log: Log; signal: AbortSignal }) {
  const { previews, clock, log, signal } = deps;
  const startedMs = clock.nowMs();
  let sweeping: Promise<unknown> | null = null;
  return (): Promise<unknown> => {
    sweeping ??= previews.sweep(signal, startedMs).catch((error: unknown) => {
      if (!signal.aborted) log.warn('the preview cache could not be swept', { error: String(error) });
    });
    return sweeping;
  };
}
