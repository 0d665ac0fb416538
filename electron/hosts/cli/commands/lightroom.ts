import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import { installPlugIn, modulesFolder, plugInState, removePlugIn, sayPlugIn } from '../../../core/lightroom/plug-in.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';

const usage = 'lightroom install|remove|status [--to DIR]';
const does = { install: installPlugIn, remove: removePlugIn, status: plugInState };

export const lightroom: Command = {
  summary: say('help.lightroom'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { to: { type: 'string' } }, usage);
    const [what, ...more] = positionals;
    if (!what || more.length > 0 || !Object.hasOwn(does, what))
      throw new CommandError(exitCode.usage, say('asked.lightroom', { usage }));
    const modules = values.to ? path.resolve(values.to) : modulesFolder();
    const state = await does[what as keyof typeof does](modules);
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/lightroom@1', ...state });
    else {
      context.terminal.print(say('lightroom.state', { state: sayPlugIn(state) }));
      if (what === 'install') context.terminal.print(say('lightroom.restart'));
    }
    return exitCode.ok;
  },
};
