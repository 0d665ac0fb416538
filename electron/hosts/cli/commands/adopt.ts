import { say } from '../../../../texts/say.ts';
import { type Command, oneFolder, parseWords } from '../context.ts';
import { exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';
import { sayOffer } from '../say-elsewhere.ts';

const usage = 'adopt <folder> [--dry-run]';

export const adopt: Command = {
  summary: say('help.adopt'),
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { 'dry-run': { type: 'boolean' } }, usage);
    const engine = await context.engine();
    const folderId = await openFolder(engine, oneFolder(positionals, usage));
    await engine.whenListed(folderId);
    const { brought, offered } = await engine.client.shoots.elsewhere({ folderId });
    const isDry = values['dry-run'] ?? false;
    const { step } = isDry || !offered ? { step: null } : await engine.client.decisions.takeOverElsewhere({ folderId });
    if (context.json) {
      await context.terminal.printJson({ schema: 'chinagraph/adopt@1', brought, offered, step });
      return exitCode.ok;
    }
    if (brought) context.terminal.print(`${brought}.`);
    if (step) context.terminal.print(`${step.says}.`);
    else if (offered) context.terminal.print(say('adopt.dry', { offer: sayOffer(offered) }));
    else if (!brought) context.terminal.print(say('adopt.none'));
    return exitCode.ok;
  },
};
