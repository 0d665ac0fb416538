import { say } from '../../../../texts/say.ts';
import { type Command, oneFolder, parseWords } from '../context.ts';
import { exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage = 'undo [folder] [--redo]';

export const undo: Command = {
  summary: say('help.undo'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { redo: { type: 'boolean' } }, usage);
    const engine = await context.engine();
    const { decisions } = engine.client;
    const where = positionals.length > 0 ? { folderId: await openFolder(engine, oneFolder(positionals, usage)) } : {};
    const { step, ids } = await (values.redo ? decisions.redo(where) : decisions.undo(where));
    if (context.json) {
      await context.terminal.printJson({ schema: 'chinagraph/undo@1', step, changed: ids.length });
    } else if (step) {
      const shoots = step.shoots.map(({ name }) => name).join(', ');
      context.terminal.print(say('undo.done', { isRedo: values.redo ?? false, shoots, says: step.says }));
    } else {
      context.terminal.print(values.redo ? say('undo.noRedo') : say('undo.noUndo'));
    }
    return exitCode.ok;
  },
};
