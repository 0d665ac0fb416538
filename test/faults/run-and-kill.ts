/** @file Children that are killed at random moments, several side by side. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Compiling the engine's sources once instead of a thousand times; only a process that ends well leaves its cache behind. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'chinagraph-faults-compile-cache') };

/** Runs to its end; the exit code, or the signal's name. */
export async function runToEnd(module: string, args: readonly string[]): Promise<number | string> {
  const child = fork(module, args, { env, execArgv: [], stdio: 'ignore' });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return code ?? signal ?? 'unknown';
}

/** Waits for its first message, or for the one that `isReady` (at most `startMs`), lets it live `liveMs` longer, kills it. Tells how it ended: 'SIGKILL' unless by itself. */
export async function runAndKill(
  module: string,
  args: readonly string[],
  {
    liveMs,
    startMs,
    isReady = () => true,
  }: { liveMs: number; startMs?: number; isReady?: (message: unknown) => boolean },
): Promise<number | string> {
  const child = fork(module, args, { env, execArgv: [], stdio: 'ignore' });
  const exit = once(child, 'exit');
  const greeted = new Promise((resolve) => child.on('message', (message) => isReady(message) && resolve(message)));
  await Promise.race([greeted, exit, ...(startMs === undefined ? [] : [sleep(startMs)])]);
  await sleep(liveMs);
  child.kill('SIGKILL');
  const [code, signal] = (await exit) as [number | null, string | null];
  return signal ?? code ?? 'unknown';
}

/** `count` tries shared by several lanes; each lane keeps a state of its own. */
export async function inLanes(
  count: number,
  lanes: number,
  signal: AbortSignal,
  lane: (number: number, next: () => boolean) => Promise<void>,
): Promise<void> {
  let left = count;
  const next = (): boolean => left-- > 0 && !signal.aborted;
  await Promise.all(Array.from({ length: Math.min(lanes, count) }, (_, number) => lane(number, next)));
}
