import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { findPhotos, openFolder } from '../open-folder.ts';

const usage = 'sets list <folder> | sets add|take-out NAME <photo...> | sets rename NAME TO | sets remove NAME';

export const sets: Command = {
  summary: 'Sets of photos with a name: kept, undone like decisions, exported with --only set:NAME',
  usage,
  background: 'none',
  run: async (words, context) => {
    const { positionals } = parseWords(words, {}, usage);
    const [act, name, ...rest] = positionals;
    if (!name) throw new CommandError(exitCode.usage, `Usage: chinagraph ${usage}`);
    const engine = await context.engine();
    const say = async (text: string, json: object) => {
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
        const lines = found.map((set) => `${set.name}: ${set.here} here, ${set.total} in all`);
        return say(lines.join('\n') || 'There are no sets yet.', { sets: found });
      }
      case 'add':
      case 'take-out': {
        if (rest.length === 0)
          throw new CommandError(exitCode.usage, `Name at least one photo.\nUsage: chinagraph ${usage}`);
        const ids = await findPhotos(context, engine, rest);
        const { step } = await (act === 'add' ? calls.add({ name, ids }) : calls.takeOut({ name, ids }));
        return say(step ? `${step.says}.` : 'Nothing changed.', { step });
      }
      case 'rename':
        if (!rest[0]) throw new CommandError(exitCode.usage, `Usage: chinagraph ${usage}`);
        await calls.rename({ name, to: rest[0] });
        return say(`“${name}” is called “${rest[0]}” now.`, {});
      case 'remove':
        await calls.remove({ name });
        return say(`“${name}” is gone.`, {});
      default:
        throw new CommandError(exitCode.usage, `Usage: chinagraph ${usage}`);
    }
  },
};
