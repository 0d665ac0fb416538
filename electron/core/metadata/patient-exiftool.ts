/**
 * @file ExifTool whose questions end. The library starts its processes again for ever and leaves what was asked waiting: where no process can be had (no
 * room for another file or process on this computer), indexing would stand still without a word. And it reckons by the wall clock when it may start the next
 * one: after a clock that went back an hour it would start none for an hour.
 */

import { ExifTool, type ExifToolTask } from 'exiftool-vendored';
import { say } from '../../../texts/say.ts';

/** Starts that fail in a row before what waits is told. */
const patience = 3;
/** How often the clock is looked at while something waits. */
const lookMs = 2_000;
/** The wall clock against the one that only counts; corrections of less than this delay nothing for long. */
const wentBackMs = 1_000;

interface Asked {
  /** The library's task, once it was made. Started or not is all that is asked of it. */
  made: ExifToolTask<unknown> | null;
  ask(of: Pool): void;
  settled: Promise<unknown>;
  reject(error: Error): void;
}

type Pool = Pick<ExifTool, 'enqueueTask' | 'end'>;

export interface Clocks {
  /** Milliseconds since 1970, as somebody set it. */
  wallMs(): number;
  /** Milliseconds that passed. */
  countedMs(): number;
}

const clocksOfThisComputer: Clocks = { wallMs: () => Date.now(), countedMs: () => performance.now() };

export class PatientExifTool extends ExifTool {
  #failedStarts = 0;
  readonly #waiting = new Set<Asked>();
  readonly #clocks: Clocks;
  readonly #own: Pool = {
    enqueueTask: (task, retriable) => super.enqueueTask(task, retriable),
    end: (gracefully) => super.end(gracefully),
  };
  #pool: Pool = this.#own;
  readonly #retired: Promise<unknown>[] = [];
  /** Wall clock less counted time, when it was last looked at. */
  #apartMs: number;
  #look: NodeJS.Timeout | null = null;
  #hasEnded = false;

  constructor(options: ConstructorParameters<typeof ExifTool>[0], clocks: Clocks = clocksOfThisComputer) {
    super(options);
    this.#clocks = clocks;
    this.#apartMs = this.#apart();
  }

  /** Call when a process could not be made. Later questions may find one. */
  startFailed(why: string): void {
    this.#failedStarts += 1;
    if (this.#failedStarts < patience) return;
    this.#failedStarts = 0;
    const error = new Error(say('exiftool.notNow', { why }));
    for (const { reject } of [...this.#waiting]) reject(error);
  }

  override enqueueTask<T>(task: () => ExifToolTask<T>, retriable?: boolean): Promise<T> {
    this.#lookAtClock();
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let pool: Pool | null = null;
    const asked: Asked = {
      made: null,
      settled: promise.catch(() => undefined),
      reject,
      ask: (of) => {
        pool = of;
        asked.made = null;
        const make = (): ExifToolTask<T> => {
          const made = task();
          asked.made = made;
          return made;
        };
        of.enqueueTask(make, retriable).then(
          (answer) => {
            this.#failedStarts = 0;
            resolve(answer);
          },
          // Asked elsewhere meanwhile: the end of the old pool is no answer.
          (error: Error) => pool === of && reject(error),
        );
      },
    };
    this.#waiting.add(asked);
    asked.ask(this.#pool);
    this.#look ??= setInterval(() => this.#lookAtClock(), lookMs).unref();
    return promise.finally(() => this.#forget(asked));
  }

  override get ended(): boolean {
    return this.#hasEnded;
  }

  override async end(gracefully?: boolean): Promise<void> {
    this.#hasEnded = true;
    this.#stopLooking();
    await Promise.all([this.#own.end(gracefully), this.#pool.end(gracefully), ...this.#retired]);
  }

  #apart(): number {
    return this.#clocks.wallMs() - this.#clocks.countedMs();
  }

  #forget(asked: Asked): void {
    this.#waiting.delete(asked);
    if (this.#waiting.size === 0) this.#stopLooking();
  }

  #stopLooking(): void {
    if (this.#look) clearInterval(this.#look);
    this.#look = null;
  }

  /** A pool that was made by the clock as it is now takes over what has not begun; the old one ends with what has. */
  #lookAtClock(): void {
    const before = this.#apartMs;
    this.#apartMs = this.#apart();
    if (before - this.#apartMs < wentBackMs || this.#hasEnded) return;
    const old = this.#pool;
    this.#pool = new ExifTool(this.options);
    const begun: Promise<unknown>[] = [];
    for (const asked of this.#waiting) {
      if (asked.made?.runtimeMs === undefined) asked.ask(this.#pool);
      else begun.push(asked.settled);
    }
    // What is being written is written to its end.
    const ended = Promise.all(begun).then(() => old.end(true));
    this.#retired.push(ended.catch(() => undefined));
  }
}
