/** @file `updates`: whether there is a newer version. Connects only for `check`, and for `on`. */
import { say } from '../../../../texts/say.ts';
import type { UpdateState } from '../../../contract/updates.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';

const usage = 'updates [state|check|on|off|skip VERSION] [--json]';

export const updates: Command = {
  summary: say('help.updates'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { positionals } = parseWords(words, {}, usage);
    const [what = 'state', version, ...more] = positionals;
    const { client } = await context.engine();
    const ways: Record<string, () => Promise<UpdateState>> = {
      state: () => client.updates.state({}),
      check: () => client.updates.check({}),
      on: () => client.updates.choose({ on: true }),
      off: () => client.updates.choose({ on: false }),
      skip: () => client.updates.skip({ version: version ?? '' }),
    };
    const way = ways[what];
    if (!way || more.length > 0 || (what === 'skip') !== (version !== undefined))
      throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    const state = await way();
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/updates@1', ...state });
    else context.terminal.print(wordsOf(state));
    return state.problem && what === 'check' ? exitCode.failed : exitCode.ok;
  },
};

function wordsOf({ found, current, choice, canCheck, problem, checkedAt }: UpdateState): string {
  if (!canCheck) return say('updates.noAddress', { current });
  if (problem) return problem;
  if (found) return say('updates.found', { version: found.version, current, page: found.page });
  const looks = choice === 'on' ? say('updates.daily') : say('updates.never');
  return checkedAt ? say('updates.newest', { current, looks }) : say('updates.unknown', { current, looks });
}
