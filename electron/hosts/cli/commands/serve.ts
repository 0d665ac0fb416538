import { once } from 'node:events';
import { renderUnicodeCompact } from 'uqr';
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
  summary: 'The interface in a browser, on this machine only; prints its address with the token',
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
    if (positionals.length > 1)
      throw new CommandError(exitCode.usage, `Name at most one folder.\nUsage: chinagraph ${usage}`);
    const port = portOf('--port', values.port);
    const lanPort = portOf('--lan-port', values['lan-port']);
    const rights = lanRights.safeParse(values.rights ?? 'decide');
    if (!rights.success) throw new CommandError(exitCode.usage, '--rights takes look or decide.');
    if (!values.lan && (values.rights !== undefined || values['lan-port'] !== undefined))
      throw new CommandError(exitCode.usage, `--rights and --lan-port belong to --lan.\nUsage: chinagraph ${usage}`);
    if (values.lan && positionals.length === 0)
      throw new CommandError(exitCode.usage, `--lan serves one shoot: name its folder.\nUsage: chinagraph ${usage}`);

    const page = await pageFor(context.terminal.remark);
    const engine = await context.engine();
    const folderId = positionals[0] === undefined ? null : await openFolder(engine, positionals[0]);
    const host = await startWebHost({ engine, page, port, fragment: folderId ? `&folder=${folderId}` : '' }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE')
          throw new CommandError(exitCode.failed, `Port ${port} is taken. Leave --port away to take a free one.`);
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
    if (!context.json) context.terminal.remark('Whoever has this address has the shoot. Ctrl-C stops.');
    if (!context.json && lan?.serving) sayLan(context.terminal, lan.serving);
    if (values.open && !(await openBrowser(host.url, context.platform))) {
      context.terminal.remark('No browser could be opened here. Open the address above yourself.');
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
    throw new CommandError(exitCode.usage, `${option} takes a number up to 65535.`);
  return port;
}

function sayLan(terminal: Terminal, { addresses, fingerprint, pairing }: NonNullable<LanState['serving']>): void {
  if (!pairing) return;
  const link = pairing.links[0] ?? '';
  terminal.remark(
    [
      '',
      renderUnicodeCompact(link, { border: 2 }),
      `On the device: scan this, or open ${addresses.join(' or ')} and type ${pairing.code}.`,
      `It may ${pairing.rights === 'look' ? 'look' : 'look and decide'}. The code is good for one device, for ten minutes; the page has a new one under Tablets and second people.`,
      'The device does not know the certificate, which was made here, and warns. Its SHA-256 fingerprint is',
      fingerprint,
    ].join('\n'),
  );
}

export const serve = serveCommand(builtPage);
