/** @file RPC over a WebSocket to the web host, after the token in the address was exchanged for a session. */
import { RPCLink } from '@orpc/client/websocket';
import { wireSerializers } from '../../electron/contract/wire.ts';
import type { Transport } from './client.ts';
import { startSession } from './session.ts';

export const openSocket = async (): Promise<Transport | 'refused'> => {
  if ((await startSession()) === 'refused') return 'refused';
  const address = new URL('/rpc', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  const isOpen = await new Promise<boolean>((done) => {
    socket.addEventListener('open', () => done(true), { once: true });
    socket.addEventListener('close', () => done(false), { once: true });
  });
  if (!isOpen) throw new Error('The engine did not answer.');
  const closed = new Promise<void>((done) => socket.addEventListener('close', () => done(), { once: true }));
  return {
    link: new RPCLink({ websocket: socket, customJsonSerializers: wireSerializers }),
    closed,
    close: () => socket.close(),
  };
};
