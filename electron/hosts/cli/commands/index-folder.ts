import { say } from '../../../../texts/say.ts';
import { visibleText, withVisibleText } from '../../../contract/visible-text.ts';
import { type Command, oneFolder, parseWords, settle } from '../context.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';
import { sayElsewhere } from '../say-elsewhere.ts';

const usage = 'index <folder> [--confirm-missing]';

export const indexFolder: Command = {
  summary: say('help.index'),
  usage,
  background: 'index',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { 'confirm-missing': { type: 'boolean' } }, usage);
    const folder = oneFolder(positionals, usage);
    const engine = await context.engine();
    const folderId = await openFolder(engine, folder);
    // Files that the first scan does not find are counted; a second one takes them for gone.
    if (values['confirm-missing']) await engine.client.work.start({ folderId, confirmMissing: true });
    await settle(context, engine, folderId);
    await sayElsewhere(context, engine, folderId, folder);
    const summary = await engine.client.shoots.summary({ folderId });
    const problems = await engine.client.shoots.problems({ folderId });
    const { total: photos, stacks } = summary;
    if (context.json) {
      await context.terminal.printJson({ schema: 'chinagraph/index@1', photos, stacks, problems });
    } else {
      const name = visibleText(summary.folder.name);
      context.terminal.print(say('cli.indexed', { name, photos, stacks }));
      for (const problem of withVisibleText(problems)) context.terminal.print(`  ${problem.path}: ${problem.reason}`);
    }
    return exitCodeOf(problems);
  },
};
