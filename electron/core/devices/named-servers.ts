/**
 * @file Servers that the photographer named: naming one is the consent that pictures go there. Addresses are a setting; tokens lie in a file of their own that only
 * its owner may read, and in no journal and no backup.
 */

import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import type { NamedServer } from '../../contract/model.ts';
import { parseServerAddress } from '../../scorer/remote/address.ts';
import { Refusal } from '../work/refusal.ts';

export interface NamedServers {
  list(): NamedServer[];
  find(url: string): NamedServer | null;
  /** Refuses what is no server, and a token where it would be sent unprotected. */
  add(url: string, token: string | null): NamedServer;
  remove(url: string): void;
  tokenOf(url: string): string | null;
}

interface Store {
  get(): string[];
  set(urls: string[]): void;
}

const tokens = z.record(z.string(), z.string());

export function createNamedServers(store: Store, catalogDir: string): NamedServers {
  const file = path.join(catalogDir, 'server-tokens.json');
  const readTokens = (): Record<string, string> => {
    try {
      const parsed = tokens.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      return parsed.success ? parsed.data : {};
    } catch {
      return {};
    }
  };
  const writeTokens = (next: Record<string, string>): void => {
    writeFileSync(file, JSON.stringify(next), { mode: 0o600 });
    chmodSync(file, 0o600);
  };
  const need = (url: string) => {
    const parsed = parseServerAddress(url);
    if (typeof parsed === 'string') throw new Refusal('REFUSED', parsed);
    return parsed;
  };
  const described = (url: string): NamedServer[] => {
    const parsed = parseServerAddress(url);
    return typeof parsed === 'string' ? [] : [{ ...parsed, hasToken: url in readTokens() }];
  };
  const list = () => store.get().flatMap(described);
  return {
    list,
    find: (url) => {
      const parsed = parseServerAddress(url);
      return typeof parsed === 'string' ? null : (list().find((one) => one.url === parsed.url) ?? null);
    },
    add: (url, token) => {
      const address = need(url);
      if (token !== null && !address.isSecure) throw new Refusal('REFUSED', say('server.tokenOpen'));
      if (token !== null && !/^[\x21-\x7e]{1,4000}$/.test(token))
        throw new Refusal('REFUSED', say('server.tokenSpaces'));
      store.set([...store.get().filter((one) => one !== address.url), address.url]);
      const { [address.url]: _old, ...others } = readTokens();
      if (token !== null) writeTokens({ ...others, [address.url]: token });
      else if (_old !== undefined) writeTokens(others);
      return { ...address, hasToken: token !== null };
    },
    remove: (url) => {
      const address = need(url);
      store.set(store.get().filter((one) => one !== address.url));
      const { [address.url]: old, ...others } = readTokens();
      if (old !== undefined) writeTokens(others);
    },
    tokenOf: (url) => readTokens()[url] ?? null,
  };
}
