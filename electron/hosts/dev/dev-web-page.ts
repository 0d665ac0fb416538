/** @file The page as Vite serves it from its sources, inside the web host: same address, same session, changes shown at once. */
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import type { WebPage } from '../web/web-page.ts';
import { devContentSecurityPolicy } from './dev-policy.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = path.join(root, 'renderer');

/** Starts Vite. Rejects where the page's configuration is broken; mistakes in the page itself are shown in the page. */
export async function devWebPage(): Promise<WebPage> {
  // Vite listens for its sockets on a server; this one only passes on what the host has let in.
  const letIn = createHttpServer();
  const vite = await createServer({
    configFile: path.join(folder, 'vite.config.ts'),
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: { server: letIn } },
  });
  const policy = devContentSecurityPolicy({ nonce: vite.config.html?.cspNonce ?? '' });

  const sendIndex = async (url: string, response: ServerResponse) => {
    const html = await vite.transformIndexHtml(url, await readFile(path.join(folder, 'index.html'), 'utf8'));
    response.setHeader('Content-Security-Policy', policy);
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
  };
  return {
    answer: async (request, response) => {
      const url = request.url ?? '/';
      const { pathname } = new URL(url, 'http://host');
      if (pathname === '/' || pathname === '/index.html') {
        await sendIndex(url, response);
        return true;
      }
      return new Promise((resolve, reject) => {
        response.once('close', () => resolve(true));
        vite.middlewares(request, response, (error: unknown) => (error ? reject(error) : resolve(false)));
      });
    },
    takeSocket: (request, socket, head) => {
      if (!/^vite-(hmr|ping)$/.test(request.headers['sec-websocket-protocol'] ?? '')) return false;
      return letIn.emit('upgrade', request, socket, head);
    },
    close: () => vite.close(),
  };
}
