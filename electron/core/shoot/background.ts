/** @file What happens to an open shoot without anybody waiting: scan, index, score, in this order, each of them paused, cancelled and taken up again. */
import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../../../texts/say.ts';
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import type { Progress } from '../../contract/progress.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Events } from '../work/events.ts';
import type { Runner, Task } from '../work/runner.ts';
import { type IndexDeps, indexShoot } from './index-shoot.ts';
import type { OpenShoot } from './open-shoots.ts';
import { type ScanDeps, scanShoot } from './scan-shoot.ts';

export type Background = 'none' | 'index' | 'score';

export interface BackgroundDeps extends ScanDeps {
  catalog: Catalog;
  events: Events;
  runner: Runner;
  previews: IndexDeps['previews'];
  /** The preview cache knows what lies on the disk. */
  swept(): Promise<unknown>;
  readMetadata: IndexDeps['readMetadata'];
  /** Scores whatever lacks it. */
  score(opened: OpenShoot, task: Task): Promise<void>;
  /** What is installed that runs over a shoot: models that score, or faces alone; null where nothing is. */
  runs(): Promise<'scores' | 'faces' | null>;
  /** Photos on screen, then those that come next. */
  first(): Iterable<PhotoId>;
  upTo: Background;
  /** Somebody waits for its end: a file that grows for hours must not put it off. */
  endsWithWork: boolean;
}

export interface BackgroundWork {
  /** Scans, then indexes and scores as far as the host wants it. One run per folder at a time. */
  start(opened: OpenShoot, options?: { confirmMissing?: boolean }): Promise<void>;
  score(opened: OpenShoot): Promise<Progress['state']>;
  /** Resolves when the folder has nothing running. failed: some of it did not come to its end; a notice said why. */
  whenIdle(folderId: FolderId): Promise<'done' | 'failed'>;
  /** Nothing is started any more; what runs is cancelled by the runner. */
  close(): void;
  /** Resolves when nothing of this touches the catalog any more. */
  settled(): Promise<void>;
}

/** A file that grows is looked at again after this. */
const waitForGrowingMs = 2_200;

export function createBackground(deps: BackgroundDeps): BackgroundWork {
  const { runner, events } = deps;
  const running = new Map<FolderId, Promise<void>>();
  /** Of the last run. */
  const failed = new Set<FolderId>();
  const note = (folderId: FolderId, state: Progress['state']) => {
    if (state === 'failed') failed.add(folderId);
    return state;
  };
  /** Asked for while a run was under way; true where missing files were confirmed. */
  const again = new Map<FolderId, boolean>();
  /** Listed already; the work that follows may take long. */
  const working = new Set<FolderId>();
  const meanwhile = new Map<FolderId, { isWanted: boolean; ended: Promise<void> }>();
  const timers = new Set<NodeJS.Timeout>();
  let isClosed = false;
  const closing = new AbortController();

  const changed = (opened: OpenShoot) => (ids: PhotoId[]) => {
    opened.deriver.soon();
    events.emit({ type: 'photos-changed', folderId: opened.shoot.folderId, ids });
  };
  const index = (opened: OpenShoot) =>
    runner.start('index', opened.shoot.folderId, say('work.index'), async (task) => {
      await deps.swept();
      await indexShoot({ ...deps, root: opened.row().path, shoot: opened.shoot, onChanged: changed(opened) }, task);
    });
  /** Nothing is said to be done where nothing is installed that could do it. */
  const score = async (opened: OpenShoot) => {
    const what = await deps.runs();
    if (what === null) return 'done';
    const words = what === 'scores' ? say('work.score') : say('work.faces');
    return runner.start('score', opened.shoot.folderId, words, (task) => deps.score(opened, task));
  };

  const later = (opened: OpenShoot) => {
    if (deps.upTo === 'none' || deps.endsWithWork) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void start(opened);
    }, waitForGrowingMs);
    timers.add(timer.unref());
  };

  /** True where the folder is there and all of it was listed. */
  const list = async (opened: OpenShoot, confirmMissing: boolean): Promise<boolean> => {
    let isOnline = false;
    const scanned = await runner.start('scan', opened.shoot.folderId, say('work.list'), async (task) => {
      const result = await scanShoot(deps, opened, task, confirmMissing);
      isOnline = result.state === 'online';
      // Files that were still growing: somebody copies into the folder. Looked at again when they may have come to rest.
      if (result.state === 'online' && result.waiting.length > 0) later(opened);
    });
    opened.listed.resolve();
    note(opened.shoot.folderId, scanned);
    return scanned === 'done' && isOnline;
  };
  /** What comes while a shoot is indexed or scored is listed at once: frames of a card that is copied in, or of a tethered camera. */
  const listMeanwhile = (opened: OpenShoot): void => {
    const { folderId } = opened.shoot;
    const already = meanwhile.get(folderId);
    if (already) {
      already.isWanted = true;
      return;
    }
    const entry = { isWanted: true, ended: Promise.resolve() };
    entry.ended = (async () => {
      while (entry.isWanted && !isClosed) {
        entry.isWanted = false;
        await list(opened, false);
      }
      meanwhile.delete(folderId);
    })();
    meanwhile.set(folderId, entry);
  };

  const run = async (opened: OpenShoot, confirmMissing: boolean): Promise<void> => {
    const folderId = opened.shoot.folderId;
    // A hint or a timer may come late: for a shoot that was forgotten meanwhile nothing is done.
    const isWanted = () => !isClosed && deps.open.get(folderId) === opened;
    const restMs = opened.notBeforeMs - performance.now();
    if (restMs > 0) await pause(restMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    if (!isWanted()) return;
    failed.delete(folderId);
    if ((await list(opened, confirmMissing)) && deps.upTo !== 'none' && isWanted()) {
      working.add(folderId);
      const indexed = note(folderId, await index(opened));
      if (isWanted()) await opened.deriver.whole();
      if (isWanted() && indexed === 'done' && deps.upTo === 'score') note(folderId, await score(opened));
      working.delete(folderId);
      await meanwhile.get(folderId)?.ended;
    }
    if (isWanted()) await opened.deriver.whole();
  };

  const start: BackgroundWork['start'] = (opened, { confirmMissing = false } = {}) => {
    const folderId = opened.shoot.folderId;
    if (deps.catalog.readOnly) {
      // What is known is shown; nothing that is found could be kept.
      opened.listed.resolve();
      return Promise.resolve();
    }
    const already = running.get(folderId);
    if (already) {
      // The scan under way may have passed the change that this is about.
      again.set(folderId, confirmMissing || again.get(folderId) === true);
      if (working.has(folderId)) listMeanwhile(opened);
      return already;
    }
    const ended = run(opened, confirmMissing)
      .then(async () => {
        for (let next = again.get(folderId); next !== undefined; next = again.get(folderId)) {
          again.delete(folderId);
          await run(opened, next);
        }
      })
      .finally(() => running.delete(folderId));
    running.set(folderId, ended);
    return ended;
  };

  return {
    start,
    score,
    whenIdle: async (folderId) => {
      await running.get(folderId);
      return failed.has(folderId) ? 'failed' : 'done';
    },
    close: () => {
      isClosed = true;
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
    },
    settled: async () => {
      await Promise.all([...running.values(), ...[...meanwhile.values()].map(({ ended }) => ended)]);
    },
  };
}
