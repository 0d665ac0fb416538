/** @file One HTTP request to a named server: no redirects, no other address, no answer larger or slower than it may be. */
import { lookup as systemLookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { asWritten, say, type Told } from '../../../texts/say.ts';
import { type ServerAddress, whyNotAddress } from './address.ts';

export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** In words that follow the server's name. */
export class CallFailure extends Error {
  constructor(message: Told) {
    super(message);
  }
}

export interface Caller {
  call(request: {
    path: string;
    method: 'GET' | 'POST';
    body?: Buffer;
    headers?: Record<string, string>;
    /** Of the whole call. */
    timeoutMs: number;
    maxBytes: number;
    signal?: AbortSignal;
  }): Promise<Reply>;
  /** What a server says, to be shown and kept: nothing in it steers a terminal, and a token that it repeats is left out. */
  plainWords(text: string): string;
  close(): void;
}

export interface CallerOptions {
  address: ServerAddress;
  /** Sent over TLS alone. */
  token: string | null;
  /** Certificates to believe beside the system's. */
  ca?: string | undefined;
  lookup?: LookupFunction;
}

export function createCaller({ address, token, ca, lookup = systemLookup as LookupFunction }: CallerOptions): Caller {
  const { isSecure } = address;
  /** The very addresses that are connected to are looked at: a name that stands for another one by then is refused. */
  const guarded: LookupFunction = (host, options, done) => {
    lookup(host, options, (error, found, family) => {
      if (error) return done(error, found as string, family);
      const all = Array.isArray(found) ? found.map((one) => one.address) : [found];
      const why = all.map((ip) => whyNotAddress(ip, isSecure)).find((one) => one !== null);
      if (why) return done(new CallFailure(why) as NodeJS.ErrnoException, '', 0);
      done(null, found as string, family);
    });
  };
  const settings = { keepAlive: true, maxSockets: 8, ...(ca ? { ca } : {}) };
  const agent = isSecure ? new https.Agent(settings) : new http.Agent(settings);
  const send = isSecure ? https.request : http.request;

  return {
    call: ({ path, method, body, headers = {}, timeoutMs, maxBytes, signal }) =>
      new Promise<Reply>((resolve, reject) => {
        const late = AbortSignal.timeout(timeoutMs);
        const both = signal ? AbortSignal.any([signal, late]) : late;
        const fail = (error: unknown): void => {
          if (signal?.aborted) reject(signal.reason);
          else if (late.aborted) reject(new CallFailure(say('server.late', { seconds: timeoutMs / 1000 })));
          else reject(error instanceof CallFailure ? error : new CallFailure(sayError(error)));
        };
        const request = send(
          new URL(`${address.url}/${path}`),
          {
            ...{ method, agent, lookup: guarded, signal: both, maxHeaderSize: 16_384 },
            headers: {
              ...headers,
              ...(body ? { 'Content-Length': String(body.length) } : {}),
              ...(token && isSecure ? { Authorization: `Bearer ${token}` } : {}),
            },
          },
          (response) => {
            const status = response.statusCode ?? 0;
            if (status >= 300 && status < 400) {
              response.destroy();
              return fail(new CallFailure(say('server.redirects', { status })));
            }
            const chunks: Buffer[] = [];
            let length = 0;
            response.on('data', (chunk: Buffer) => {
              length += chunk.length;
              if (length > maxBytes) {
                response.destroy();
                return fail(new CallFailure(say('server.tooMuch', { bytes: maxBytes })));
              }
              chunks.push(chunk);
            });
            response.on('error', fail);
            // Also where it ends without an error.
            response.on('close', () => fail(new CallFailure(say('server.cut'))));
            response.on('end', () => {
              if (!response.complete) return fail(new CallFailure(say('server.cut')));
              resolve({ status, headers: response.headers, body: Buffer.concat(chunks) });
            });
          },
        );
        request.on('error', fail);
        // Whoever speaks another protocol, or another one from here on, is not listened to.
        request.on('upgrade', (_response, socket) => {
          socket.destroy();
          fail(new CallFailure(say('server.upgrades')));
        });
        request.end(body);
      }),
    plainWords: (text) =>
      (token ? text.replaceAll(token, '(token)').replaceAll(JSON.stringify(token).slice(1, -1), '(token)') : text)
        .replaceAll(unprintable, '?')
        // As a value of a told text has them.
        .replaceAll(/(?<=(?<!\\)(?:\\\\)*)\\(?:[bfnrt]|u00[01][0-9a-f])/g, '?'),
    close: () => agent.destroy(),
  };
}

/** Controls, what is drawn as nothing and what turns the direction of reading, separators of lines. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function sayError(error: unknown): Told {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED') return say('server.refusesConnection');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return say('server.noName');
  if (code === 'ECONNRESET' || code === 'EPIPE') return say('server.hangsUp');
  if (code === 'HPE_HEADER_OVERFLOW') return say('server.headers');
  if (code?.startsWith('HPE_')) return say('server.noHttp');
  if (code?.startsWith('ERR_TLS') || /certificate|SSL|TLS/i.test(`${code} ${message}`))
    return say('server.untrusted', { message });
  return asWritten(message || String(code));
}
