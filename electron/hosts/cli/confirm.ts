/** @file A question on the terminal before something leaves its place. */

import { createInterface } from 'node:readline/promises';
import { say } from '../../../texts/say.ts';
import type { CommandContext } from './context.ts';
import { CommandError, exitCode } from './exit-codes.ts';

/**
 * Asks for the number `count` to be typed. Where nobody can answer (a script), it must stand in the command as `--confirm`. Throws a CommandError
 * where the answer is another one: nothing has been done then.
 */
export async function confirmCount(
  context: CommandContext,
  question: string,
  count: number,
  given: string | undefined,
): Promise<void> {
  const answer =
    given ?? (process.stdin.isTTY ? await ask(context, say('asked.typeCount', { question, count })) : undefined);
  if (answer === undefined) throw new CommandError(exitCode.refused, say('asked.nobody', { question, count }));
  if (answer.trim() !== String(count))
    throw new CommandError(exitCode.refused, say('asked.wrongCount', { count, answer: answer.trim() }));
}

async function ask({ signal, terminal: { inWords } }: CommandContext, question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(inWords(question), { signal });
  } catch {
    return '';
  } finally {
    terminal.close();
  }
}
