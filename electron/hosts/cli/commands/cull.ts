import { stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import { type CullSettings, defaultCullSettings, strictness } from '../../../contract/suggestion.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import type { Engine } from '../../../core/engine.ts';
import { type Command, type CommandContext, oneFolder, parseDevice, parseWords, settle } from '../context.ts';
import { gatherCull } from '../cull-result.ts';
import { describeCull, type NextCommands } from '../cull-summary.ts';
import { CommandError, type ExitCode, exitCode, exitCodeOf } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';
import { runExport } from '../run-export.ts';
import { sayElsewhere } from '../say-elsewhere.ts';
import { asName, suggestSeeing } from '../suggest-command.ts';

const usage =
  'cull <folder> [--keep 20%|N] [--type NAME] [--strictness low|normal|high] [--device cpu|webgpu|cuda|dml|coreml] [--export csv|json|txt|html=FILE] [--json]';

export const cull: Command = {
  summary: say('help.cull'),
  usage,
  run: async (words, context) => {
    const { values, positionals } = parseWords(
      words,
      {
        keep: { type: 'string' },
        type: { type: 'string' },
        strictness: { type: 'string' },
        device: { type: 'string' },
        export: { type: 'string', multiple: true },
      },
      usage,
    );
    const folder = oneFolder(positionals, usage);
    const asked = toSettings(values.keep, values.strictness);
    const exports = await Promise.all((values.export ?? []).map(parseExport));
    const startedMs = performance.now();

    const engine = await context.engine({ device: parseDevice(values.device) });
    const settings = { ...defaultCullSettings, ...(values.type && (await ofType(engine, values.type))), ...asked };
    const folderId = await openFolder(engine, folder);
    const listedMs = performance.now();
    await engine.client.culling.changeSettings({ folderId, settings });
    await settle(context, engine, folderId);
    const settledMs = performance.now();
    const elsewhere = await sayElsewhere(context, engine, folderId, folder);
    const timings = { listedMs: listedMs - startedMs, workMs: settledMs - listedMs, totalMs: 0 };
    const result = { ...(await gatherCull(engine, folderId, timings, context.signal)), elsewhere };
    result.timings.totalMs = performance.now() - startedMs;

    if (context.json) await context.terminal.printJson(result);
    else
      for (const line of describeCull(withVisibleText(result), nextCommands(context, folder)))
        context.terminal.print(line);
    const written = await writeLists(context, folderId, exports);
    return written === exitCode.ok ? exitCodeOf(result.problems) : written;
  },
};

/** `folder`: as the photographer typed it. */
function nextCommands(context: CommandContext, folder: string): NextCommands {
  const name = asName(folder);
  return {
    see: suggestSeeing(folder, context.catalog, context.platform),
    list: context.suggest('export', name, '--list', 'csv', '-o', 'keepers.csv', '--only', 'suggested-keeps'),
    models: context.suggest('models', 'list'),
  };
}

async function writeLists(
  context: CommandContext,
  folderId: Parameters<typeof runExport>[2]['folderId'],
  exports: { format: 'csv' | 'json' | 'txt' | 'html'; file: string }[],
): Promise<ExitCode> {
  const engine = await context.engine();
  for (const { format, file } of exports) {
    const destination = engine.places.tokenFor(Buffer.from(path.dirname(file)));
    const action = { kind: 'list', format, destination, fileName: path.basename(file), byteOrderMark: false } as const;
    // With --json the one object on stdout is the cull's.
    const code = await runExport(context, engine, { folderId, selection: 'all', action }, { onStderr: true });
    if (code !== exitCode.ok) return code;
  }
  return exitCode.ok;
}

/** What a shoot type says, case of its name ignored; what else was asked for wins over it. */
async function ofType(engine: Engine, wanted: string): Promise<CullSettings> {
  const types = await engine.client.culling.types({});
  const found = types.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (!found) {
    const names = types.map(({ name }) => name).join(', ');
    throw new CommandError(exitCode.usage, say('asked.noType', { wanted, known: names }));
  }
  const { name, strictness, keep, stackStrength, weights } = found;
  return { strictness, keep, stackStrength, weights, type: name };
}

function toSettings(keep: string | undefined, strict: string | undefined): Partial<CullSettings> {
  const settings: Partial<CullSettings> = {};
  if (strict !== undefined) {
    const parsed = strictness.safeParse(strict);
    if (!parsed.success) throw new CommandError(exitCode.usage, say('asked.strictness'));
    settings.strictness = parsed.data;
  }
  if (keep !== undefined) {
    const share = /^(\d+(?:\.\d+)?)%$/.exec(keep);
    if (share && Number(share[1]) > 0 && Number(share[1]) <= 100) settings.keep = { share: Number(share[1]) / 100 };
    else if (/^[1-9]\d{0,6}$/.test(keep)) settings.keep = { count: Number(keep) };
    else throw new CommandError(exitCode.usage, say('asked.keep'));
  }
  return settings;
}

/** Asked before the work starts, so that a mistyped folder does not cost an hour. */
async function parseExport(text: string): Promise<{ format: 'csv' | 'json' | 'txt' | 'html'; file: string }> {
  const match = /^(csv|json|txt|html)=(.+)$/.exec(text);
  if (!match) throw new CommandError(exitCode.usage, say('asked.exportList', { text }));
  const file = path.resolve(match[2] ?? '');
  const folder = await stat(path.dirname(file)).catch(() => null);
  if (!folder?.isDirectory())
    throw new CommandError(
      exitCode.notFound,
      say('asked.noFolderFor', { folder: path.dirname(file), file: path.basename(file) }),
    );
  return { format: match[1] as 'csv' | 'json' | 'txt' | 'html', file };
}
