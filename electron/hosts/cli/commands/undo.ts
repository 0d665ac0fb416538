import { type Command, parseWords } from '../context.ts';
import { exitCode } from '../exit-codes.ts';

const usage = 'undo [--redo]';

export const undo: Command = {
  summary: 'Take back the last decision, or do it again with --redo',
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values } = parseWords(words, { redo: { type: 'boolean' } }, usage);
    const engine = await context.engine();
    const { step, ids } = values.redo ? await engine.client.decisions.redo({}) : await engine.client.decisions.undo({});
    if (context.json) {
      await context.terminal.printJson({ schema: 'chinagraph/undo@1', step, changed: ids.length });
    } else if (step) {
      context.terminal.print(`${values.redo ? 'Done again' : 'Taken back'}: ${step.says}.`);
    } else {
      context.terminal.print(values.redo ? 'There is nothing to do again.' : 'There is nothing to take back.');
    }
    return exitCode.ok;
  },
};
