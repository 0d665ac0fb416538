/** @file The same engine behind each transport. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { WebSocket } from 'ws';
import { wireSerializers } from '../../electron/contract/wire.ts';
import type { Engine } from '../../electron/core/engine.ts';
import { startWebHost } from '../../electron/hosts/web/web-host.ts';
import { tempFolder } from '../support/temp-folder.ts';

export type Client = Engine['client'];

export interface Connection {
  client: Client;
  close(): Promise<void>;
}

export const transports: Record<string, (engine: Engine) => Promise<Connection>> = {
  'in-process': async (engine) => ({ client: engine.client, close: async () => undefined }),

  MessagePort: async (engine) => {
    const { port1, port2 } = new MessageChannel();
    new PortHandler(engine.router, { customJsonSerializers: wireSerializers }).upgrade(port1);
    port1.start();
    port2.start();
    const client: Client = createORPCClient(new PortLink({ port: port2, customJsonSerializers: wireSerializers }));
    return {
      client,
      close: async () => {
        port1.close();
        port2.close();
      },
    };
  },

  WebSocket: async (engine) => {
    const pageDir = tempFolder('page');
    mkdirSync(pageDir, { recursive: true });
    writeFileSync(path.join(pageDir, 'index.html'), '<!doctype html>');
    const host = await startWebHost({ engine, page: pageDir, port: 0 });
    const origin = `http://127.0.0.1:${host.port}`;
    const token = new URL(host.url).hash.replace(/^#token=/, '');
    const signedIn = await fetch(`${origin}/session`, { method: 'POST', body: token });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { headers: { cookie, origin } });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    // ws implements the part of the browser's WebSocket that the link uses; only the event types differ by name.
    const client: Client = createORPCClient(
      new SocketLink({
        websocket: socket as unknown as globalThis.WebSocket,
        customJsonSerializers: wireSerializers,
      }),
    );
    return {
      client,
      close: async () => {
        socket.close();
        await host.close();
      },
    };
  },
};
