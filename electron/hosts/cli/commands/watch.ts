import { withVisibleText } from '../../../contract/visible-text.ts';
import { type Command, oneFolder, parseWords } from '../context.ts';
import { exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';
import { plural } from '../terminal.ts';

const usage = 'watch <folder>';

/** One line a frame, as JSON with --json: {"arrived": name} and {"alarm": text, "name": name}. */
export const watchFolder: Command = {
  summary: 'Follow a folder that a camera writes into: each new frame as it is whole, and what has to be said at once',
  usage,
  background: 'index',
  isInteractive: true,
  run: async (words, context) => {
    const { positionals } = parseWords(words, {}, usage);
    const folder = oneFolder(positionals, usage);
    const engine = await context.engine();
    const events = await engine.client.app.events({}, { signal: context.signal });
    const folderId = await openFolder(engine, folder);
    await engine.whenListed(folderId);
    const { total } = await engine.client.shoots.summary({ folderId });
    const tell = (text: string, json: object) =>
      context.terminal.print(context.json ? JSON.stringify({ schema: 'chinagraph/watch@1', ...json }) : text);
    if (!context.json) context.terminal.remark(`${plural(total, 'photo')} so far. Ctrl-C stops.`);
    try {
      for await (const event of events) {
        if (event.type === 'arrived' && event.folderId === folderId) {
          for (const { name } of withVisibleText(await engine.client.photos.cards({ ids: [...event.ids] })))
            tell(name, { arrived: name });
        }
        if (event.type === 'alarm' && event.folderId === folderId) tell(`! ${event.text}`, { alarm: event.text });
      }
    } catch (error) {
      if (!context.signal.aborted) throw error;
    }
    return exitCode.ok;
  },
};
