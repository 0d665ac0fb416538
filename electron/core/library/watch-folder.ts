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

/** A frame of a tethered camera is there soon after its last byte. */
const quietMs = 150;
/** While changes go on (a card is copied in), scans follow each other no faster than this. */
const apartMs = 500;

/**
 * Named, since the default first asks a shell for Watchman at every subscription, and that shell stays as a process that has ended but was never waited for:
 * one more with each shoot that is opened.
 */
const ownBackend: Partial<Record<NodeJS.Platform, watcher.BackendType>> = {
  linux: 'inotify',
  win32: 'windows',
  darwin: 'fs-events',
};

/** Calls `onHint` a moment after a change below `root`, about twice a second while changes go on, and after the last one. */
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
  let firedAtMs = Number.NEGATIVE_INFINITY;
  const fire = () => {
    timer = null;
    firedAtMs = performance.now();
    onHint();
  };
  const hint = () => {
    // One is on its way: it sees this change too, since nothing is looked at before it fires.
    if (timer) return;
    const sinceMs = performance.now() - firedAtMs;
    timer = setTimeout(fire, Math.max(options.quietMs ?? quietMs, apartMs - sinceMs));
  };
  try {
    const hear: watcher.SubscribeCallback = (error, events) => {
      if (error)
        log.warn('watching a folder failed; it is scanned when opened', { folder: path, error: error.message });
      // An error may mean that events were dropped: look again.
      if (error || events.length > 0) hint();
    };
    const backend = ownBackend[process.platform];
    const subscription = await watcher.subscribe(path, hear, backend && { backend });
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
