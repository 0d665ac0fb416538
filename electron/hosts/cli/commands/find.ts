import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage = 'find <folder> "<words>" | find <folder> --like PHOTO  [--limit N] [--json]';
const usualLimit = 20;

export const find: Command = {
  summary: say('help.find'),
  usage,
  background: 'score',
  run: async (words, context) => {
    const options = { like: { type: 'string' }, limit: { type: 'string' } } as const;
    const { values, positionals } = parseWords(words, options, usage);
    const [folder, ...said] = positionals;
    const asked = said.join(' ').trim();
    const count = Number(values.limit ?? usualLimit);
    if (!folder || (asked === '') === (values.like === undefined) || !Number.isInteger(count) || count < 1)
      throw new CommandError(exitCode.usage, say('asked.wordsOrPhoto', { usage }));
    const engine = await context.engine();
    const model = (await engine.client.models.list({})).find(({ purpose }) => purpose === 'embed');
    if (model?.state !== 'installed' && model?.state !== 'unproven')
      throw new CommandError(
        exitCode.notFound,
        say('asked.findModel', { model: model?.name ?? null, id: model?.id ?? '' }),
      );
    const folderId = await openFolder(engine, folder);
    await engine.whenIdle(folderId);
    const nameOf = async (ids: readonly number[]) =>
      new Map(
        (await engine.client.photos.cards({ ids: [...ids] as never })).map((card) => [card.id as number, card.name]),
      );
    const query = { folderId, filter: {}, sort: { by: 'name', descending: false }, stacks: 'open' } as const;
    const like = values.like === undefined ? undefined : path.basename(values.like);
    const { ids } = like === undefined ? { ids: [] } : await engine.client.photos.ids(query);
    const names = await nameOf(ids);
    const likeId = ids.find((id) => names.get(id) === like);
    if (like !== undefined && likeId === undefined)
      throw new CommandError(exitCode.notFound, say('asked.noPhoto', { photo: like, folder }));
    const ask = likeId === undefined ? { words: asked } : { like: likeId };
    const { hits, lacking } = await engine.client.photos.findAlike({ folderId, count, ...ask });
    const found = await nameOf(hits.map(({ id }) => id));
    const photos = hits.map(({ id, similarity }) => ({ name: found.get(id) ?? '', similarity }));
    if (context.json) {
      await context.terminal.printJson({
        schema: 'chinagraph/find@1',
        words: asked || null,
        like: like ?? null,
        photos,
        lacking,
      });
      return exitCode.ok;
    }
    for (const { name, similarity } of withVisibleText(photos))
      context.terminal.print(`${similarity.toFixed(3)}  ${name}`);
    if (lacking > 0) context.terminal.remark(say('find.lacking', { lacking }));
    return exitCode.ok;
  },
};
