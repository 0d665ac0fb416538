/**
 * @file The server for paired devices: TLS with its own certificate, to the networks this computer is part of and no further, Host and Origin checked, no
 * CORS, a cookie for who is paired, one shoot's pictures and the procedures in reach.ts. Originals are not handed out.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { say } from '../../../texts/say.ts';
import type { Engine } from '../../core/engine-types.ts';
import type { LanDoor, LanServer } from '../../core/lan/lan-part.ts';
import { pairedDays } from '../../core/lan/paired-devices.ts';
import { Refusal } from '../../core/work/refusal.ts';
import { securityHeaders } from '../shared/headers.ts';
import { parsePreviewUrl } from '../shared/preview-address.ts';
import { refuse, refuseSocket } from '../web/guard.ts';
import { servePreview } from '../web/preview-route.ts';
import { readBody, readCookie } from '../web/sessions.ts';
import { builtWebPage } from '../web/web-page.ts';
import { ownCertificate } from './certificate.ts';
import { deviceName } from './device-name.ts';
import { hostOf, type Network, readNetwork } from './network.ts';
import { serveDevice } from './serve-device.ts';

export interface LanHostOptions {
  engine: Pick<Engine, 'router'>;
  door: LanDoor;
  /** Folder of the built page. */
  pageDir: string;
  /** The key and certificate lie in here. */
  dir: string;
  /** 0 takes the usual one where it is free, else any. */
  port: number;
  network?: Network;
}

const usualPort = 47_010;
/** A device sends decisions, never lists of a whole library. */
const maxMessageBytes = 1024 * 1024;
const maxConnections = 200;
/** A handshake or a request that takes longer is somebody holding the door. */
const patienceMs = 10_000;

export async function startLanHost(options: LanHostOptions): Promise<LanServer> {
  const { engine, door, dir } = options;
  const network = options.network ?? readNetwork();
  if (network.addresses.length === 0) throw new Refusal('REFUSED', say('refused.noNetwork'));
  const page = builtWebPage(options.pageDir);
  const own = ownCertificate(dir, network.addresses, Date.now());
  const server = createServer({
    key: own.key,
    cert: own.certificate,
    minVersion: 'TLSv1.2',
    handshakeTimeout: patienceMs,
    headersTimeout: patienceMs,
    requestTimeout: patienceMs,
    maxHeaderSize: 16 * 1024,
  });
  server.maxConnections = maxConnections;
  server.on('connection', (socket: Socket) => {
    if (!network.isNear(socket.remoteAddress)) socket.destroy();
  });
  // Most are devices that do not trust the certificate yet.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  const port = await listen(server, options.port);
  const site = {
    scheme: 'https' as const,
    hosts: ['127.0.0.1', '[::1]', 'localhost', ...network.addresses.map(hostOf)].map((host) => `${host}:${port}`),
  };
  const cookieName = `__Host-chinagraph-${port}`;
  const deviceOf = (request: IncomingMessage) => {
    const secret = readCookie(request.headers.cookie ?? '', cookieName);
    return secret === null ? null : door.deviceOf(secret);
  };

  const pair = async (request: IncomingMessage, response: ServerResponse) => {
    const typed = await readBody(request);
    const paired = door.pair(typed, request.socket.remoteAddress ?? '', deviceName(request.headers['user-agent']));
    if (paired === 'too-many') response.writeHead(429, { 'Retry-After': '600' }).end('too many wrong codes');
    else if (paired === 'wrong') response.writeHead(403).end('wrong code');
    else {
      const cookie = `${cookieName}=${paired.secret}; Secure; HttpOnly; SameSite=Strict; Path=/; Max-Age=${pairedDays * 86_400}`;
      response.writeHead(204, { 'Set-Cookie': cookie }).end();
    }
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value);
    const refusal = refuse(request, site);
    if (refusal) return void response.writeHead(403).end(refusal);
    const url = new URL(request.url ?? '/', 'http://host');
    if (request.method === 'POST' && url.pathname === '/session') return pair(request, response);
    if (request.method === 'GET' && url.pathname === '/session') {
      const state = { isSignedIn: deviceOf(request) !== null, pairs: true };
      return void response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(state));
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    if (await page.answer(request, response)) return;
    if (!deviceOf(request)) return void response.writeHead(401).end('not paired');
    const asked = parsePreviewUrl(url, '/preview/');
    if (!asked || door.folderOf(asked.id) !== door.folderId) return void response.writeHead(404).end();
    return servePreview(door, url, response);
  };
  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const open = new Map<string, Set<{ terminate(): void }>>();
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const stranger = refuseSocket(request, site);
    const device = stranger ? null : deviceOf(request);
    if (!device || request.url !== '/rpc') {
      socket.end(`HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n${stranger ?? 'not paired'}`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const windows = open.get(device.id) ?? new Set();
      open.set(device.id, windows.add(ws));
      door.here(device.id, true);
      ws.on('error', () => ws.terminate());
      ws.on('close', () => {
        windows.delete(ws);
        door.here(device.id, false);
      });
      void serveDevice(engine.router, door, device.id, device.rights).upgrade(ws);
    });
  });

  return {
    addresses: network.addresses.map((address) => `https://${hostOf(address)}:${port}`),
    fingerprint: own.fingerprint,
    drop: (deviceId) => {
      for (const ws of open.get(deviceId) ?? []) ws.terminate();
    },
    close: async () => {
      for (const ws of sockets.clients) ws.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** On all addresses, of both kinds where the system has both; who is too far away is let go at once. Resolves to the port. */
async function listen(server: Server, wanted: number): Promise<number> {
  const ports = wanted === 0 ? [usualPort, 0] : [wanted];
  let failed: NodeJS.ErrnoException | null = null;
  for (const port of ports) {
    for (const host of ['::', '0.0.0.0']) {
      try {
        await new Promise<void>((resolve, reject) => {
          server.once('error', reject);
          server.listen({ port, host }, () => {
            server.off('error', reject);
            resolve();
          });
        });
        return (server.address() as AddressInfo).port;
      } catch (error) {
        failed = error as NodeJS.ErrnoException;
      }
    }
  }
  throw new Refusal('REFUSED', say('refused.lanPort', { port: wanted || usualPort, code: failed?.code ?? 'unknown' }));
}
