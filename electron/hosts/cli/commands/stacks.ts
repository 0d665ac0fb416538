import { say } from '../../../../texts/say.ts';
import type { FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Stack } from '../../../contract/stack.ts';
import { visibleText } from '../../../contract/visible-text.ts';
import type { Engine } from '../../../core/engine.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { findPhotos, inFolder, openFolder } from '../open-folder.ts';

const usage =
  'stacks list <folder> | stacks make|merge|take-out|as-found <folder> <photo...> [--dry-run] | stacks split <folder> <photo> [--dry-run]';

const acts = ['make', 'merge', 'take-out', 'split', 'as-found'] as const;
type Act = (typeof acts)[number];

export const stacks: Command = {
  summary: say('help.stacks'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { 'dry-run': { type: 'boolean' } }, usage);
    const [act, folder, ...photos] = positionals;
    const isAct = acts.includes(act as Act);
    const wrongCount = act === 'list' ? photos.length > 0 : act === 'split' ? photos.length !== 1 : photos.length === 0;
    if (!folder || (!isAct && act !== 'list') || wrongCount)
      throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    const engine = await context.engine();
    const folderId = await openFolder(engine, folder);
    await engine.whenListed(folderId);
    const found = await engine.client.photos.stacks({ folderId });
    const nameOf = await namesIn(engine, folderId);
    const answer = async (lines: string[], json: object) => {
      if (context.json) await context.terminal.printJson({ schema: 'chinagraph/stacks@1', ...json });
      else for (const line of lines) context.terminal.print(line);
      return exitCode.ok;
    };
    const named = ({ kind, byHand, photoIds }: Pick<Stack, 'kind' | 'byHand' | 'photoIds'>) => ({
      ...{ kind, byHand: byHand ?? false },
      photos: photoIds.map(nameOf),
    });
    if (act === 'list') {
      const several = found.filter(({ photoIds }) => photoIds.length > 1).map(named);
      const lines = several.map(
        (stack) =>
          `${stack.kind}${stack.byHand ? say('stacks.byHand') : ''}: ${stack.photos.map(visibleText).join(' ')}`,
      );
      return answer(lines.length > 0 ? lines : [say('stacks.none')], { stacks: several });
    }
    const ids = await findPhotos(
      context,
      engine,
      photos.map((photo) => inFolder(folder, photo)),
    );
    if (values['dry-run']) {
      const members = concerned(act as Act, ids, found);
      const list = members.map(nameOf);
      const text = say(`stacks.would.${act as Act}`, { photos: list.length, names: list.join(' ') });
      return answer([text, say('stacks.dry')], { step: null, act, photos: list });
    }
    const calls = engine.client.stacks;
    const { step } = await {
      make: () => calls.make({ ids, wholeStacks: false }),
      merge: () => calls.make({ ids, wholeStacks: true }),
      'take-out': () => calls.takeOut({ ids }),
      split: () => calls.splitAt({ id: ids[0]! }),
      'as-found': () => calls.asFound({ ids }),
    }[act as Act]();
    return answer([step ? `${step.says}.` : say('stacks.nothing')], { step });
  },
};

/** The photos an act is about: with whole stacks, or from one on, where it says so. */
function concerned(act: Act, ids: readonly PhotoId[], stacks: readonly Stack[]): PhotoId[] {
  const stackOf = (id: PhotoId) => stacks.find(({ photoIds }) => photoIds.includes(id))?.photoIds ?? [id];
  if (act === 'merge' || act === 'as-found') return [...new Set(ids.flatMap(stackOf))];
  if (act !== 'split') return [...ids];
  const members = stackOf(ids[0]!);
  return members.slice(members.indexOf(ids[0]!));
}

/** What each photo is called where the list of a folder is read. */
async function namesIn(engine: Engine, folderId: FolderId): Promise<(id: PhotoId) => string> {
  const sort = { by: 'name' as const, descending: false };
  const { ids } = await engine.client.photos.ids({ folderId, filter: {}, sort, stacks: 'open' });
  const names = new Map<PhotoId, string>();
  for (let at = 0; at < ids.length; at += 2_000)
    for (const { id, name } of await engine.client.photos.cards({ ids: ids.slice(at, at + 2_000) }))
      names.set(id, name);
  return (id) => names.get(id) ?? '';
}
