import type { MessageBoxOptions } from 'electron';
import { expect, test } from 'vitest';
import { createQuestions } from '../../electron/hosts/main/questions.ts';

test('a path in a system dialog shows what hides in it', async () => {
  const asked: MessageBoxOptions[] = [];
  const questions = createQuestions({
    showMessageBox: async (...args: unknown[]) => {
      asked.push(args.at(-1) as MessageBoxOptions);
      return { response: 1, checkboxChecked: false };
    },
    showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  });
  await questions.cannotOpen(null, 'There is no folder a\u202Eb.');
  expect(await questions.cannotStart('a\u202Eb is in use.\nClose the other one.')).toBe('quit');
  expect(asked.map(({ detail }) => detail)).toEqual([
    'There is no folder a[U+202E]b.',
    'a[U+202E]b is in use.\nClose the other one.',
  ]);
});
