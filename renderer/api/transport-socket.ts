/** @file RPC over a WebSocket to the web host, after the token in the address was exchanged for a session. */
import { RPCLink } from '@orpc/client/websocket';
import type { Transport } from './client.ts';
import { startSession } from './session.ts';

export const openSocket = async (): Promise<Transport | 'refused'> => {
  if ((await startSession()) === 'refused') return 'refused';
  const address = new URL('/rpc', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('close', () => reject(new Error('The engine did not answer.')), { once: true });
  });
  const closed = new Promise<void>((done) => socket.addEventListener('close', () => done(), { once: true }));
  return { link: new RPCLink({ websocket: socket }), closed, close: () => socket.close() };
};
