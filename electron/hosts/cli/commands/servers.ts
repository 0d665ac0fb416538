/** @file Servers that score for this computer: named, shown, tried. Naming one allows pictures to be sent there. */
import { readFile } from 'node:fs/promises';
import { visibleText } from '../../../contract/visible-text.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';

const usage = 'servers list | servers add URL [--token-file FILE] | servers remove URL | servers test';

export const servers: Command = {
  summary: 'Servers with a GPU that score for this computer: naming one allows pictures to be sent there',
  usage,
  background: 'none',
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { 'token-file': { type: 'string' } }, usage);
    const [act, url] = positionals;
    const engine = await context.engine();
    const { servers: named, models } = engine.scoring;
    const { terminal } = context;
    if (act === 'add' && url) {
      const file = values['token-file'];
      // From a file: words of a command line are seen by everybody on the machine.
      const token = file === undefined ? null : (await readFile(file, 'utf8').catch(() => refuseFile(file))).trim();
      const added = named.add(url, token);
      if (!added.isSecure)
        terminal.remark(
          `${added.host} is reached without encryption: whoever shares that network can see the pictures.`,
        );
      if (!context.json)
        terminal.print(
          `Pictures may be sent to ${added.host} from now on. Score there with --device remote=${added.url}`,
        );
    } else if (act === 'remove' && url) named.remove(url);
    else if (act !== 'list' && act !== 'test') throw new CommandError(exitCode.usage, `Usage: chinagraph ${usage}`);
    if (act === 'test' && named.list().length > 0 && !context.json)
      terminal.remark(
        'Each server and this computer’s processor score the same 48 pictures, which takes as long as the processor does.',
      );
    const tested = act === 'test' ? await models.testServers(true, context.signal) : [];
    if (context.json) await terminal.printJson({ schema: 'chinagraph/servers@1', servers: named.list(), tested });
    else if (act === 'list') {
      for (const one of named.list()) terminal.print(`${one.url}${one.hasToken ? '  (with a token)' : ''}`);
      if (named.list().length === 0) terminal.print('No server is named: pictures stay on this computer.');
    } else {
      for (const { adapter, state, gate, imagesPerSecond, note } of tested) {
        const rate = imagesPerSecond === null ? '' : `  ${imagesPerSecond.toFixed(2)} pictures a second`;
        const off = gate ? `  off by at most ${gate.worstPercent.toFixed(4)} % of the range` : '';
        terminal.print(visibleText(`${adapter}  ${state}${rate}${off}${note ? `  ${note}` : ''}`));
      }
    }
    return tested.some(({ state }) => state !== 'ready') ? exitCode.failed : exitCode.ok;
  },
};

function refuseFile(file: string): never {
  throw new CommandError(exitCode.notFound, `${file} cannot be read.`);
}
