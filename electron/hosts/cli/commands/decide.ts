import { say } from '../../../../texts/say.ts';
import { type DecisionChange, label } from '../../../contract/decision.ts';
import { type Command, oneFolder, parseWords } from '../context.ts';
import { decideFromList } from '../decide-from-list.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { findPhotos } from '../open-folder.ts';

const usage =
  'decide <photo...> | decide <folder> --from-list FILE|- [--dry-run], with --pick|--reject|--unflag|--stars N|--label red|yellow|green|blue|purple|none';

export const decide: Command = {
  summary: say('help.decide'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(
      words,
      {
        pick: { type: 'boolean' },
        reject: { type: 'boolean' },
        unflag: { type: 'boolean' },
        stars: { type: 'string' },
        label: { type: 'string' },
        'from-list': { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
      usage,
    );
    if (positionals.length === 0) throw new CommandError(exitCode.usage, say('asked.onePhoto', { usage }));
    const change = toChange(values);
    const engine = await context.engine();
    const list = values['from-list'];
    if (list !== undefined)
      return decideFromList(context, engine, oneFolder(positionals, usage), list, change, values['dry-run'] ?? false);
    const ids = await findPhotos(context, engine, positionals);
    const { step, ids: changed } = await engine.client.decisions.apply({ ids, change });
    if (context.json)
      await context.terminal.printJson({ schema: 'chinagraph/decide@1', step, changed: changed.length });
    else context.terminal.print(step ? `${step.says}.` : say('decide.nothing'));
    return exitCode.ok;
  },
};

interface DecideWords {
  pick?: boolean | undefined;
  reject?: boolean | undefined;
  unflag?: boolean | undefined;
  stars?: string | undefined;
  label?: string | undefined;
}

function toChange(values: DecideWords): DecisionChange {
  const flags = [values.pick && 'pick', values.reject && 'reject', values.unflag && 'none'].filter(Boolean);
  if (flags.length > 1) throw new CommandError(exitCode.usage, say('asked.oneFlag'));
  const change: DecisionChange = {};
  if (flags[0]) change.flag = flags[0] as 'pick' | 'reject' | 'none';
  if (values.stars !== undefined) {
    if (!/^[0-5]$/.test(values.stars)) throw new CommandError(exitCode.usage, say('asked.stars'));
    change.stars = Number(values.stars);
  }
  if (values.label !== undefined) {
    const parsed = label.safeParse(values.label.toLowerCase());
    if (!parsed.success)
      throw new CommandError(
        exitCode.usage,
        say('asked.takes', { option: '--label', known: label.options.join(', ') }),
      );
    change.label = parsed.data;
  }
  if (Object.keys(change).length === 0) throw new CommandError(exitCode.usage, say('asked.decide', { usage }));
  return change;
}
