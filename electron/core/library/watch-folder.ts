/**
 * @file A hint that a folder should be scanned again. Watching misses events on network drives, overflows, and is missing on
 * some systems: it is never needed for correctness, and its failure is only reported.
 */
import watcher from '@parcel/watcher';
import type { Log } from '../work/log.ts';
import { displayName } from './paths.ts';

export interface Watching {
  /** False where watching could not be started: the folder is scanned when it is opened and on request. */
  active: boolean;
  stop(): Promise<void>;
}

const quietMs = 1000;
/** A long copy is scanned now and then, not only after its end. */
const atLatestMs = 10_000;

/** Calls `onHint` about a second after the last change below `root`, at the latest every ten seconds while changes go on. */
export async function watchFolder(options: {
  root: Buffer;
  onHint: () => void;
  log: Log;
  quietMs?: number;
}): Promise<Watching> {
  const { root, onHint, log } = options;
  const path = root.toString('utf8');
  const inactive: Watching = { active: false, stop: async () => undefined };
  if (!Buffer.from(path, 'utf8').equals(root)) {
    log.warn('folder is not watched: its name is not UTF-8', { folder: displayName(root) });
    return inactive;
  }
  let timer: NodeJS.Timeout | null = null;
  let firstHintMs = 0;
  const fire = () => {
    timer = null;
    onHint();
  };
  const hint = () => {
    const now = performance.now();
    if (timer) clearTimeout(timer);
    else firstHintMs = now;
    const wait = Math.max(0, Math.min(options.quietMs ?? quietMs, firstHintMs + atLatestMs - now));
    timer = setTimeout(fire, wait);
  };
  try {
    const subscription = await watcher.subscribe(path, (error, events) => {
      if (error)
        log.warn('watching a folder failed; it is scanned when opened', { folder: path, error: error.message });
      // An error may mean that events were dropped: look again.
      if (error || events.length > 0) hint();
    });
    return {
      active: true,
      stop: async () => {
        if (timer) clearTimeout(timer);
        timer = null;
        await subscription.unsubscribe().catch((error: unknown) => {
          log.warn('watching a folder could not be ended', { folder: path, error: String(error) });
        });
      },
    };
  } catch (error) {
    log.warn('folder is not watched', { folder: path, error: String(error) });
    return inactive;
  }
}
