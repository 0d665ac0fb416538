/** @file The trash of the desktop app: Electron's own, which only main has. Where the system refuses, the file stays. */
import { createQuestions } from '../../asking/questions.ts';
import type { MoveToTrash } from '../../core/exporting/plan-trash.ts';
import type { FromEngine, ToEngine } from './engine-protocol.ts';

export interface MainTrash {
  moveToTrash: MoveToTrash;
  /** Main's answers; other messages are left alone. */
  receive(message: ToEngine): void;
}

export function createMainTrash(send: (message: FromEngine) => void): MainTrash {
  const questions = createQuestions<void>();
  const trashOne = (file: string): Promise<void> => {
    const { id, answer } = questions.note(undefined);
    send({ type: 'trash', id, file });
    return answer;
  };
  return {
    moveToTrash: async (files) => {
      // One after the other: Windows may ask for permission, and once is enough at a time.
      for (const file of files) await trashOne(file);
    },
    receive: (message) => {
      if (message.type !== 'trashed') return;
      const { id, failed } = message;
      if (failed === null) questions.answer(id, undefined);
      else questions.refuse(id, new Error(`The trash did not take this file (${failed}). It stays; move it instead.`));
    },
  };
}
