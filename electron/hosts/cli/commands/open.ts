import { say } from '../../../../texts/say.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { findPhotos } from '../open-folder.ts';

const usage = 'open <photo...> [--in PROGRAM] | open <photo> --folder | open --programs';

export const open: Command = {
  summary: say('help.open'),
  usage,
  background: 'none',
  startsPrograms: true,
  looksOnly: true,
  run: async (words, context) => {
    const { values, positionals } = parseWords(
      words,
      { in: { type: 'string' }, folder: { type: 'boolean' }, programs: { type: 'boolean' } },
      usage,
    );
    const engine = await context.engine();
    const { programs } = engine.client;
    const list = await programs.list({});
    if (values.programs) {
      if (context.json) await context.terminal.printJson({ schema: 'chinagraph/programs@1', programs: list });
      else context.terminal.print(list.map(({ id, name }) => `${id}  ${name}`).join('\n') || say('open.none'));
      return exitCode.ok;
    }
    if (positionals.length === 0) throw new CommandError(exitCode.usage, say('asked.onePhoto', { usage }));
    const ids = await findPhotos(context, engine, positionals);
    if (values.folder) {
      await programs.show({ id: ids[0]! });
      return exitCode.ok;
    }
    const wanted = values.in ?? 'system';
    const found = list.find(({ id, name }) => [id, name].some((text) => text.toLowerCase() === wanted.toLowerCase()));
    if (!found)
      throw new CommandError(
        exitCode.notFound,
        say('asked.noProgram', { wanted, known: list.map(({ id }) => id).join(', ') }),
      );
    const { says } = await programs.open({ ids, program: found.id });
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/open@1', says });
    else context.terminal.print(`${says}.`);
    return exitCode.ok;
  },
};
