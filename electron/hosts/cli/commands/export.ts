import { stat } from 'node:fs/promises';
import path from 'node:path';
import { sheetTexts } from '../../../../texts/en/sheet.ts';
import { say } from '../../../../texts/say.ts';
import {
  type ExportAction,
  type ExportSelection,
  listFormat,
  type NameSeparator,
  nameSeparator,
  xmpProfile,
} from '../../../contract/exporting.ts';
import { joinNames } from '../../../contract/join-names.ts';
import type { Engine } from '../../../core/engine.ts';
import { failureWords } from '../../../core/exporting/failure-words.ts';
import { makeFolder } from '../../../core/work/make-folder.ts';
import { type Command, type CommandContext, oneFolder, parseWords } from '../context.ts';
import { CommandError, type ExitCode, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';
import { proofSettingsOf } from '../proof-words.ts';
import { runExport } from '../run-export.ts';
import { sayElsewhere } from '../say-elsewhere.ts';

const usage =
  'export <folder> --list csv|json|txt|html -o FILE|- | --xmp lightroom | --embed lightroom | --put-back | --discard | --copy DIR | --move DIR | --link DIR | --symlink DIR | --trash [--confirm N] | --proofs DIR [--format jpeg|webp|avif] [--long-side N] [--target "ssim>=0.98"] [--metadata rights|all|none] [--keep-gps] [--only picks|rejects|decided|stars>=N|suggested-keeps|all|set:NAME|filter:NAME] [--dry-run] [--scores] [--faces] [--times] [--overwrite-conflicts] [--bom] [--separator line|comma|space] [--no-extension] [--reasons] [--choosing]';

const options = {
  list: { type: 'string' },
  output: { type: 'string', short: 'o' },
  xmp: { type: 'string' },
  copy: { type: 'string' },
  move: { type: 'string' },
  link: { type: 'string' },
  symlink: { type: 'string' },
  embed: { type: 'string' },
  'put-back': { type: 'boolean' },
  discard: { type: 'boolean' },
  trash: { type: 'boolean' },
  proofs: { type: 'string' },
  format: { type: 'string' },
  'long-side': { type: 'string' },
  target: { type: 'string' },
  metadata: { type: 'string' },
  'keep-gps': { type: 'boolean' },
  only: { type: 'string' },
  'dry-run': { type: 'boolean' },
  scores: { type: 'boolean' },
  faces: { type: 'boolean' },
  times: { type: 'boolean' },
  bom: { type: 'boolean' },
  confirm: { type: 'string' },
  separator: { type: 'string' },
  'no-extension': { type: 'boolean' },
  reasons: { type: 'boolean' },
  choosing: { type: 'boolean' },
  'overwrite-conflicts': { type: 'boolean' },
} as const;

const kinds = [
  'list',
  'xmp',
  'embed',
  'put-back',
  'discard',
  'copy',
  'move',
  'link',
  'symlink',
  'proofs',
  'trash',
] as const;

type Words = ReturnType<typeof parseWords<typeof options>>['values'];

export const exportFolder: Command = {
  summary: say('help.export'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, options, usage);
    const folder = oneFolder(positionals, usage);
    const asked = kinds.filter((name) => values[name] !== undefined);
    const [kind] = asked;
    if (!kind || asked.length > 1) throw new CommandError(exitCode.usage, say('asked.oneExport', { usage }));
    const selection = values.only === undefined ? usually[kind] : toSelection(values.only);
    if (kind === 'list' && values.output === '-') return printNames(context, folder, selection, values);
    const engine = await context.engine();
    const dryRun = values['dry-run'] ?? false;
    const action = await toAction(engine, kind, values, dryRun);
    const folderId = await openFolder(engine, folder);
    await engine.whenListed(folderId);
    await sayElsewhere(context, engine, folderId, folder);
    return runExport(context, engine, { folderId, selection, action }, { dryRun, confirm: values.confirm });
  },
};

function toSelection(only: string): ExportSelection {
  const starred = /^stars>=([1-5])$/.exec(only);
  if (starred) return { starsAtLeast: Number(starred[1]) };
  const named = /^(set|filter):(.+)$/s.exec(only);
  if (named) return named[1] === 'set' ? { set: named[2]! } : { savedFilter: named[2]! };
  if (['picks', 'rejects', 'decided', 'suggested-keeps', 'all'].includes(only)) return only as ExportSelection;
  throw new CommandError(exitCode.usage, say('asked.only'));
}

