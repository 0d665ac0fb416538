import { once } from 'node:events';
import { renderUnicodeCompact } from 'uqr';
import { say } from '../../../../texts/say.ts';
import { type LanState, lanRights } from '../../../contract/lan.ts';
import { builtPage } from '../../web/built-page.ts';
import { openBrowser } from '../../web/open-browser.ts';
import { startWebHost } from '../../web/web-host.ts';
import type { WebPage } from '../../web/web-page.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';
import type { Terminal } from '../terminal.ts';

const usage = 'serve [folder] [--port N] [--open] [--lan [--rights look|decide] [--lan-port N]] [--json]';

/** The command over any page: the built one, or one that is being worked on. */
export const serveCommand = (pageFor: (tell: (text: string) => void) => Promise<string | WebPage>): Command => ({
  summary: say('help.serve'),
  usage,
  isInteractive: true,
  servesLan: true,
  run: async (words, context) => {
    const { values, positionals } = parseWords(
      words,
      {
        port: { type: 'string' },
        open: { type: 'boolean' },
        lan: { type: 'boolean' },
        rights: { type: 'string' },
        'lan-port': { type: 'string' },
      },
      usage,
    );
    if (positionals.length > 1) throw new CommandError(exitCode.usage, say('asked.mostOneFolder', { usage }));
    const port = portOf('--port', values.port);
    const lanPort = portOf('--lan-port', values['lan-port']);
    const rights = lanRights.safeParse(values.rights ?? 'decide');
    if (!rights.success)
      throw new CommandError(exitCode.usage, say('asked.takes', { option: '--rights', known: 'look, decide' }));
    if (!values.lan && (values.rights !== undefined || values['lan-port'] !== undefined))
      throw new CommandError(exitCode.usage, say('asked.withLan', { usage }));
    if (values.lan && positionals.length === 0)
      throw new CommandError(exitCode.usage, say('asked.lanFolder', { usage }));

    const page = await pageFor(context.terminal.remark);
    const engine = await context.engine();
    const folderId = positionals[0] === undefined ? null : await openFolder(engine, positionals[0]);
    const host = await startWebHost({ engine, page, port, fragment: folderId ? `&folder=${folderId}` : '' }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') throw new CommandError(exitCode.failed, say('asked.portTaken', { port }));
        throw error;
      },
    );
    const { url } = host;
    const lan =
      values.lan && folderId
        ? await engine.client.lan.start({ folderId, rights: rights.data, port: lanPort === 0 ? null : lanPort })
        : null;
    if (context.json)
      await context.terminal.printJson({
        ...{ schema: 'chinagraph/serve@1', url, port: host.port },
        ...(lan?.serving && { lan: lan.serving }),
      });
    else context.terminal.print(url);
    if (!context.json) context.terminal.remark(say('serve.address'));
    if (!context.json && lan?.serving) sayLan(context.terminal, lan.serving);
    if (values.open && !(await openBrowser(host.url, context.platform))) {
      context.terminal.remark(say('serve.noBrowser'));
    }
    if (!context.signal.aborted) await once(context.signal, 'abort');
    await host.close();
    return exitCode.ok;
  },
});

/** 0 where none was named. */
function portOf(option: string, word: string | undefined): number {
  const port = word === undefined ? 0 : Number(word);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CommandError(exitCode.usage, say('asked.portNumber', { option }));
  return port;
}

function sayLan(terminal: Terminal, { addresses, fingerprint, pairing }: NonNullable<LanState['serving']>): void {
  if (!pairing) return;
  const link = pairing.links[0] ?? '';
  terminal.remark(
    [
      '',
      renderUnicodeCompact(link, { border: 2 }),
      say('lan.scan', { addresses, code: pairing.code }),
      say('lan.may', { rights: pairing.rights }),
      say('lan.certificate'),
      fingerprint,
    ].join('\n'),
  );
}

export const serve = serveCommand(builtPage);
