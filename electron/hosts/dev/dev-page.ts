/** @file app://bundle/ from Vite's server: the page keeps its own scheme and origin, and with them every lock of the desktop app. */

import type { DevPage } from '../main/desktop.ts';
import { securityHeaders } from '../shared/headers.ts';
import { devContentSecurityPolicy } from './dev-policy.ts';

/** `address`: what electron-vite says, "http://localhost:5173". @throws where it is missing or on another machine. */
export function devPageOf(address: string | undefined): DevPage {
  const server = URL.canParse(address ?? '') ? new URL(address ?? '') : null;
  if (server?.protocol !== 'http:' || !['localhost', '127.0.0.1'].includes(server.hostname))
    throw new Error('There is no dev server on this machine: start with npm run dev.');
  const socket = `ws://${server.host}`;

  return {
    answer: async (request) => {
      const url = new URL(request.url);
      if (url.host !== 'bundle') return new Response(null, { status: 404, headers: securityHeaders('photo:') });
      if (request.method !== 'GET') return new Response(null, { status: 405, headers: securityHeaders('photo:') });
      const from = await fetch(new URL(`${url.pathname}${url.search}`, server), {
        headers: { Accept: request.headers.get('accept') ?? '*/*' },
      });
      const body = await from.text();
      const contentType = from.headers.get('content-type') ?? 'text/plain';
      const headers: Record<string, string> = {
        ...securityHeaders('photo:'),
        'Content-Type': contentType,
        'Cache-Control': 'no-store',
      };
      if (contentType.startsWith('text/html')) {
        const nonce = /<meta property="csp-nonce" nonce="([\w-]+)"/.exec(body)?.[1] ?? '';
        headers['Content-Security-Policy'] = devContentSecurityPolicy({ nonce, pictures: 'photo:', socket });
      }
      return new Response(body, { status: from.status, headers });
    },
    isAllowed: (asked) => asked.startsWith(`${socket}/`),
  };
}
