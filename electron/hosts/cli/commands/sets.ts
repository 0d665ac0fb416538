import { say } from '../../../../texts/say.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { findPhotos, openFolder } from '../open-folder.ts';

const usage = 'sets list <folder> | sets add|take-out NAME <photo...> | sets rename NAME TO | sets remove NAME';

export const sets: Command = {
  summary: say('help.sets'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { positionals } = parseWords(words, {}, usage);
    const [act, name, ...rest] = positionals;
    if (!name) throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    const engine = await context.engine();
    const answer = async (text: string, json: object) => {
      if (context.json) await context.terminal.printJson({ schema: 'chinagraph/sets@1', ...json });
      else context.terminal.print(text);
      return exitCode.ok;
    };
    const { sets: calls } = engine.client;
    switch (act) {
      case 'list': {
        const folderId = await openFolder(engine, name);
        await engine.whenListed(folderId);
        const found = await calls.list({ folderId });
        const lines = found.map((set) => say('sets.line', { name: set.name, here: set.here, total: set.total }));
        return answer(lines.join('\n') || say('sets.none'), { sets: found });
      }
      case 'add':
      case 'take-out': {
        if (rest.length === 0) throw new CommandError(exitCode.usage, say('asked.onePhoto', { usage }));
        const ids = await findPhotos(context, engine, rest);
        const { step } = await (act === 'add' ? calls.add({ name, ids }) : calls.takeOut({ name, ids }));
        return answer(step ? `${step.says}.` : say('cli.nothingChanged'), { step });
      }
      case 'rename':
        if (!rest[0]) throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
        await calls.rename({ name, to: rest[0] });
        return answer(say('named.renamed', { name, to: rest[0] }), {});
      case 'remove':
        await calls.remove({ name });
        return answer(say('named.gone', { name }), {});
      default:
        throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    }
  },
};
