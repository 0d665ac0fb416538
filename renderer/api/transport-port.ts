/** @file RPC over the MessagePort that Electron's broker hands over. */
import { RPCLink } from '@orpc/client/message-port';
import { wireSerializers } from '../../electron/contract/wire.ts';
import type { Transport } from './client.ts';

const timeoutMs = 10_000;

/** Asks for a port and waits for the window message that carries it. */
export const openPort = (requestPort: () => void): Promise<Transport> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      window.removeEventListener('message', received);
      reject(new Error('The engine gave no connection.'));
    }, timeoutMs);
    const received = (event: MessageEvent<unknown>): void => {
      if (event.source !== window || event.origin !== window.location.origin) return;
      const data = event.data;
      const port = event.ports[0];
      if (!port || typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'chinagraph-port')
        return;
      clearTimeout(late);
      window.removeEventListener('message', received);
      const closed = new Promise<void>((done) => port.addEventListener('close', () => done()));
      const link = new RPCLink({ port, customJsonSerializers: wireSerializers });
      port.start();
      resolve({ link, closed, close: () => port.close() });
    };
    window.addEventListener('message', received);
    requestPort();
  });