type Kind = (typeof kinds)[number];

/** Which photos are meant where `--only` does not say. */
const usually: Record<Kind, ExportSelection> = {
  list: 'decided',
  xmp: 'decided',
  embed: 'decided',
  'put-back': 'all',
  discard: 'all',
  copy: 'picks',
  move: 'picks',
  link: 'picks',
  symlink: 'picks',
  proofs: 'picks',
  trash: 'rejects',
};

async function toAction(engine: Engine, kind: Kind, values: Words, dryRun: boolean): Promise<ExportAction> {
  if (kind === 'trash' || kind === 'put-back' || kind === 'discard') return { kind };
  if (kind === 'embed' || kind === 'xmp') {
    const profile = xmpProfile.safeParse(values[kind]);
    if (!profile.success)
      throw new CommandError(
        exitCode.usage,
        say('asked.takes', { option: `--${kind}`, known: xmpProfile.options.join(', ') }),
      );
    const overwriteConflicts = values['overwrite-conflicts'] ?? false;
    if (kind === 'embed') return { kind, profile: profile.data, overwriteConflicts };
    return {
      kind,
      profile: profile.data,
      scores: values.scores ?? false,
      faceRegions: values.faces ?? false,
      times: values.times ?? false,
      overwriteConflicts,
    };
  }
  if (kind === 'list') {
    const format = listFormat.safeParse(values.list);
    if (!format.success)
      throw new CommandError(
        exitCode.usage,
        say('asked.takes', { option: '--list', known: listFormat.options.join(', ') }),
      );
    if (!values.output) throw new CommandError(exitCode.usage, say('asked.listOut'));
    const file = path.resolve(values.output);
    return {
      kind,
      format: format.data,
      destination: await folderToken(engine, path.dirname(file), 'must be there'),
      fileName: path.basename(file),
      byteOrderMark: values.bom ?? false,
      separator: toSeparator(values),
      withExtension: !values['no-extension'],
      reasons: values.reasons ?? false,
      ...(values.choosing && { choosing: sheetTexts }),
    };
  }
  const folder = path.resolve(values[kind] ?? '');
  if (kind === 'proofs') {
    const settings = proofSettingsOf(values);
    return { kind, destination: await folderToken(engine, folder, dryRun ? 'may come' : 'is made'), ...settings };
  }
  return { kind, destination: await folderToken(engine, folder, dryRun ? 'may come' : 'is made') };
}

function toSeparator(values: Words): NameSeparator {
  const separator = nameSeparator.safeParse(values.separator ?? 'line');
  if (!separator.success)
    throw new CommandError(
      exitCode.usage,
      say('asked.takes', { option: '--separator', known: nameSeparator.options.join(', ') }),
    );
  return separator.data;
}

/** Plain names on stdout, for a pipe or the clipboard. */
async function printNames(
  context: CommandContext,
  folder: string,
  selection: ExportSelection,
  values: Words,
): Promise<ExitCode> {
  if (values.list !== 'txt') throw new CommandError(exitCode.usage, say('asked.outDash'));
  const engine = await context.engine();
  const folderId = await openFolder(engine, folder);
  await engine.whenListed(folderId);
  const separator = toSeparator(values);
  const withExtension = !values['no-extension'];
  const names = await engine.client.exporting.names({ folderId, selection, separator, withExtension });
  if (names.leftOut.length > 0)
    throw new CommandError(
      exitCode.refused,
      say('asked.separatorInNames', { names: names.leftOut.length, first: names.leftOut[0] ?? '' }),
    );
  if (context.json) await context.terminal.printJson({ schema: 'chinagraph/names@1', ...names });
  else context.terminal.print(joinNames(names.names, separator));
  return exitCode.ok;
}

/** The destination of copies is made when missing, though not by a dry run; the folder of a list must be there. */
async function folderToken(engine: Engine, folder: string, missing: 'is made' | 'may come' | 'must be there') {
  if (missing === 'is made')
    await makeFolder(folder).catch((error: unknown) => {
      throw new CommandError(exitCode.failed, say('asked.cannotMake', { folder, why: failureWords(error) }));
    });
  const known = await stat(folder).catch(() => null);
  if (known ? !known.isDirectory() : missing !== 'may come')
    throw new CommandError(exitCode.notFound, say('asked.noFolder', { folder }));
  return engine.places.tokenFor(Buffer.from(folder));
}
