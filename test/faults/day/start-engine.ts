/** @file The day's engine as its driver sees it: questions with answers, and signals to the whole tree. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { descendants } from './measure.ts';
import type { Answer, Asked } from './protocol.ts';

export interface DayEngine {
  pid: number;
  ask<T>(asked: Asked): Promise<T>;
  /** To the process and everything it started, as a lid that closes or opens. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  kill(): void;
}

/** `flags`: of V8, beside the parent's own. */
export async function startDayEngine(
  catalogDir: string,
  env: NodeJS.ProcessEnv,
  flags: readonly string[] = [],
): Promise<DayEngine> {
  const execArgv = [...process.execArgv, ...flags];
  const child = fork(fileURLToPath(new URL('./day-engine.ts', import.meta.url)), [catalogDir], { env, execArgv });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  child.on('message', (message) => {
    const { id, value, failed } = message as Answer;
    if (failed === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(failed));
    waiting.delete(id);
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the engine ended with ${code}`));
  });
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`the engine ended with ${code} at its start`)),
  );
  ended.catch(() => undefined);
  await Promise.race([once(child, 'message'), ended]);
  let last = 0;
  return {
    pid: child.pid!,
    ask: <T>(asked: Asked) => {
      last += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(last, answer);
      child.send({ id: last, ...asked });
      return answer.promise as Promise<T>;
    },
    signal: (signal) => {
      for (const pid of [child.pid!, ...descendants(child.pid!)]) {
        try {
          process.kill(pid, signal);
        } catch {
          // It ended meanwhile.
        }
      }
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
