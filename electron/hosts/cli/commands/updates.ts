/** @file `updates`: whether there is a newer version. Connects only for `check`, and for `on`. */
import type { UpdateState } from '../../../contract/updates.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';

const usage = 'updates [state|check|on|off|skip VERSION] [--json]';

export const updates: Command = {
  summary: 'Whether there is a newer version: looked for now, or once a day where you say so; nothing is installed',
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
      throw new CommandError(exitCode.usage, `Usage: chinagraph ${usage}`);
    const state = await way();
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/updates@1', ...state });
    else context.terminal.print(wordsOf(state));
    return state.problem && what === 'check' ? exitCode.failed : exitCode.ok;
  },
};

function wordsOf({ found, current, choice, canCheck, problem, checkedAt }: UpdateState): string {
  if (!canCheck) return `This is ${current}. This build names no address where newer versions are told of.`;
  if (problem) return problem;
  if (found) return `${found.version} is there; this is ${current}. ${found.page}`;
  const looks = choice === 'on' ? 'It is looked for once a day.' : 'It is not looked for by itself.';
  return checkedAt ? `${current} is the newest version. ${looks}` : `This is ${current}. ${looks}`;
}
