import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import type { BestShots, BestShotsQuery, PairOutcome } from '../../../contract/best-shots.ts';
import type { PhotoId } from '../../../contract/ids.ts';
import type { Engine } from '../../../core/engine.ts';
import { type Command, type CommandContext, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { findPhotos, inFolder, openFolder } from '../open-folder.ts';

const usage =
  'best <folder> [--top N] [--picks] [--better FILE --than FILE | --equal FILE --to FILE | --take-back | --start-over] [--stars N] [--set NAME]';

const options = {
  top: { type: 'string' },
  picks: { type: 'boolean' },
  better: { type: 'string' },
  than: { type: 'string' },
  equal: { type: 'string' },
  to: { type: 'string' },
  'take-back': { type: 'boolean' },
  'start-over': { type: 'boolean' },
  stars: { type: 'string' },
  set: { type: 'string' },
} as const;

export const best: Command = {
  summary: say('help.best'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, options, usage);
    const [folder, ...more] = positionals;
    if (!folder || more.length > 0) throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    const top = wholeOf(values.top ?? '20', '--top', 500);
    const stars = values.stars === undefined ? null : wholeOf(values.stars, '--stars', 5);
    const engine = await context.engine();
    const folderId = await openFolder(engine, folder);
    await engine.whenListed(folderId);
    const query: BestShotsQuery = { folderId, top, of: values.picks ? 'picks' : 'all' };
    const calls = engine.client.bestShots;
    const choose = async (a: string, b: string, outcome: PairOutcome): Promise<BestShots> => {
      const [left, right] = await findPhotos(
        context,
        engine,
        [a, b].map((name) => inFolder(folder, name)),
      );
      return calls.choose({ ...query, left: left!, right: right!, outcome });
    };
    const found = values['start-over']
      ? await calls.startOver(query)
      : values['take-back']
        ? await calls.takeBack(query)
        : values.better !== undefined
          ? await choose(values.better, needed(values.than, '--than'), 'left')
          : values.equal !== undefined
            ? await choose(values.equal, needed(values.to, '--to'), 'equal')
            : await calls.state(query);
    const ids = found.ranking.slice(0, top).map(({ id }) => id);
    const says: string[] = [];
    if (stars !== null && ids.length > 0)
      says.push((await engine.client.decisions.apply({ ids, change: { stars } })).step?.says ?? say('best.noStar'));
    if (values.set !== undefined && ids.length > 0)
      says.push((await engine.client.sets.add({ name: values.set, ids })).step?.says ?? say('best.noSet'));
    await print(context, engine, found, top, says);
    return exitCode.ok;
  },
};

async function print(context: CommandContext, engine: Engine, found: BestShots, top: number, says: string[]) {
  const shown = found.ranking.slice(0, top);
  const ids = [...shown.map(({ id }) => id), ...(found.pair ? [found.pair.left, found.pair.right] : [])];
  const names = new Map<PhotoId, string>();
  for (const card of await engine.client.photos.cards({ ids: [...new Set(ids)] })) names.set(card.id, card.name);
  const nameOf = (id: PhotoId) => names.get(id) ?? '';
  if (context.json)
    return context.terminal.printJson({
      schema: 'chinagraph/best@1',
      ...found,
      ranking: shown.map((shot) => ({ ...shot, name: nameOf(shot.id) })),
      pair: found.pair && { left: nameOf(found.pair.left), right: nameOf(found.pair.right) },
    });
  for (const line of says) context.terminal.print(`${line}.`);
  context.terminal.print(
    say('best.sure', {
      choices: found.choices,
      candidates: found.candidates,
      sure: Math.round(found.sure * 100),
      shown: shown.length,
    }),
  );
  for (const { id, place, from, to } of shown)
    context.terminal.print(
      say('best.place', { place: String(place).padStart(4), name: nameOf(id).padEnd(28), from, to }),
    );
  if (found.pair)
    context.terminal.print(say('best.next', { left: nameOf(found.pair.left), right: nameOf(found.pair.right) }));
}

function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new CommandError(exitCode.usage, say('asked.missing', { option, usage }));
  return path.resolve(value);
}

function wholeOf(text: string, option: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new CommandError(exitCode.usage, say('asked.wholeNumber', { option, most }));
  return value;
}
