/**
 * @file Keeps an engine running: started again after a crash, slower each time; after three crashes in 30 s the photographer decides. Nothing decided
 * is lost by a crash, so starting again is always right once; again and again it is not.
 */
import type { Log } from '../../core/work/log.ts';
import { createCrashCount } from './crash-count.ts';
import type { EngineProcess } from './engine-process.ts';

export type Choice = 'again' | 'safe' | 'quit';

export interface EngineKeeperOptions {
  /** `safe`: nothing runs on its own. */
  start(mode: 'normal' | 'safe'): EngineProcess;
  /** Three crashes in 30 s. */
  askAfterCrashes(): Promise<Choice>;
  /** The catalog cannot be opened, and why. */
  askCannotStart(says: string): Promise<Choice>;
  quit(): void;
  log: Log;
  nowMs(): number;
  waitMs(ms: number): Promise<void>;
}

export interface EngineKeeper {
  /** The running engine, or the next one. Rejects once closed. */
  ready(): Promise<EngineProcess>;
  close(): Promise<void>;
}

export function keepEngine(options: EngineKeeperOptions): EngineKeeper {
  const crashes = createCrashCount({ limit: 3, windowMs: 30_000, nowMs: options.nowMs });
  let current: EngineProcess | null = null;
  let isClosing = false;
  let next = Promise.withResolvers<EngineProcess>();
  next.promise.catch(() => undefined);

  /** Null when the photographer wants to quit. */
  const modeAfter = (choice: Choice): 'normal' | 'safe' | null => {
    if (choice !== 'quit') return choice === 'safe' ? 'safe' : 'normal';
    options.quit();
    return null;
  };

  const run = async (): Promise<void> => {
    let mode: 'normal' | 'safe' | null = 'normal';
    let delayMs = 100;
    while (mode && !isClosing) {
      const engine = options.start(mode);
      current = engine;
      const start = await engine.started;
      if (start.state === 'cannot-start') {
        await engine.gone;
        if (!isClosing) mode = modeAfter(await options.askCannotStart(start.says));
        continue;
      }
      if (start.state === 'ready') {
        next.resolve(engine);
        await engine.gone;
        next = Promise.withResolvers<EngineProcess>();
        next.promise.catch(() => undefined);
      }
      if (isClosing) break;
      options.log.warn('the engine stopped unexpectedly', { wasReady: start.state === 'ready' });
      if (crashes.add()) {
        mode = modeAfter(await options.askAfterCrashes());
        delayMs = 100;
        continue;
      }
      await options.waitMs(delayMs);
      delayMs = Math.min(2_000, delayMs * 2);
    }
  };
  void run();

  return {
    ready: () => next.promise,
    close: async () => {
      isClosing = true;
      next.reject(new Error('the app is closing'));
      await current?.close();
    },
  };
}
