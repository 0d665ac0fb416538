/** @file The trash of the desktop app: Electron's own, which only main has. Where the system refuses, the file stays. */
import type { MoveToTrash } from '../../core/exporting/plan-trash.ts';
import type { FromEngine, ToEngine } from './engine-protocol.ts';

export interface MainTrash {
  moveToTrash: MoveToTrash;
  /** Main's answers; other messages are left alone. */
  receive(message: ToEngine): void;
}

export function createMainTrash(send: (message: FromEngine) => void): MainTrash {
  const waiting = new Map<number, PromiseWithResolvers<void>>();
  let counter = 0;
  const trashOne = (file: string): Promise<void> => {
    counter += 1;
    const answer = Promise.withResolvers<void>();
    waiting.set(counter, answer);
    send({ type: 'trash', id: counter, file });
    return answer.promise;
  };
  return {
    moveToTrash: async (files) => {
      // One after the other: Windows may ask for permission, and once is enough at a time.
      for (const file of files) await trashOne(file);
    },
    receive: (message) => {
      if (message.type !== 'trashed') return;
      const answer = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.failed === null) answer?.resolve();
      else
        answer?.reject(new Error(`The trash did not take this file (${message.failed}). It stays; move it instead.`));
    },
  };
}
