import { stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import type { InstallEvent, ModelInfo, ModelTerms } from '../../../contract/model.ts';
import { asWritten } from '../../../contract/told.ts';
import type { Engine } from '../../../core/engine.ts';
import { type Command, type CommandContext, parseWords } from '../context.ts';
import { CommandError, type ExitCode, exitCode } from '../exit-codes.ts';

const usage =
  'models list | install ID [FILE] [--accept-licence] [--from URL|DIR|FILE] | import ID FILE | add-card CARD.json | verify ID | remove ID | export --server triton|openvino DIR [--each] | mirror [URL|DIR|official]   [--unproven]';

const options = {
  'accept-licence': { type: 'boolean' },
  from: { type: 'string' },
  unproven: { type: 'boolean' },
  server: { type: 'string' },
  each: { type: 'boolean' },
} as const;

export const models: Command = {
  summary: say('help.models'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, options, usage);
    const [action, ...names] = positionals;
    const engine = await context.engine();
    const service = engine.scoring.models;
    const unproven = values.unproven ?? false;
    const importFile = async ([id, file]: [string, string]) => {
      await needFile(file);
      return follow(context, service.importFile(id, path.resolve(file), unproven, context.signal));
    };
    switch (action) {
      case 'list':
        return await list(context, await service.list());
      case 'install': {
        const acceptLicence = values['accept-licence'] ?? false;
        // Having the file, its licence was accepted elsewhere.
        if (names.length > 1) return importFile(two(names));
        return follow(
          context,
          service.installFrom(one(names), { acceptLicence, from: values.from, unproven }, context.signal),
        );
      }
      case 'import': {
        return importFile(two(names));
      }
      case 'export': {
        const { server, each = false } = values;
        if (server !== 'triton' && server !== 'openvino')
          throw new CommandError(exitCode.usage, say('asked.server', { usage }));
        const dir = path.resolve(one(names));
        const exported = await engine.scoring.exportForServer(server, dir, each, context.signal);
        if (context.json)
          await context.terminal.printJson({ schema: 'chinagraph/models-export@1', dir, models: exported });
        else for (const name of exported) context.terminal.print(`${name}: ${path.join(dir, name)}`);
        return exitCode.ok;
      }
      case 'add-card': {
        const file = one(names);
        await needFile(file);
        return follow(context, service.addCard(path.resolve(file), unproven, context.signal));
      }
      case 'verify': {
        const model = await service.verify(one(names), context.signal);
        await list(context, [model]);
        return model.state === 'installed' || model.state === 'unproven' ? exitCode.ok : exitCode.refused;
      }
      case 'remove': {
        const id = one(names);
        await service.remove(id);
        if (context.json) await context.terminal.printJson({ schema: 'chinagraph/models@1', removed: id });
        else context.terminal.print(say('model.removed', { id }));
        return exitCode.ok;
      }
      case 'mirror':
        return mirror(context, engine, names);
      default:
        throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    }
  },
};

/** Says or sets where models are fetched from. */
async function mirror(context: CommandContext, engine: Engine, names: string[]): Promise<ExitCode> {
  const { app } = engine.client;
  if (names.length > 0) {
    const place = one(names);
    const modelMirror = place === 'official' ? '' : /^https?:/i.test(place) ? place : path.resolve(place);
    await app.changeSettings({ modelMirror });
  }
  const { modelMirror } = await app.settings({});
  if (context.json) await context.terminal.printJson({ schema: 'chinagraph/models@1', mirror: modelMirror });
  else context.terminal.print(modelMirror || say('model.official'));
  return exitCode.ok;
}

