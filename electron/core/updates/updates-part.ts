/** @file The update notice: off until somebody says yes, then once a day; it says that there is a newer version, and does nothing else. */

import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import type { Told } from '../../contract/told.ts';
import type { UpdateState } from '../../contract/updates.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Clock } from '../work/clock.ts';
import type { Events } from '../work/events.ts';
import { Refusal } from '../work/refusal.ts';
import { isNewer, isReleaseAddress, newestRelease, releasePage } from './release.ts';

export interface UpdatesPart {
  state(): UpdateState;
  choose(on: boolean): Promise<UpdateState>;
  /** Now, because somebody asked; refused where this build names no address. */
  check(): Promise<UpdateState>;
  /** Not told of again; a newer one is. */
  skip(version: string): UpdateState;
  close(): void;
}

export interface UpdatesDeps {
  settings: Catalog['settings'];
  clock: Clock;
  events: Events;
  current: string;
  /** Null where this build names none. */
  address: string | null;
  /** Looks by itself, where that was chosen. */
  isInteractive: boolean;
}

const kept = z.object({
  choice: z.enum(['unasked', 'off', 'on']),
  newest: z.string().nullable(),
  skipped: z.string().nullable(),
  checkedAt: z.string().nullable(),
});
const key = 'updates';
const dayMs = 86_400_000;
const hourMs = 3_600_000;

export function createUpdates({
  settings,
  clock,
  events,
  current,
  address: given,
  isInteractive,
}: UpdatesDeps): UpdatesPart {
  const address = given !== null && isReleaseAddress(given) ? given : null;
  const stop = new AbortController();
  let problem: Told | null = null;
  const get = () =>
    settings.get(key, kept, { choice: 'unasked' as const, newest: null, skipped: null, checkedAt: null });
  const state = (): UpdateState => {
    const { choice, newest, skipped, checkedAt } = get();
    const isTold = newest !== null && isNewer(newest, current) && newest !== skipped && address !== null;
    return {
      ...{ choice, current, checkedAt, problem, canCheck: address !== null },
      found: isTold ? { version: newest, page: releasePage(address) } : null,
    };
  };
  const change = (part: Partial<z.infer<typeof kept>>): UpdateState => {
    settings.set(key, { ...get(), ...part });
    events.emit({ type: 'updates-changed' });
    return state();
  };
  const check = async (): Promise<UpdateState> => {
    if (address === null) throw new Refusal('REFUSED', say('refused.noReleases'));
    try {
      const newest = await newestRelease(address, stop.signal);
      problem = null;
      return change({ newest, checkedAt: clock.nowIso() });
    } catch (error) {
      if (stop.signal.aborted) return state();
      problem = say('updates.failed', { why: error instanceof Error ? error.message : String(error) });
      // Counts as asked: a server that is away is not asked again every hour.
      return change({ checkedAt: clock.nowIso() });
    }
  };
  const checkIfDue = (): void => {
    const { choice, checkedAt } = get();
    if (choice !== 'on' || address === null) return;
    if (checkedAt === null || clock.nowMs() - Date.parse(checkedAt) >= dayMs) void check().catch(() => undefined);
  };
  const timer = isInteractive ? setInterval(checkIfDue, hourMs) : null;
  timer?.unref();
  if (isInteractive) checkIfDue();
  return {
    state,
    choose: async (on) => {
      const chosen = change({ choice: on ? 'on' : 'off' });
      return on && address !== null ? check() : chosen;
    },
    check,
    skip: (version) => change({ skipped: version }),
    close: () => {
      stop.abort();
      if (timer) clearInterval(timer);
    },
  };
}
