import { say } from '../../../../texts/say.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import { type Command, oneFolder, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage = 'read-back <folder> [--take new|all|FILE ...] [--dry-run]';

export const readBack: Command = {
  summary: say('help.readBack'),
  usage,
  background: 'index',
  run: async (words, context) => {
    const { values, positionals } = parseWords(
      words,
      { take: { type: 'string', multiple: true }, 'dry-run': { type: 'boolean' } },
      usage,
    );
    const folder = oneFolder(positionals, usage);
    const engine = await context.engine();
    const folderId = await openFolder(engine, folder);
    // What is inside the files is known once they were indexed.
    await engine.whenIdle(folderId);
    const { planId, says, items } = await engine.client.exporting.planReadBack({ folderId });
    const chosen = choose(items, values.take ?? []);
    const dryRun = values['dry-run'] ?? false;
    const { step, ids } =
      chosen.length > 0 && !dryRun
        ? await engine.client.exporting.readBack({ planId, ids: chosen.map(({ photoId }) => photoId) })
        : { step: null, ids: [] };
    const left = items.filter(({ photoId }) => !ids.includes(photoId));
    if (context.json) {
      await context.terminal.printJson({
        schema: 'chinagraph/read-back@1',
        items: items.map((item) => ({ ...item, take: chosen.includes(item) })),
        taken: ids.length,
        step,
      });
    } else {
      context.terminal.print(`${says}.`);
      for (const item of withVisibleText(items)) {
        const mark = item.conflict ? say('readBack.both') : say('readBack.there');
        context.terminal.print(`  ${mark.padEnd(12)}  ${item.path}  ${item.ours} -> ${item.theirs}`);
      }
      if (ids.length > 0) context.terminal.print(say('readBack.took', { n: ids.length }));
      else if (dryRun) context.terminal.print(say('readBack.dry', { n: chosen.length }));
      else if (items.length > 0)
        context.terminal.remark(
          say('readBack.nothing', { command: context.suggest('read-back', folder, '--take', 'new') }),
        );
    }
    return chosen.length > 0 && !dryRun && left.some(({ conflict }) => conflict) ? exitCode.partly : exitCode.ok;
  },
};

/** "new": what was decided there alone; "all": conflicts too; else the file that is named. A name that is not listed is a mistake. */
function choose<T extends { path: string; conflict: boolean }>(items: readonly T[], take: readonly string[]): T[] {
  const chosen = new Set<T>();
  for (const what of take) {
    const meant =
      what === 'all'
        ? items
        : what === 'new'
          ? items.filter(({ conflict }) => !conflict)
          : items.filter(({ path }) => path === what || path.endsWith(`/${what}`));
    if (meant.length === 0 && what !== 'all' && what !== 'new')
      throw new CommandError(exitCode.notFound, say('asked.notTheirs', { file: what }));
    for (const item of meant) chosen.add(item);
  }
  return [...chosen];
}
