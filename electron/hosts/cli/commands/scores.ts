/** @file Scores as files: what a catalog knows, and what parts of an archive brought. */
import { writeFile } from 'node:fs/promises';
import { type Command, type CommandContext, oneFolder, parseWords } from '../context.ts';
import { CommandError, type ExitCode, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';
import { plural } from '../terminal.ts';

const usage = 'scores export <folder> -o FILE | scores import FILE...';

export const scores: Command = {
  summary: 'Scores as files: export what is known of a folder, import what parts of an archive brought',
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { out: { type: 'string', short: 'o' } }, usage);
    const [act, ...rest] = positionals;
    if (act === 'import' && rest.length > 0) return importFrom(context, rest);
    if (act === 'export' && values.out) return exportTo(context, oneFolder(rest, usage), values.out);
    throw new CommandError(exitCode.usage, `Usage: chinagraph ${usage}`);
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
  else context.terminal.print(`Scores of ${plural(lines.length, 'picture')}: ${out}`);
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
      if (error instanceof RangeError) throw new CommandError(exitCode.refused, `${file}: ${error.message}.`);
      if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
        throw new CommandError(exitCode.notFound, `${file} cannot be read (${code}).`);
      throw error;
    }
  }
  if (context.json) await context.terminal.printJson({ schema: 'chinagraph/scores-import@1', files: results });
  for (const { file, contents, scores: count, refused } of context.json ? [] : results) {
    context.terminal.print(`${file}: ${plural(count, 'score')} of ${plural(contents, 'picture')}.`);
    for (const [why, lines] of Object.entries(refused)) context.terminal.remark(`  refused ${lines}: ${why}`);
  }
  return results.some(({ refused }) => Object.keys(refused).length > 0) ? exitCode.partly : exitCode.ok;
}
