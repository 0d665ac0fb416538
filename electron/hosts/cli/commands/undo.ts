import { type Command, oneFolder, parseWords } from '../context.ts';
import { exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage = 'undo [folder] [--redo]';

export const undo: Command = {
  summary: 'Take back the last decision (of a folder, or of all), or do it again with --redo',
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
      context.terminal.print(`${values.redo ? 'Done again' : 'Taken back'} in ${shoots}: ${step.says}.`);
    } else {
      context.terminal.print(values.redo ? 'There is nothing to do again.' : 'There is nothing to take back.');
    }
    return exitCode.ok;
  },
};
