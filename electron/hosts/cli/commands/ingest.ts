import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import type { ExportPlan } from '../../../contract/exporting.ts';
import type { PlaceToken } from '../../../contract/ids.ts';
import { type IngestState, ingestBy } from '../../../contract/ingest.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import type { Engine } from '../../../core/engine.ts';
import { type Command, type CommandContext, parseWords } from '../context.ts';
import { CommandError, type ExitCode, exitCode } from '../exit-codes.ts';

const usage =
  'ingest CARD... --to DIR [--second DIR] [--by day|camera|none] [--rename TEMPLATE] [--job NAME] [--dry-run] | ingest --cards';

const options = {
  to: { type: 'string' },
  second: { type: 'string' },
  by: { type: 'string' },
  rename: { type: 'string' },
  job: { type: 'string' },
  'dry-run': { type: 'boolean' },
  cards: { type: 'boolean' },
} as const;

export const ingest: Command = {
  summary: say('help.ingest'),
  usage,
  background: 'none',
  // The catalog is not changed: another Chinagraph may have it open.
  looksOnly: true,
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, options, usage);
    const by = ingestBy.safeParse(values.by ?? 'day');
    if (!by.success)
      throw new CommandError(
        exitCode.usage,
        say('asked.takes', { option: '--by', known: ingestBy.options.join(', ') }),
      );
    if (!values.cards && (positionals.length === 0 || !values.to))
      throw new CommandError(exitCode.usage, say('asked.card', { usage }));
    const engine = await context.engine();
    if (values.cards) return printCards(context, engine);
    const dryRun = values['dry-run'] ?? false;
    const cards: PlaceToken[] = [];
    for (const card of positionals) cards.push(await cardToken(engine, card));
    const to = await destinationToken(engine, values.to!);
    const second = values.second === undefined ? null : await destinationToken(engine, values.second);
    const rename = values.rename ?? null;
    const spec = { cards, to, second, by: by.data, rename, job: values.job ?? '' };
    const plan = await engine.client.ingest.plan(spec, { signal: context.signal });
    if (dryRun) {
      if (context.json) await context.terminal.printJson({ schema: 'chinagraph/ingest@1', plan, result: null });
      else for (const line of sayPlan(withVisibleText(plan))) context.terminal.print(line);
      return exitCode.ok;
    }
    for (const note of plan.notes) context.terminal.remark(note);
    return carryOut(context, engine, plan);
  },
};

async function printCards(context: CommandContext, engine: Engine): Promise<ExitCode> {
  const cards = await engine.client.ingest.cards({});
  const paths = cards.map(({ name, token }) => ({ name, path: engine.places.pathOf(token)?.toString('utf8') ?? '' }));
  if (context.json) await context.terminal.printJson({ schema: 'chinagraph/cards@1', cards: paths });
  else
    context.terminal.print(
      paths.map(({ name, path: where }) => `${name}  ${where}`).join('\n') || say('ingest.noCards'),
    );
  return exitCode.ok;
}

async function cardToken(engine: Engine, card: string): Promise<PlaceToken> {
  const absolute = await realpath(path.resolve(card)).catch(() => null);
  const facts = absolute ? await stat(absolute) : null;
  if (!absolute || !facts?.isDirectory()) throw new CommandError(exitCode.notFound, say('asked.noCard', { card }));
  return engine.places.tokenFor(Buffer.from(absolute));
}

/** Not made here: a folder on a card must be refused before anything is written. */
async function destinationToken(engine: Engine, folder: string): Promise<PlaceToken> {
  const absolute = path.resolve(folder);
  return engine.places.tokenFor(Buffer.from(await realpath(absolute).catch(() => absolute)));
}

async function carryOut(context: CommandContext, engine: Engine, plan: ExportPlan): Promise<ExitCode> {
  const { client } = engine;
  let state = await client.ingest.start({ planId: plan.planId, confirmCount: plan.photoCount });
  const cancel = () => void client.ingest.cancel({});
  context.signal.addEventListener('abort', cancel, { once: true });
  if (context.signal.aborted) cancel();
  for await (state of await client.ingest.follow({})) sayProgress(context, state);
  context.terminal.clearProgress();
  if (state.state === 'none') return exitCode.failed;
  const { destination: _, ...result } = state;
  if (context.json)
    await context.terminal.printJson({ schema: 'chinagraph/ingest@1', plan: { ...plan, changes: undefined }, result });
  else for (const line of sayResult(withVisibleText(state))) context.terminal.print(line);
  if (state.state === 'cancelled') return exitCode.cancelled;
  return state.cards.every(({ isComplete }) => isComplete) ? exitCode.ok : exitCode.partly;
}

function sayProgress({ terminal }: CommandContext, state: IngestState): void {
  if (state.state === 'none') return;
  terminal.progress({
    workId: 'ingest',
    kind: 'ingest',
    folderId: null,
    says: say('cli.copying'),
    done: state.filesDone,
    total: state.filesTotal,
    ratePerSecond: null,
    secondsLeft: null,
    state: 'running',
  });
}

function sayPlan(plan: ExportPlan): string[] {
  return [
    say('plan.dry', { says: plan.says }),
    ...plan.notes.map((note) => say('cli.note', { note })),
    ...plan.changes.map(({ what, path: where, details }) => `  ${what.padEnd(6)}  ${where}  ${details}`),
  ];
}

function sayResult(state: Exclude<IngestState, { state: 'none' }>): string[] {
  const lines: string[] = [say('ingest.done', { copied: state.copied, there: state.there })];
  for (const { path: where, reason } of state.failures) lines.push(say('cli.failedLine', { path: where, reason }));
  lines.push(...state.stopped);
  for (const { name, files, safe, isComplete } of state.cards) {
    lines.push(isComplete ? say('ingest.cardSafe', { name, files }) : say('ingest.cardUnsafe', { name, safe, files }));
  }
  if (state.state === 'cancelled') lines.push(say('cli.stoppedShort'));
  lines.push(say('cli.log', { name: state.logName }));
  return lines;
}
