/**
 * @file Who may talk to the web host. The printed address carries a random token in its fragment, which browsers send to nobody; the page trades it for a
 * session cookie that scripts cannot read. Tokens and sessions live as long as the server.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Sessions {
  /** 256 bits, base64url. */
  readonly token: string;
  /** A Set-Cookie value for a right token, null for a wrong one. */
  exchange(token: string): string | null;
  isSignedIn(request: IncomingMessage): boolean;
}

/** The port is part of the cookie's name because cookies are shared between the ports of a host. */
export function createSessions(port: () => number): Sessions {
  const token = randomBytes(32).toString('base64url');
  const sessions = new Set<string>();
  const cookieName = () => `chinagraph-${port()}`;
  return {
    token,
    exchange: (offered) => {
      if (!sameSecret(offered, token)) return null;
      const session = randomBytes(32).toString('base64url');
      sessions.add(session);
      return `${cookieName()}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isSignedIn: (request) => {
      const offered = readCookie(request.headers.cookie ?? '', cookieName());
      return offered !== null && sessions.has(offered);
    },
  };
}

function sameSecret(offered: string, secret: string): boolean {
  const a = Buffer.from(offered);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A token or code is the whole body, at most 200 bytes; a longer one is cut off, and so is a wrong one. */
export async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > 200) break;
  }
  return body;
}

export function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}
