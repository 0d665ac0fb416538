/** @file Scores as files: what a catalog knows, and what parts of an archive brought. */

import { writeFile } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import { asWritten } from '../../../contract/told.ts';
import { type Command, type CommandContext, oneFolder, parseWords } from '../context.ts';
import { CommandError, type ExitCode, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage = 'scores export <folder> -o FILE | scores import FILE...';

export const scores: Command = {
  summary: say('help.scores'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { out: { type: 'string', short: 'o' } }, usage);
    const [act, ...rest] = positionals;
    if (act === 'import' && rest.length > 0) return importFrom(context, rest);
    if (act === 'export' && values.out) return exportTo(context, oneFolder(rest, usage), values.out);
    throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
  },
};

async function exportTo(context: CommandContext, folder: string, out: string): Promise<ExitCode> {
  const engine = await context.engine();
  const folderId = await openFolder(engine, folder);
  await engine.whenListed(folderId);
  const { archive } = engine.scoring;
  const lines = [...archive.lines(engine.archiveFiles(folderId))];
  const head = { ...archive.head(null, null), models: archive.modelsOf(lines) };
  await writeFile(out, [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
  if (context.json)
    await context.terminal.printJson({ schema: 'chinagraph/scores-export@1', file: out, contents: lines.length });
  else context.terminal.print(say('scores.exported', { pictures: lines.length, out }));
  return exitCode.ok;
}

async function importFrom(context: CommandContext, files: string[]): Promise<ExitCode> {
  const engine = await context.engine();
  await engine.scoring.refresh();
  const results = [];
  for (const file of files) {
    try {
      results.push({ file, ...(await engine.scoring.archive.importFrom(file)) });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (error instanceof RangeError)
        throw new CommandError(exitCode.refused, asWritten(`${file}: ${error.message}.`));
      if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
        throw new CommandError(exitCode.notFound, say('asked.cannotRead', { file, code: code ?? '?' }));
      throw error;
    }
  }
  if (context.json) await context.terminal.printJson({ schema: 'chinagraph/scores-import@1', files: results });
  for (const { file, contents, scores: count, refused } of context.json ? [] : results) {
    context.terminal.print(say('scores.imported', { file, scores: count, pictures: contents }));
    for (const [why, lines] of Object.entries(refused)) context.terminal.remark(say('scores.refused', { lines, why }));
  }
  return results.some(({ refused }) => Object.keys(refused).length > 0) ? exitCode.partly : exitCode.ok;
}
