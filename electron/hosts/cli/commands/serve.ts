import { once } from 'node:events';
import { builtPage } from '../../web/built-page.ts';
import { openBrowser } from '../../web/open-browser.ts';
import { startWebHost } from '../../web/web-host.ts';
import type { WebPage } from '../../web/web-page.ts';
import { type Command, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { openFolder } from '../open-folder.ts';

const usage = 'serve [folder] [--port N] [--open] [--json]';

/** The command over any page: the built one, or one that is being worked on. */
export const serveCommand = (pageFor: (tell: (text: string) => void) => Promise<string | WebPage>): Command => ({
  summary: 'The interface in a browser, on this machine only; prints its address with the token',
  usage,
  isInteractive: true,
  run: async (words, context) => {
    const { values, positionals } = parseWords(words, { port: { type: 'string' }, open: { type: 'boolean' } }, usage);
    if (positionals.length > 1)
      throw new CommandError(exitCode.usage, `Name at most one folder.\nUsage: chinagraph ${usage}`);
    const port = values.port === undefined ? 0 : Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new CommandError(exitCode.usage, '--port takes a number up to 65535.');

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
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/serve@1', url, port: host.port });
    else context.terminal.print(url);
    if (!context.json) context.terminal.remark('Whoever has this address has the shoot. Ctrl-C stops.');
    if (values.open && !(await openBrowser(host.url, context.platform))) {
      context.terminal.remark('No browser could be opened here. Open the address above yourself.');
    }
    if (!context.signal.aborted) await once(context.signal, 'abort');
    await host.close();
    return exitCode.ok;
  },
});

export const serve = serveCommand(builtPage);
