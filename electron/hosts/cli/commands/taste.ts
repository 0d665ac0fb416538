import { type Command, parseWords } from '../context.ts';
import { exitCode } from '../exit-codes.ts';

const usage = 'taste [--forget TYPE | --forget-all]';

export const taste: Command = {
  summary: 'What was learnt of your choices inside stacks, whether it is used; --json exports it, --forget unlearns it',
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values } = parseWords(words, { forget: { type: 'string' }, 'forget-all': { type: 'boolean' } }, usage);
    const { client } = await context.engine();
    const isForgetting = values.forget !== undefined || values['forget-all'] === true;
    const tastes = isForgetting
      ? await client.taste.forget({ type: values.forget ?? null })
      : await client.taste.list({});
    if (context.json) {
      await context.terminal.printJson({ schema: 'chinagraph/taste@1', tastes });
      return exitCode.ok;
    }
    if (tastes.length === 0) context.terminal.print('Nothing is learnt: pick frames in stacks of two shoots and more.');
    for (const { type, isOn, shoots, stacks, needs, shared, personal, says } of tastes) {
      const share = (value: number) => `${Math.round(100 * value)} %`;
      const isFew = shoots < needs.shoots || stacks < needs.stacks;
      const gain = isFew
        ? `needs ${needs.stacks} stacks of ${needs.shoots} shoots at least`
        : `${share(personal)} of choices in other shoots foretold, ${share(shared)} without it`;
      context.terminal.print(
        `${type}: ${isOn ? 'in use' : 'not in use'} (${stacks} stacks of ${shoots} shoots; ${gain})`,
      );
      for (const line of says) context.terminal.print(`  ${line}`);
    }
    return exitCode.ok;
  },
};