async function list(context: CommandContext, found: ModelInfo[]): Promise<ExitCode> {
  if (context.json) {
    await context.terminal.printJson({ schema: 'chinagraph/models@1', models: found });
    return exitCode.ok;
  }
  for (const model of found) {
    const { print } = context.terminal;
    const state =
      model.builtIn && model.state === 'missing' ? say('model.builtInState') : say(`model.state.${model.state}`);
    print(say('model.line', { id: model.id, state, name: model.name }));
    print(`${''.padEnd(26)} ${say('model.ofFamily', { text: model.gives })}`);
    print(`${''.padEnd(26)} ${sayTerms(model)}`);
    if (model.provenance)
      print(
        say('model.weights', { weights: model.provenance.weightsSha256.slice(0, 16), from: model.provenance.from }),
      );
    if (model.problem) print(`${''.padEnd(26)} ${model.problem}`);
  }
  context.terminal.print(say('model.others', { command: context.suggest('models', 'add-card', 'CARD.json') }));
  return exitCode.ok;
}

const commercial = {
  allowed: say('model.commercial'),
  forbidden: say('model.notCommercial'),
  unstated: say('model.commercialUnstated'),
};

function sayTerms(terms: ModelTerms): string {
  const size =
    terms.bytes === null
      ? say('model.sizeUnknown')
      : terms.bytes === 0
        ? say('model.nothingToFetch')
        : say('model.size', { megabytes: terms.bytes / 1e6 });
  const notice = terms.notice && say('model.ofFamily', { text: terms.notice });
  return [size, terms.licence, commercial[terms.commercialUse], notice].filter(Boolean).join(' · ');
}

/** Shows an installation from terms to end. */
async function follow(context: CommandContext, events: AsyncGenerator<InstallEvent, void, void>): Promise<ExitCode> {
  const { terminal } = context;
  let last: InstallEvent | null = null;
  for await (const event of events) {
    last = event;
    if (event.type !== 'step') continue;
    const { step } = event;
    const { totalBytes, doneBytes, fraction } = step;
    const [unitBytes, unit] = (totalBytes ?? 0) < 10e6 ? [1e3, 'kB'] : [1e6, 'MB'];
    const done = totalBytes === null ? (fraction ?? 0) * 100 : doneBytes / unitBytes;
    const total = totalBytes === null ? (fraction === null ? 0 : 100) : totalBytes / unitBytes;
    terminal.progress({
      workId: step.id,
      kind: 'install',
      folderId: null,
      says: asWritten(`${say(`cli.${step.step}`, { id: step.id })}${totalBytes === null ? '' : ` (${unit})`}`),
      done,
      total,
      ratePerSecond: null,
      secondsLeft: null,
      state: 'running',
    });
  }
  terminal.clearProgress();
  if (context.json) await terminal.printJson({ schema: 'chinagraph/install@1', result: last });
  switch (last?.type) {
    case 'installed':
      if (!context.json)
        terminal.print(
          say('model.installed', {
            name: last.model.name,
            state: last.model.state === 'unproven' ? 'unproven' : 'installed',
            weights: last.model.provenance?.weightsSha256 ?? '',
          }),
        );
      return exitCode.ok;
    case 'terms':
      if (!context.json) {
        terminal.print(`${last.terms.name}: ${sayTerms(last.terms)}`);
        terminal.print(
          say('model.from', {
            url: last.terms.url,
            isPackaged: last.terms.isPackaged,
            licence: last.terms.licenceUrl,
          }),
        );
        terminal.remark(say('model.notFetched'));
      }
      return exitCode.refused;
    case 'refused':
      if (!context.json) terminal.remark(last.problem);
      return exitCode.refused;
    default:
      return context.signal.aborted ? exitCode.cancelled : exitCode.failed;
  }
}

function one(names: string[]): string {
  const [name, ...more] = names;
  if (!name || more.length > 0) throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
  return name;
}

function two(names: string[]): [string, string] {
  const [first, second, ...more] = names;
  if (!first || !second || more.length > 0) throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
  return [first, second];
}

async function needFile(file: string): Promise<void> {
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) throw new CommandError(exitCode.notFound, say('asked.noFile', { file }));
}
