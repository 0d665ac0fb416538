/** @file Decoder processes that do what a test says, for order, cancelling and deaths. */
import { asWritten } from '../../../electron/contract/told.ts';
import { undeveloped } from '../../../electron/core/previews/decoder/picture-problem.ts';
import type { DecoderJob, DecoderReply, Developed } from '../../../electron/core/previews/decoder/protocol.ts';
import type { ChildHandle, LaunchChild } from '../../../electron/core/work/launch-child.ts';

export interface FakeChild {
  jobs: DecoderJob[];
  reply(message: DecoderReply): void;
  /** Dies; by a crash of its own unless told otherwise. */
  exit(signal?: 'SIGSEGV' | 'SIGKILL'): void;
  killed: boolean;
}

export function fakeDecoders(options: { greets?: boolean } = {}) {
  const children: FakeChild[] = [];
  /** All jobs in the order they were sent. */
  const sent: { job: DecoderJob; child: FakeChild }[] = [];
  const launch: LaunchChild = () => {
    let onMessage: (message: unknown) => void = () => undefined;
    let onExit: (exit: { code: number | null; signal: string | null }) => void = () => undefined;
    let gone = false;
    const child: FakeChild = {
      jobs: [],
      killed: false,
      reply: (message) => onMessage(message),
      exit: (signal = 'SIGSEGV') => {
        if (!gone) queueMicrotask(() => onExit({ code: null, signal }));
        gone = true;
      },
    };
    children.push(child);
    const handle: ChildHandle = {
      pid: children.length,
      send: (message) => {
        child.jobs.push(message as DecoderJob);
        sent.push({ job: message as DecoderJob, child });
      },
      onMessage: (listener) => {
        onMessage = listener;
        if (options.greets !== false) queueMicrotask(() => listener({ type: 'hello' }));
      },
      onExit: (listener) => {
        onExit = listener;
      },
      kill: () => {
        child.killed = true;
        child.exit('SIGKILL');
      },
    };
    return handle;
  };
  return {
    launch,
    children,
    sent,
    paths: () => sent.map(({ job }) => Buffer.from(job.source.path).toString()),
    /** Answers the n-th job sent as a decoder would that made every tier. */
    finish: (index: number, developed: Partial<Developed> = {}, rssMb = 100) => {
      const { job, child } = sent[index]!;
      const tiers = job.want.tiers.map(({ tier, file }) => ({
        ...{ tier, file, bytes: 3, widthPx: 8, heightPx: 8 },
        contentType: 'image/jpeg' as const,
      }));
      const ready = { ...undeveloped('ready', asWritten('')), problem: null, widthPx: 8, heightPx: 8, tiers };
      child.reply({ type: 'developed', id: job.id, developed: { ...ready, ...developed }, rssMb });
    },
    read: (index: number) => sent[index]!.child.reply({ type: 'read', id: sent[index]!.job.id }),
  };
}

/** Lets promises and microtasks run. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
