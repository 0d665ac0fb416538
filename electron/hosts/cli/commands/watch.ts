import { say } from '../../../../texts/say.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import { type Command, oneFolder, parseWords } from '../context.ts';
import { exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage = 'watch <folder>';

/** One line a frame, as JSON with --json: {"arrived": name} and {"alarm": text, "name": name}. */
export const watchFolder: Command = {
  summary: say('help.watch'),
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
      context.json
        ? context.terminal.printJson({ schema: 'chinagraph/watch@1', ...json })
        : context.terminal.print(text);
    if (!context.json) context.terminal.remark(say('watch.sofar', { total }));
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
