import { readFile } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import { type CheckResult, type RulesChoice, rulePreset } from '../../../contract/checking.ts';
import { textOfBytes } from '../../../contract/text-of-bytes.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import { type Command, type CommandContext, oneFolder, parseWords, settle } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage = `check <folder> --rules ${rulePreset.options.join('|')}|FILE.json [--json]`;

export const check: Command = {
  summary: say('help.check'),
  usage,
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { rules: { type: 'string' } }, usage);
    const folder = oneFolder(positionals, usage);
    if (!values.rules) throw new CommandError(exitCode.usage, say('asked.rules', { usage }));
    const rules = await choiceOf(values.rules);
    // Learned scores are no rule.
    const engine = await context.engine({ scoreModels: [] });
    const folderId = await openFolder(engine, folder);
    await engine.whenListed(folderId);
    await settle(context, engine, folderId);
    const result = await run(
      context,
      await engine.client.checking.run({ folderId, rules }, { signal: context.signal }),
    );
    context.terminal.clearProgress();
    if (result === null || result.cancelled) return exitCode.cancelled;
    const broken = result.photos.filter(({ breaks }) => breaks.length > 0).length;
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/check@1', ...result });
    else for (const line of describe(withVisibleText(result))) context.terminal.print(line);
    if (broken > 0) return exitCode.refused;
    return result.photos.some(({ problem }) => problem !== null) ? exitCode.partly : exitCode.ok;
  },
};

type Events = Awaited<ReturnType<Awaited<ReturnType<CommandContext['engine']>>['client']['checking']['run']>>;

/** Null: stopped. */
async function run(context: CommandContext, events: Events): Promise<CheckResult | null> {
  const rest = { folderId: null, ratePerSecond: null, secondsLeft: null, state: 'running' as const };
  try {
    for await (const event of events) {
      if (event.type === 'done') return event.result;
      const { done, total } = event;
      context.terminal.progress({
        workId: 'check',
        kind: 'score',
        says: say('cli.checkingPhotos'),
        done,
        total,
        ...rest,
      });
    }
  } catch (error) {
    if (!context.signal.aborted) throw error;
  }
  return null;
}

/** A preset by its name, else a file. */
async function choiceOf(text: string): Promise<RulesChoice> {
  const preset = rulePreset.safeParse(text);
  if (preset.success) return { preset: preset.data };
  const bytes = await readFile(text).catch(() => null);
  if (bytes === null)
    throw new CommandError(exitCode.notFound, say('asked.noRules', { text, known: rulePreset.options.join(', ') }));
  if (bytes.length > 1_000_000) throw new CommandError(exitCode.usage, say('asked.rulesTooLong', { file: text }));
  return { text: textOfBytes(bytes) ?? '' };
}

/** A line a photo that breaks something, its reasons below; what could not be judged at the end. */
function describe({ rules, photos }: CheckResult): string[] {
  const broken = photos.filter(({ breaks }) => breaks.length > 0);
  const problems = photos.filter(({ problem }) => problem !== null);
  const kept = photos.filter(({ breaks, problem }) => breaks.length === 0 && problem === null);
  const partly = kept.filter(({ unknown }) => unknown.length > 0).length;
  const untold = new Map<string, number>();
  for (const { unknown } of photos)
    for (const says of new Set(unknown.map((one) => one.says))) untold.set(says, (untold.get(says) ?? 0) + 1);
  return [
    ...broken.flatMap(({ path, breaks }) => [path, ...breaks.map(({ rule, says }) => `  ${rule.padEnd(20)} ${says}`)]),
    ...problems.map(({ path, problem }) => say('check.cannot', { path, problem: problem ?? '' })),
    say('check.summary', {
      ...{ photos: photos.length, rules, kept: kept.length - partly, broken: broken.length },
      ...{ partly, unclear: problems.length },
    }),
    ...[...untold].map(([says, n]) => say('check.untold', { n, says })),
  ];
}
