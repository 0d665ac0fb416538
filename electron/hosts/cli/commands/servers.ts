/** @file Servers that score for this computer: named, shown, tried. Naming one allows pictures to be sent there. */

import { readFile } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import { visibleText } from '../../../contract/visible-text.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';

const usage = 'servers list | servers add URL [--token-file FILE] | servers remove URL | servers test';

export const servers: Command = {
  summary: say('help.servers'),
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
      if (!added.isSecure) terminal.remark(say('servers.open', { host: added.host }));
      if (!context.json) terminal.print(say('servers.allowed', { host: added.host, url: added.url }));
    } else if (act === 'remove' && url) named.remove(url);
    else if (act !== 'list' && act !== 'test') throw new CommandError(exitCode.usage, say('asked.usage', { usage }));
    if (act === 'test' && named.list().length > 0 && !context.json) terminal.remark(say('servers.testing'));
    const tested = act === 'test' ? await models.testServers(true, context.signal) : [];
    if (context.json) await terminal.printJson({ schema: 'chinagraph/servers@1', servers: named.list(), tested });
    else if (act === 'list') {
      for (const one of named.list()) terminal.print(`${one.url}${one.hasToken ? say('servers.withToken') : ''}`);
      if (named.list().length === 0) terminal.print(say('servers.none'));
    } else {
      for (const { adapter, state, gate, imagesPerSecond, note } of tested) {
        const rate = imagesPerSecond === null ? '' : say('servers.rate', { rate: imagesPerSecond });
        const off = gate ? say('servers.off', { percent: gate.worstPercent }) : '';
        terminal.print(visibleText(`${adapter}  ${state}${rate}${off}${note ? `  ${note}` : ''}`));
      }
    }
    return tested.some(({ state }) => state !== 'ready') ? exitCode.failed : exitCode.ok;
  },
};

function refuseFile(file: string): never {
  throw new CommandError(exitCode.notFound, say('asked.unreadable', { file }));
}
