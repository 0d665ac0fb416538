/** @file A list that came back: what it means is said first, then decided as one step. */

import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { say } from '../../../texts/say.ts';
import type { DecisionChange, NameMatches } from '../../contract/decision.ts';
import { textOfBytes } from '../../contract/text-of-bytes.ts';
import { withVisibleText } from '../../contract/visible-text.ts';
import type { Engine } from '../../core/engine.ts';
import type { CommandContext } from './context.ts';
import { CommandError, type ExitCode, exitCode } from './exit-codes.ts';
import { openFolder } from './open-folder.ts';

/** `list`: a file, or "-" for standard input. Entries that are missing or ambiguous are named and left out; then the code is "done but for some". */
export async function decideFromList(
  context: CommandContext,
  engine: Engine,
  folder: string,
  list: string,
  change: DecisionChange,
  isDry: boolean,
): Promise<ExitCode> {
  const text = await readList(list);
  const folderId = await openFolder(engine, folder);
  await engine.whenListed(folderId);
  const matches = await engine.client.decisions.matchNames({ folderId, text });
  const { ids, missing, ambiguous } = matches;
  const { step } =
    isDry || ids.length === 0 ? { step: null } : await engine.client.decisions.apply({ ids: [...ids], change });
  if (context.json)
    await context.terminal.printJson({
      ...{ schema: 'chinagraph/decide@1', step, changed: step?.photoIds.length ?? 0 },
      ...{ matched: ids.length, missing, ambiguous },
    });
  else {
    for (const line of describe(withVisibleText(matches))) context.terminal.print(line);
    if (isDry) context.terminal.print(say('decide.dry'));
    else if (ids.length > 0) context.terminal.print(step ? `${step.says}.` : say('decide.nothing'));
  }
  if (ids.length === 0) return exitCode.notFound;
  return missing.length + ambiguous.length > 0 ? exitCode.partly : exitCode.ok;
}

async function readList(list: string): Promise<string> {
  const read = list === '-' ? buffer(process.stdin) : readFile(list);
  const bytes = await read.catch(() => {
    throw new CommandError(exitCode.notFound, say('asked.noList', { list }));
  });
  const text = textOfBytes(bytes);
  if (text === null) throw new CommandError(exitCode.refused, say('asked.noText', { list }));
  return text;
}

function describe({ ids, missing, ambiguous }: NameMatches): string[] {
  const lines: string[] = [say('list.means', { n: ids.length })];
  if (missing.length > 0) lines.push(say('list.missing', { names: missing.join(', ') }));
  for (const { entry, files } of ambiguous) lines.push(say('list.mayBe', { entry, files: files.join(', ') }));
  return lines;
}
