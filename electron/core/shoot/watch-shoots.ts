/**
 * @file Keeps open shoots in step with the disk while somebody works: watching hints that a folder changed, and a look every few seconds tells that its
 * drive went away or came back, which no watcher does.
 */
import { stat } from 'node:fs/promises';
import type { FolderId } from '../../contract/ids.ts';
import { gatheredFolders } from '../library/gathered.ts';
import { type Watching, watchFolder } from '../library/watch-folder.ts';
import type { Log } from '../work/log.ts';
import type { Live } from './live.ts';
import type { OpenShoot } from './open-shoots.ts';

export interface WatchShoots {
  start(opened: OpenShoot): void;
  has(folderId: FolderId): boolean;
  stop(folderId: FolderId): void;
  close(): Promise<void>;
}

export function createWatchShoots(deps: {
  log: Log;
  /** Follows what comes into a watched shoot. */
  live?: Pick<Live, 'start' | 'stop'>;
  rescan(opened: OpenShoot): void;
  everyMs?: number;
}): WatchShoots {
  const watched = new Map<FolderId, { opened: OpenShoot; watching: Promise<Watching>; wasThere: boolean }>();

  const look = async () => {
    for (const entry of watched.values()) {
      const facts = await stat(entry.opened.row().path).catch(() => null);
      const isThere = facts?.isDirectory() ?? false;
      // A drive that left and came back between two looks was seen to leave by the watcher alone, which sees nothing come back.
      const isTakenForAway = isThere && entry.opened.row().state === 'offline';
      if (isThere !== entry.wasThere || isTakenForAway) deps.rescan(entry.opened);
      entry.wasThere = isThere;
    }
  };
  const timer = setInterval(() => void look(), deps.everyMs ?? 3_000);
  timer.unref();

  const stop = async (folderId: FolderId) => {
    const entry = watched.get(folderId);
    watched.delete(folderId);
    deps.live?.stop(folderId);
    await (await entry?.watching)?.stop();
  };
  return {
    start: (opened) => {
      const { folderId } = opened.shoot;
      if (watched.has(folderId)) return;
      deps.live?.start(opened);
      const root = opened.row().path;
      const watching = watchAll(root, (folder) =>
        watchFolder({ root: folder, log: deps.log, onHint: () => deps.rescan(opened) }),
      );
      watched.set(folderId, { opened, watching, wasThere: opened.row().state === 'online' });
    },
    has: (folderId) => watched.has(folderId),
    stop: (folderId) => void stop(folderId),
    close: async () => {
      clearInterval(timer);
      await Promise.all([...watched.keys()].map(stop));
    },
  };
}

/** A watcher does not follow links: each folder of a gathered shoot has one of its own. */
async function watchAll(root: Buffer, watch: (folder: Buffer) => Promise<Watching>): Promise<Watching> {
  const folders = await gatheredFolders(root).catch(() => [root]);
  const all = await Promise.all(folders.map(watch));
  return {
    active: all.every(({ active }) => active),
    stop: async () => {
      await Promise.all(all.map((one) => one.stop()));
    },
  };
}
