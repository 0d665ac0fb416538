/**
 * @file The web host: the same page and engine in a browser. Loopback only, a random token in the fragment, Host and Origin checked, no CORS,
 * RPC over one WebSocket, pictures by id.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { wireSerializers } from '../../contract/wire.ts';
import type { Engine } from '../../core/engine.ts';
import { securityHeaders } from '../shared/headers.ts';
import { loopbackSite, refuse, refuseSocket } from './guard.ts';
import { serveOriginal } from './original-route.ts';
import { servePreview } from './preview-route.ts';
import { createSessions, readBody, type Sessions } from './sessions.ts';
import { builtWebPage, type WebPage } from './web-page.ts';

export interface WebHost {
  /** With the token in its fragment: whoever has it has the shoot. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface WebHostOptions {
  engine: Engine;
  /** Folder of the built page, or a page that answers for itself. */
  page: string | WebPage;
  /** 0 takes any free port. */
  port: number;
  /** Appended to the fragment, for example "&folder=3". */
  fragment?: string;
}

/** Largest RPC message a page may send: 200,000 ids and room. */
const maxMessageBytes = 8 * 1024 * 1024;

/** Starts listening on 127.0.0.1. Rejects where the port is taken. */
export async function startWebHost({ engine, page: given, port, fragment = '' }: WebHostOptions): Promise<WebHost> {
  const page = typeof given === 'string' ? builtWebPage(given) : given;
  const server = createServer();
  const boundPort = () => (server.address() as AddressInfo).port;
  const sessions = createSessions(boundPort);
  const handler = new RPCHandler(engine.router, { customJsonSerializers: wireSerializers });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });

  server.on('request', (request, response) => {
    answer({ engine, page, sessions, port: boundPort() }, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    // A visitor who hangs up while being refused is no failure of ours.
    socket.on('error', () => socket.destroy());
    const stranger = refuseSocket(request, loopbackSite(boundPort()));
    if (!stranger && page.takeSocket?.(request, socket, head)) return;
    const refusal = stranger ?? (sessions.isSignedIn(request) ? null : 'not signed in');
    if (refusal || request.url !== '/rpc') {
      socket.end(`HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n${refusal ?? 'no such socket'}`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      // A message too large or no frame at all ends this connection, and nothing else.
      ws.on('error', () => ws.terminate());
      void handler.upgrade(ws);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${boundPort()}/#token=${sessions.token}${fragment}`,
    port: boundPort(),
    close: async () => {
      for (const ws of sockets.clients) ws.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await page.close?.();
    },
  };
}

interface Answering {
  engine: Engine;
  page: WebPage;
  sessions: Sessions;
  port: number;
}

async function answer(host: Answering, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value);
  const refusal = refuse(request, loopbackSite(host.port));
  if (refusal) {
    response.writeHead(403).end(refusal);
    return;
  }
  const url = new URL(request.url ?? '/', 'http://host');
  if (request.method === 'POST' && url.pathname === '/session') {
    await signIn(host.sessions, request, response);
    return;
  }
  if (request.method === 'GET' && url.pathname === '/session') {
    const state = { isSignedIn: host.sessions.isSignedIn(request) };
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(state));
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405).end();
    return;
  }
  if (await host.page.answer(request, response)) return;
  if (!host.sessions.isSignedIn(request)) {
    response.writeHead(401).end('not signed in');
  } else if (!(await serveOriginal(host.engine, url, request, response))) {
    await servePreview(host.engine, url, response);
  }
}

/** The token is the whole body, at most 200 bytes. */
async function signIn(sessions: Sessions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const cookie = sessions.exchange(await readBody(request));
  if (cookie) response.writeHead(204, { 'Set-Cookie': cookie }).end();
  else response.writeHead(403).end('wrong token');
}
