/** @file A line of its own between page and engine: main makes the channel and hands out the ends. */
import type { MessageChannelMain, WebContents } from 'electron';
import { portMessage } from '../shared/channels.ts';
import type { EngineKeeper } from './engine-keeper.ts';

export interface PortBroker {
  /** Sends the page a port as soon as there is an engine. A page that asks twice meanwhile gets one. */
  request(page: Pick<WebContents, 'id' | 'isDestroyed' | 'postMessage'>): void;
}

export function createPortBroker(
  engines: Pick<EngineKeeper, 'ready'>,
  createChannel: () => MessageChannelMain,
): PortBroker {
  const waiting = new Set<number>();
  return {
    request: (page) => {
      if (waiting.has(page.id)) return;
      waiting.add(page.id);
      engines
        .ready()
        .then((engine) => {
          if (page.isDestroyed()) return;
          const { port1, port2 } = createChannel();
          engine.connect(port1);
          page.postMessage(portMessage, null, [port2]);
        })
        // Closing: there is nobody left to tell.
        .catch(() => undefined)
        .finally(() => waiting.delete(page.id));
    },
  };
}
