/** @file Decisions of several people: exported to a file, merged from files. */

import { lstat, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import type { FolderId } from '../../../contract/ids.ts';
import { type MergePlan, type MergeRule, mergeRule } from '../../../contract/merging.ts';
import { visibleText } from '../../../contract/visible-text.ts';
import type { Engine } from '../../../core/engine.ts';
import { type Command, type CommandContext, oneFolder, parseWords } from '../context.ts';
import { CommandError, type ExitCode, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage =
  'decisions export <folder> -o FILE [--author NAME] | decisions merge [folder] FILE... [--rule mine|theirs|more-stars|keep-wins] [--dry-run] [--author NAME]';
const maxFileBytes = 400_000_000;
const named = 20;

export const decisions: Command = {
  summary: say('help.decisions'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(
      words,
      {
        out: { type: 'string', short: 'o' },
        rule: { type: 'string' },
        author: { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
      usage,
    );
    const [act, ...rest] = positionals;
    const rule = values.rule === undefined ? null : parseRule(values.rule);
    if (act !== 'export' && act !== 'merge') throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    const engine = await context.engine();
    if (values.author !== undefined) await engine.client.app.changeSettings({ authorName: values.author.trim() });
    return act === 'export'
      ? exportTo(context, engine, oneFolder(rest, usage), values.out)
      : mergeFrom(context, engine, rest, rule, values['dry-run'] ?? false);
  },
};

function parseRule(rule: string): MergeRule {
  const parsed = mergeRule.safeParse(rule);
  if (!parsed.success)
    throw new CommandError(
      exitCode.usage,
      say('asked.takes', { option: '--rule', known: mergeRule.options.join(', ') }),
    );
  return parsed.data;
}

async function exportTo(
  context: CommandContext,
  engine: Engine,
  folder: string,
  out: string | undefined,
): Promise<ExitCode> {
  if (!out) throw new CommandError(exitCode.usage, say('asked.outFile', { usage }));
  const folderId = await openFolder(engine, folder);
  await engine.whenListed(folderId);
  const { text, photos, author } = engine.merging.exportText(folderId);
  try {
    await writeFile(out, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(exitCode.failed, say('asked.cannotWrite', { file: out, code: code ?? '?' }));
  }
  if (context.json)
    await context.terminal.printJson({ schema: 'chinagraph/decisions-export@1', file: out, photos, author });
  else context.terminal.print(say('merge.exported', { photos, author, file: out }));
  return exitCode.ok;
}

async function mergeFrom(
  context: CommandContext,
  engine: Engine,
  words: string[],
  rule: MergeRule | null,
  isDry: boolean,
): Promise<ExitCode> {
  const isFolder = words[0] !== undefined && ((await lstat(words[0]).catch(() => null))?.isDirectory() ?? false);
  const files = isFolder ? words.slice(1) : words;
  if (files.length === 0) throw new CommandError(exitCode.usage, say('asked.decisionsFile', { usage }));
  const texts = await Promise.all(files.map(read));
  const folderIds = isFolder ? [await openFolder(engine, words[0]!)] : engine.merging.foldersFor(texts);
  if (folderIds.length === 0) throw new CommandError(exitCode.notFound, say('asked.noShootOfThese'));
  const shoots = [];
  for (const folderId of folderIds) shoots.push(await mergeInto(engine, folderId, texts, rule, isDry));
  if (context.json) await context.terminal.printJson({ schema: 'chinagraph/decisions-merge@1', dryRun: isDry, shoots });
  else for (const shoot of shoots) answer(context, shoot, isDry, rule);
  return shoots.some(({ left }) => left > 0) ? exitCode.partly : exitCode.ok;
}

type Done = Awaited<ReturnType<typeof mergeInto>>;

async function mergeInto(
  engine: Engine,
  folderId: FolderId,
  files: { name: string; text: string }[],
  rule: MergeRule | null,
  isDry: boolean,
) {
  const { name } = await engine.client.shoots.reopen({ folderId });
  await engine.whenListed(folderId);
  const plan = await engine.client.decisions.planMerge({ folderId, files });
  const settled = rule === null ? 0 : plan.settledBy[rule];
  const done = isDry
    ? { step: null, settled, left: plan.disputed - settled }
    : await engine.client.decisions.merge({ planId: plan.planId, rule, choices: [] });
  return { shoot: name, ...plan, settled: done.settled, left: done.left, step: done.step };
}

function answer({ terminal }: CommandContext, done: Done, isDry: boolean, rule: MergeRule | null): void {
  terminal.print(say('merge.here', { shoot: done.shoot, matched: done.matched, others: done.unmatched }));
  terminal.print(say('merge.takes', { fields: done.takes, isDry }));
  if (done.settled > 0) terminal.print(say('merge.settled', { settled: done.settled, isDry, rule: rule ?? '' }));
  if (done.left > 0) {
    terminal.print(say('merge.left', { left: done.left }));
    for (const line of done.disputes.slice(0, named)) terminal.print(`    ${sayDispute(line)}`);
    if (done.left > named) terminal.print(say('merge.more'));
    terminal.print(say('merge.settleThem'));
  }
  terminal.print(isDry ? say('merge.dry') : done.step ? `  ${done.step.says}.` : say('merge.nothing'));
}

const sayDispute = ({ name, field, sides }: MergePlan['disputes'][number]): string =>
  `${visibleText(name)} ${field}: ${sides
    .map(({ author, value, isHere }) => say('merge.side', { author, isHere, value }))
    .join(', ')}`;

async function read(file: string): Promise<{ name: string; text: string }> {
  try {
    const { size } = await lstat(file);
    if (size > maxFileBytes) throw new CommandError(exitCode.refused, say('asked.decisionsTooLarge', { file }));
    return { name: path.basename(file), text: await readFile(file, 'utf8') };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(exitCode.notFound, say('asked.cannotRead', { file, code: code ?? '?' }));
  }
}
