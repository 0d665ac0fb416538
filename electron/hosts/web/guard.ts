/** @file Requests that a page elsewhere, or a rebound host name, could make are refused before anything else looks at them. */
import type { IncomingMessage } from 'node:http';

/** Where a host is reached: "https", and "192.168.1.20:47010" and whatever else it answers to. */
export interface Site {
  scheme: 'http' | 'https';
  hosts: readonly string[];
}

export const loopbackSite = (port: number): Site => ({
  scheme: 'http',
  hosts: [`127.0.0.1:${port}`, `localhost:${port}`],
});

/** Why a request is refused; null when it may go on. */
export function refuse(request: IncomingMessage, { scheme, hosts: allowed }: Site): string | null {
  const host = request.headers.host ?? '';
  if (!allowed.includes(host)) return 'wrong host';
  const origin = request.headers.origin;
  if (origin !== undefined && !allowed.some((name) => origin === `${scheme}://${name}`)) return 'wrong origin';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'cross-site request';
  return null;
}

/** WebSockets ignore the same-origin rule, so there an Origin is demanded. */
export function refuseSocket(request: IncomingMessage, site: Site): string | null {
  return request.headers.origin === undefined ? 'no origin' : refuse(request, site);
}
