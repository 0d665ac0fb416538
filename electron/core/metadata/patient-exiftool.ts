/**
 * @file ExifTool whose questions end. The library starts its processes again for ever and leaves what was asked waiting: where no process can be had (no
 * room for another file or process on this computer), indexing would stand still without a word.
 */

import { ExifTool, type ExifToolTask } from 'exiftool-vendored';
import { say } from '../../../texts/say.ts';

/** Starts that fail in a row before what waits is told. */
const patience = 3;

export class PatientExifTool extends ExifTool {
  #failedStarts = 0;
  readonly #waiting = new Set<(error: Error) => void>();

  /** Call when a process could not be made. Later questions may find one. */
  startFailed(why: string): void {
    this.#failedStarts += 1;
    if (this.#failedStarts < patience) return;
    this.#failedStarts = 0;
    const error = new Error(say('exiftool.notNow', { why }));
    for (const reject of [...this.#waiting]) reject(error);
  }

  override enqueueTask<T>(task: () => ExifToolTask<T>, retriable?: boolean): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#waiting.add(reject);
    super.enqueueTask(task, retriable).then((answer) => {
      this.#failedStarts = 0;
      resolve(answer);
    }, reject);
    return promise.finally(() => this.#waiting.delete(reject));
  }
}
