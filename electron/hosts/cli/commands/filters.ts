import { say } from '../../../../texts/say.ts';
import { photoFilter } from '../../../contract/query.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage =
  'filters list | filters show NAME <folder> | filters save NAME JSON | filters rename NAME TO | filters remove NAME';

export const filters: Command = {
  summary: say('help.filters'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { positionals } = parseWords(words, {}, usage);
    const [act = '', name = '', rest = '', more] = positionals;
    const needs = { list: 1, show: 3, save: 3, rename: 3, remove: 2 }[act];
    if (needs === undefined || positionals.length !== needs || more !== undefined)
      throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    const engine = await context.engine();
    const { filters: calls } = engine.client;
    const answer = async (text: string, json: object) => {
      if (context.json) await context.terminal.printJson({ schema: 'chinagraph/filters@1', ...json });
      else context.terminal.print(text);
      return exitCode.ok;
    };
    const known = await calls.list({});
    const called = (wanted: string) => known.find((one) => one.name.toLowerCase() === wanted.toLowerCase());
    const needed = () => {
      const found = called(name);
      if (!found) throw new CommandError(exitCode.notFound, say('asked.noFilter', { name }));
      return found;
    };
    switch (act) {
      case 'list': {
        const lines = known.map((one) => `${one.name}: ${JSON.stringify(one.filter)}`);
        return answer(lines.join('\n') || say('filters.none'), { filters: known });
      }
      case 'show': {
        const { name: found } = needed();
        const folderId = await openFolder(engine, rest);
        await engine.whenListed(folderId);
        const names = { folderId, selection: { savedFilter: found }, separator: 'line', withExtension: true } as const;
        const shown = (await engine.client.exporting.names(names)).names;
        return answer([...shown, say('cli.photosEnd', { photos: shown.length })].join('\n'), {
          name: found,
          names: shown,
        });
      }
      case 'save': {
        await calls.save({ name, filter: parseFilter(rest) });
        return answer(say('filters.saved', { name }), {});
      }
      case 'rename': {
        const old = needed();
        const taken = called(rest);
        if (taken && taken !== old) throw new CommandError(exitCode.refused, say('asked.filterThere', { name: rest }));
        await calls.remove({ name: old.name });
        await calls.save({ ...old, name: rest });
        return answer(say('named.renamed', { name: old.name, to: rest }), {});
      }
      default:
        await calls.remove({ name: needed().name });
        return answer(say('named.gone', { name }), {});
    }
  },
};

/** As `filters list` prints it: {"flags":["pick"],"stars":{"min":3}}. */
function parseFilter(text: string) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = photoFilter.strict().safeParse(json);
  if (parsed.success && Object.keys(parsed.data).length > 0) return parsed.data;
  throw new CommandError(exitCode.usage, say('asked.filterJson'));
}
