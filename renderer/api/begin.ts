/**
 * @file The way to the engine is asked for by the page's first statement, while the rest of it is still being read and its words fetched: what the first
 * screen shows is under way meanwhile.
 */
import type { Transport } from './client.ts';
import { detectHost, type Host } from './host.ts';
import { takeToken } from './session.ts';

takeToken();
const detected = detectHost();
let first: Promise<Transport | 'refused'> | null = detected.openTransport();
// Whoever connects hears of it; until then nobody does.
first.catch(() => undefined);

export const host: Host = {
  ...detected,
  openTransport() {
    const opened = first ?? detected.openTransport();
    first = null;
    return opened;
  },
};
