/** @file One decoder process, seen from the engine: a job in, an answer or a death out. */
import type { ChildHandle, LaunchChild } from '../work/launch-child.ts';
import type { DecoderJob, DecoderReply, Developed } from './decoder/protocol.ts';

const module = new URL('./decoder/main.ts', import.meta.url);

export type JobEnd =
  | { end: 'developed'; developed: Developed }
  | { end: 'unsure' }
  /** The process died. `killed`: from outside, by the system when memory is short; no codec does that. */
  | { end: 'died'; killed: boolean }
  /**
   * Killed by us. reading: the bytes had not come. hung: it did not compute. slow: it computed for longer than any picture takes. The load of
   * the machine has no part in the last two.
   */
  | { end: 'timeout'; why: 'reading' | 'hung' | 'slow' }
  /** Died before it ever said hello: nothing that a file did. */
  | { end: 'cannot-start' };

export interface Patience {
  /** How often it is looked at, and how long reading may take, by the clock on the wall. */
  timeoutMs: number;
  /** Processor time for one picture. */
  processorMs: number;
  /** Processor time of a process so far; null where the system does not say. */
  processorTime(pid: number): Promise<number | null>;
}

export interface DecoderChild {
  readonly pid: number | undefined;
  readonly jobs: number;
  readonly rssMb: number;
  readonly alive: boolean;
  /** One at a time. Never rejects. `onRead`: the bytes are in memory. */
  run(job: DecoderJob, patience: Patience, onRead: () => void): Promise<JobEnd>;
  kill(): void;
}

/** What people, shells and systems short of memory send; crashing codecs end by SIGSEGV, SIGABRT, SIGBUS and the like. */
const outsideSignals: ReadonlySet<string> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP']);

/** `onExit` is called once, whatever the reason. */
export function startDecoderChild(launch: LaunchChild, onExit: () => void): DecoderChild {
  const handle: ChildHandle = launch(module, {
    maxHeapMb: 256,
    ownGlib: true,
    // glibc: large pages for pixel buffers, and one heap that keeps what was freed, so that the next picture finds its pages there: 4 % of the
    // time and 50 MB at the peak. One picture at a time grows no further than its own size; a decoder above maxRssMb is replaced.
    env: {
      GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1:glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=1073741824',
      MALLOC_ARENA_MAX: '1',
    },
  });
  let alive = true;
  let greeted = false;
  /** By its own word where the launcher does not know: a desktop's children are another process's. */
  let pid = handle.pid;
  let jobs = 0;
  let rssMb = 0;
  let running: { reading: boolean; onRead: () => void; end: (end: JobEnd) => void } | null = null;

  const finish = (end: JobEnd) => {
    const job = running;
    running = null;
    job?.end(end);
  };
  handle.onMessage((message) => {
    const reply = message as DecoderReply;
    if (reply.type === 'hello') {
      greeted = true;
      pid = reply.pid ?? pid;
    } else if (reply.type === 'read') {
      if (!running) return;
      running.reading = false;
      running.onRead();
    } else if (reply.type === 'unsure') finish({ end: 'unsure' });
    else {
      rssMb = reply.rssMb;
      finish({ end: 'developed', developed: reply.developed });
    }
  });
  handle.onExit(({ signal }) => {
    alive = false;
    const killed = signal !== null && outsideSignals.has(signal);
    finish(greeted || killed ? { end: 'died', killed } : { end: 'cannot-start' });
    onExit();
  });

  return {
    get pid() {
      return pid;
    },
    get jobs() {
      return jobs;
    },
    get rssMb() {
      return rssMb;
    },
    get alive() {
      return alive;
    },
    run: (job, patience, onRead) => {
      jobs += 1;
      const { promise, resolve } = Promise.withResolvers<JobEnd>();
      const look = createLook(() => pid, patience);
      const timer = setInterval(async () => {
        const why = running?.reading ? 'reading' : await look();
        if (why === null || running !== mine) return;
        finish({ end: 'timeout', why });
        handle.kill();
      }, patience.timeoutMs);
      const mine = {
        reading: true,
        onRead,
        end: (end: JobEnd) => {
          clearInterval(timer);
          resolve(end);
        },
      };
      running = mine;
      if (alive) handle.send(job);
      else finish({ end: 'died', killed: true });
      return promise;
    },
    kill: () => handle.kill(),
  };
}

/** Less than this between two looks is no computing. */
const idleMs = 50;
/** Where the system does not tell processor time, this many looks have to do. */
const blindLooks = 10;

/** Each call says whether the job has gone on for too long; null: it may go on. */
function createLook(pidNow: () => number | undefined, { processorMs, processorTime }: Patience) {
  const now = () => {
    const pid = pidNow();
    return pid === undefined ? Promise.resolve(null) : processorTime(pid);
  };
  const first = now();
  let before = first;
  let looks = 0;
  return async (): Promise<'hung' | 'slow' | null> => {
    looks += 1;
    const [start, last, current] = await Promise.all([first, before, now()]);
    before = Promise.resolve(current);
    if (start === null || last === null || current === null) return looks >= blindLooks ? 'slow' : null;
    if (current - start >= processorMs) return 'slow';
    return current - last < idleMs ? 'hung' : null;
  };
}
