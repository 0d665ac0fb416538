import { expect, test } from 'vitest';
import { createQuestions } from '../../electron/asking/questions.ts';

test('each answer finds its own question, in any order, once', async () => {
  const questions = createQuestions<string, string>();
  const first = questions.note('a');
  const second = questions.note('b');
  expect(first.id).not.toBe(second.id);
  expect(questions.open().map(({ asked }) => asked)).toEqual(['a', 'b']);
  expect(questions.answer(second.id, 'B')).toBe(true);
  expect(questions.answer(first.id, 'A')).toBe(true);
  expect(await Promise.all([first.answer, second.answer])).toEqual(['A', 'B']);
  expect(questions.answer(first.id, 'again')).toBe(false);
  expect(questions.refuse(first.id, new Error('late'))).toBe(false);
  expect(await first.answer).toBe('A');
  expect(questions.count).toBe(0);
});

test('the other side gone refuses what is open, and what is asked after that waits for the next', async () => {
  const questions = createQuestions<string>();
  const lost = questions.note(undefined);
  questions.refuseAll(new Error('gone'));
  await expect(lost.answer).rejects.toThrow('gone');
  const later = questions.note(undefined);
  expect(later.id).not.toBe(lost.id);
  expect(questions.answer(lost.id, 'an answer of the side that is gone')).toBe(false);
  questions.answer(later.id, 'here');
  expect(await later.answer).toBe('here');
});

test('a refusal that nobody awaits yet ends no process', async () => {
  const heard: unknown[] = [];
  const listen = (reason: unknown) => heard.push(reason);
  process.on('unhandledRejection', listen);
  const questions = createQuestions<string>();
  const { id, answer } = questions.note(undefined);
  questions.refuse(id, new Error('too early'));
  await new Promise((done) => setTimeout(done, 20));
  process.off('unhandledRejection', listen);
  expect(heard).toEqual([]);
  await expect(answer).rejects.toThrow('too early');
});
