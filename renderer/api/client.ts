/** @file The engine as the page sees it: the contract's procedures over whatever transport is up, reconnected for ever and saying so. */
import { type ClientLink, createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Contract } from '../../electron/contract/index.ts';
import { tell } from '../../electron/contract/told.ts';
import { visibleText } from '../../electron/contract/visible-text.ts';
import { engineTexts } from '../texts/texts.ts';
import { withVisibleNames } from './visible-names.ts';

export type Engine = ContractRouterClient<Contract>;
type Link = ClientLink<Record<never, never>>;

/** One live way to the engine; `closed` settles when it is gone. */
export interface Transport {
  link: Link;
  closed: Promise<void>;
  close(): void;
}

/** refused: the host does not know this page's session. */
export type OpenTransport = () => Promise<Transport | 'refused'>;

export interface ConnectionState {
  status: 'connecting' | 'open' | 'lost' | 'refused';
  /** Counts successful connections: whoever sees it change asks again for what it shows. */
  epoch: number;
}

export interface Connection {
  engine: Engine;
  state: StoreApi<ConnectionState>;
  close(): void;
}

/** What a call rejects with while there is no engine. */
export class NotConnectedError extends Error {
  override name = 'NotConnectedError';
}

const slowestMs = 2_000;
const waitMs = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Reconnects after 100 ms, then slower up to 2 s. Calls made while the engine is away fail at once, so that nobody waits on nothing. */
export const connect = (open: OpenTransport): Connection => {
  const state = createStore<ConnectionState>(() => ({ status: 'connecting', epoch: 0 }));
  let current: Transport | null = null;
  let stopped = false;

  const keepOpen = async (): Promise<void> => {
    let delayMs = 100;
    while (!stopped) {
      const opened = await open().catch(() => null);
      if (opened === 'refused') {
        state.setState({ status: 'refused' });
        // The printed address, opened in another tab, signs this one in too.
        await waitMs(slowestMs);
        continue;
      }
      if (opened) {
        current = opened;
        delayMs = 100;
        state.setState((s) => ({ status: 'open', epoch: s.epoch + 1 }));
        await opened.closed;
        current = null;
      }
      if (stopped) return;
      state.setState({ status: 'lost' });
      await waitMs(delayMs);
      delayMs = Math.min(slowestMs, delayMs * 2);
    }
  };
  void keepOpen();

  const link: Link = {
    call(path, input, options) {
      if (!current) return Promise.reject(new NotConnectedError('The engine is not connected.'));
      return current.link.call(path, input, options).then((answer) => withVisibleNames(answer, engineTexts));
    },
  };
  return {
    engine: createORPCClient<Engine>(link),
    state,
    close() {
      stopped = true;
      current?.close();
    },
  };
};

/** What to tell the photographer about a failed call: the engine's own words where it has any. */
export const whatFailed = (error: unknown): string => inWords(wordsOf(error));

/** What the engine says, where it comes by another way than its answers: with a picture that is not there. */
export const inWords = (text: string): string => visibleText(tell(text, engineTexts));

const wordsOf = (error: unknown): string => {
  if (error instanceof Error && 'data' in error) {
    const data: unknown = error.data;
    if (typeof data === 'object' && data !== null && 'what' in data && typeof data.what === 'string') return data.what;
  }
  return error instanceof Error ? error.message : String(error);
};
