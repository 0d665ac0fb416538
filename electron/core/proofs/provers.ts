/** @file Prover processes for one export: started as they are needed, each with one picture at a time, ended with it. */

import os from 'node:os';
import { say } from '../../../texts/say.ts';
import type { LaunchChild } from '../work/launch-child.ts';
import type { Proved, ProveJob, ProveReply } from './prover/protocol.ts';

const module = new URL('./prover/main.ts', import.meta.url);

export interface Provers {
  readonly processes: number;
  /** Throws an Error with words for people where there is no proof. Aborting ends the process: what it wrote is scratch. */
  prove(job: Omit<ProveJob, 'id'>, signal: AbortSignal): Promise<Proved>;
  close(): void;
}

interface Child {
  run(job: ProveJob): Promise<ProveReply | 'died'>;
  kill(): void;
  isAlive(): boolean;
}

/** `processes`: default, as many as cores, at most 8. */
export function createProvers(launch: LaunchChild, processes = Math.min(os.availableParallelism(), 8)): Provers {
  const idle: Child[] = [];
  const children = new Set<Child>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  let ids = 0;

  const take = async (): Promise<Child> => {
    if (busy >= processes) await new Promise<void>((resolve) => waiting.push(resolve));
    busy += 1;
    const child = idle.pop() ?? startChild(launch, (dead) => children.delete(dead));
    children.add(child);
    return child;
  };
  const giveBack = (child: Child): void => {
    busy -= 1;
    if (child.isAlive()) idle.push(child);
    waiting.shift()?.();
  };

  return {
    processes,
    prove: async (job, signal) => {
      const child = await take();
      const abort = () => child.kill();
      try {
        signal.throwIfAborted();
        signal.addEventListener('abort', abort, { once: true });
        ids += 1;
        const reply = await child.run({ ...job, id: ids });
        signal.throwIfAborted();
        if (reply === 'died') throw new Error(say('proofs.encoderEnded'));
        if (reply.type === 'failed') throw new Error(say('proofs.notEncoded', { problem: reply.message }));
        if (reply.type !== 'proved') throw new Error('the prover answered something else');
        return reply.proved;
      } finally {
        signal.removeEventListener('abort', abort);
        giveBack(child);
      }
    },
    close: () => {
      for (const child of children) child.kill();
    },
  };
}

function startChild(launch: LaunchChild, onExit: (child: Child) => void): Child {
  const handle = launch(module, { maxHeapMb: 256, ownGlib: true });
  let alive = true;
  let answer: ((reply: ProveReply | 'died') => void) | null = null;
  const finish = (reply: ProveReply | 'died') => {
    const waits = answer;
    answer = null;
    waits?.(reply);
  };
  handle.onMessage((message) => {
    const reply = message as ProveReply;
    if (reply.type !== 'hello') finish(reply);
  });
  const child: Child = {
    run: (job) => {
      const { promise, resolve } = Promise.withResolvers<ProveReply | 'died'>();
      answer = resolve;
      if (alive) handle.send(job);
      else finish('died');
      return promise;
    },
    kill: () => handle.kill(),
    isAlive: () => alive,
  };
  handle.onExit(() => {
    alive = false;
    finish('died');
    onExit(child);
  });
  return child;
}
