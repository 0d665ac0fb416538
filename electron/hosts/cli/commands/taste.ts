import { say } from '../../../../texts/say.ts';
import { type Command, parseWords } from '../context.ts';
import { exitCode } from '../exit-codes.ts';

const usage = 'taste [--forget TYPE | --forget-all]';

export const taste: Command = {
  summary: say('help.taste'),
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
    if (tastes.length === 0) context.terminal.print(say('taste.none'));
    for (const { type, isOn, shoots, stacks, needs, shared, personal, says } of tastes) {
      const share = (value: number) => `${Math.round(100 * value)} %`;
      const isFew = shoots < needs.shoots || stacks < needs.stacks;
      const gain = isFew
        ? say('taste.needs', { stacks: needs.stacks, shoots: needs.shoots })
        : say('taste.gain', { personal: share(personal), shared: share(shared) });
      context.terminal.print(say('taste.line', { type, isOn, stacks, shoots, gain }));
      for (const line of says) context.terminal.print(`  ${line}`);
    }
    return exitCode.ok;
  },
};
