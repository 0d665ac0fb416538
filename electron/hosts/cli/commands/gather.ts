import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import type { PlaceToken } from '../../../contract/ids.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';

const usage = 'gather <folder> <folder...> [--name NAME]';

export const gather: Command = {
  summary: say('help.gather'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { name: { type: 'string' } }, usage);
    if (positionals.length < 2) throw new CommandError(exitCode.usage, say('asked.moreFolders', { usage }));
    const engine = await context.engine();
    const places: PlaceToken[] = [];
    for (const folder of positionals) {
      const absolute = await realpath(path.resolve(folder)).catch(() => null);
      if (!absolute || !(await stat(absolute)).isDirectory())
        throw new CommandError(exitCode.notFound, say('asked.noFolderHere', { folder }));
      places.push(engine.places.tokenFor(Buffer.from(absolute)));
    }
    const name = values.name ?? positionals.map((folder) => path.basename(path.resolve(folder))).join(' and ');
    const { id, displayPath } = await engine.client.shoots.gather({ places, name: name.slice(0, 120) });
    await engine.whenListed(id);
    const { photoCount } = (await engine.client.shoots.summary({ folderId: id })).folder;
    if (context.json)
      await context.terminal.printJson({ schema: 'chinagraph/gather@1', folder: displayPath, photos: photoCount });
    else context.terminal.print(displayPath);
    return exitCode.ok;
  },
};
