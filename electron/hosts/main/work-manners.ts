/**
 * @file What the system shows and does while the engine works: progress in taskbar and dock, no sleep while files are copied, a notification when long
 * work has ended and nobody was looking.
 */
import type { BrowserWindow, Notification, PowerSaveBlocker } from 'electron';
import type { Progress, WorkKind } from '../../contract/progress.ts';

export interface WorkManners {
  hear(progress: Progress): void;
  /** The engine went: whatever it did is not done any more. */
  forget(): void;
}

export interface WorkMannersOptions {
  /** The window whose button stands in the taskbar; null while there is none. */
  window(): BrowserWindow | null;
  /** Somebody has one of the windows before him. */
  isWatched(): boolean;
  powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  Notification: (new (options: { title: string; body: string }) => Notification) & { isSupported(): boolean };
  texts(): { done: string; failed: string; kinds: Readonly<Record<WorkKind, string>> };
  nowMs(): number;
}

/** Shorter work is not waited for. */
const longMs = 30_000;
/** Files in the middle of a copy: a sleeping computer would take the card with it. */
const awake: ReadonlySet<WorkKind> = new Set(['ingest', 'export', 'import', 'install']);

export function createWorkManners(options: WorkMannersOptions): WorkManners {
  const running = new Map<string, Progress>();
  let ended: Progress[] = [];
  let sinceMs: number | null = null;
  let blocker: number | null = null;
  // Kept: one that nobody holds may be collected before it was clicked.
  let shown: Notification | null = null;

  const showProgress = (): void => {
    const window = options.window();
    if (!window || window.isDestroyed()) return;
    const all = [...running.values()];
    const total = all.reduce((sum, work) => sum + work.total, 0);
    const done = all.reduce((sum, work) => sum + Math.min(work.done, work.total), 0);
    const isPaused = all.length > 0 && all.every(({ state }) => state === 'paused');
    if (all.length === 0) window.setProgressBar(-1);
    // More than 1 is: working, nobody knows how long.
    else if (total === 0) window.setProgressBar(2, { mode: isPaused ? 'paused' : 'indeterminate' });
    else window.setProgressBar(done / total, { mode: isPaused ? 'paused' : 'normal' });
  };
  const keepAwake = (): void => {
    const needed = [...running.values()].some(({ kind, state }) => awake.has(kind) && state === 'running');
    if (needed && blocker === null) blocker = options.powerSaveBlocker.start('prevent-app-suspension');
    if (!needed && blocker !== null) {
      options.powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
  const notify = (): void => {
    const wasLong = sinceMs !== null && options.nowMs() - sinceMs >= longMs;
    const told = ended.filter(({ state }) => state === 'done' || state === 'failed');
    sinceMs = null;
    ended = [];
    if (!wasLong || told.length === 0 || options.isWatched() || !options.Notification.isSupported()) return;
    const texts = options.texts();
    const kinds = [...new Set(told.map(({ kind }) => texts.kinds[kind]))];
    const title = told.some(({ state }) => state === 'failed') ? texts.failed : texts.done;
    shown = new options.Notification({ title, body: kinds.join(', ') });
    shown.on('click', () => {
      const window = options.window();
      if (window?.isMinimized()) window.restore();
      window?.focus();
    });
    shown.show();
  };
  return {
    hear: (progress) => {
      if (progress.state === 'running' || progress.state === 'paused') {
        sinceMs ??= options.nowMs();
        running.set(progress.workId, progress);
      } else if (running.delete(progress.workId)) ended.push(progress);
      showProgress();
      keepAwake();
      if (running.size === 0) notify();
    },
    forget: () => {
      running.clear();
      ended = [];
      sinceMs = null;
      showProgress();
      keepAwake();
    },
  };
}
