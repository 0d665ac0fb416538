/** @file The web host's door: token, session, Host, Origin, cross-site, sockets, methods, traversal, headers (S3, S9, S10 in the browser). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect as connectTcp } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Engine } from '../../electron/core/engine.ts';
import { startWebHost, type WebHost } from '../../electron/hosts/web/web-host.ts';
import { hostileIds } from '../support/hostile-addresses.ts';
import { tempFolder } from '../support/temp-folder.ts';

const pageDir = tempFolder('page');
mkdirSync(path.join(pageDir, 'assets'));
writeFileSync(path.join(pageDir, 'index.html'), '<!doctype html>');
writeFileSync(path.join(pageDir, 'assets', 'main-abc.js'), 'export {}'.repeat(100));
writeFileSync(path.join(pageDir, 'secret.txt'), 'not a page file');
const picture = path.join(tempFolder('cache'), 'a.webp');
writeFileSync(picture, 'picture bytes');

const asked: number[] = [];
/** Only what the door needs: pictures and an empty router. */
const engine = {
  router: {},
  original: (id: number) =>
    id === 7
      ? { path: Buffer.from(picture), name: 'Anna & “Ben”.webp' }
      : id === 9
        ? { path: Buffer.from(picture), name: 'C1.MOV' }
        : null,
  preview: async (id: number) => {
    asked.push(id);
    return id === 7
      ? { file: picture, contentType: 'image/webp' }
      : { problem: 'This photo is not in the catalog any more.' };
  },
} as unknown as Engine;

let host: WebHost;
let cookie = '';
beforeAll(async () => {
  host = await startWebHost({ engine, page: pageDir, port: 0 });
  const answer = await ask('/session', { method: 'POST', body: new URL(host.url).hash.replace('#token=', '') });
  cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});
afterAll(() => host.close());

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Node's own client, because fetch cleans addresses and sets headers of its own. */
function ask(
  address: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port: host.port, path: address, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += String(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the token', () => {
  test.each(['', 'wrong', 'x'.repeat(43), 'x'.repeat(10_000)])('%j opens nothing', async (body) => {
    const answer = await ask('/session', { method: 'POST', body });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('is 256 bits, and gives a session that scripts and other sites cannot use', async () => {
    const token = new URL(host.url).hash.replace('#token=', '');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const answer = await ask('/session', { method: 'POST', body: token });
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^chinagraph-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  test('a page learns whether its session is known, without an error', async () => {
    const known = async (headers: Record<string, string>) => {
      const { status, body } = await ask('/session', { headers });
      return [status, JSON.parse(body) as unknown];
    };
    expect(await known({ cookie })).toEqual([200, { isSignedIn: true }]);
    expect(await known({})).toEqual([200, { isSignedIn: false }]);
    expect(await known({ cookie: cookie.replace(/.$/, '!') })).toEqual([200, { isSignedIn: false }]);
  });

  test('pictures need the session', async () => {
    expect((await ask('/preview/7?tier=nav')).status).toBe(401);
    expect((await ask('/preview/7?tier=nav', { headers: { cookie: cookie.replace(/.$/, '!') } })).status).toBe(401);
    const served = await ask('/preview/7?tier=nav&v=1', { headers: { cookie } });
    expect([served.status, served.body, served.headers['content-type']]).toEqual([200, 'picture bytes', 'image/webp']);
    expect(served.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('a request from elsewhere', () => {
  test.each([
    ['a rebound name', { host: 'evil.example' }],
    ['a rebound name with our port', { host: 'evil.example:PORT' }],
    ['our address on another port', { host: '127.0.0.1:1' }],
    ['no port', { host: '127.0.0.1' }],
    ['the wildcard address', { host: '0.0.0.0:PORT' }],
    ['another site', { origin: 'https://evil.example' }],
    ['a page on another port here', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a link on another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this site', { 'sec-fetch-site': 'same-site' }],
  ])('(%s) is refused, session or not', async (_what, headers) => {
    const real = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(host.port))]),
    );
    for (const address of ['/', '/preview/7?tier=nav'])
      expect((await ask(address, { headers: { ...real, cookie } })).status).toBe(403);
    const token = new URL(host.url).hash.replace('#token=', '');
    expect((await ask('/session', { method: 'POST', body: token, headers: real })).status).toBe(403);
  });

  test('nothing is allowed to read across origins', async () => {
    const { headers } = await ask('/', { headers: { cookie } });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('a socket', () => {
  const dial = (headers: Record<string, string>, address = '/rpc'): Promise<'open' | number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${host.port}${address}`, { headers });
      socket.on('open', () => {
        socket.close();
        resolve('open');
      });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('error', () => undefined);
    });
  const origin = () => `http://127.0.0.1:${host.port}`;

  test('needs an origin, ours, a session and the right address', async () => {
    expect(await dial({ cookie })).toBe(403);
    expect(await dial({ cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await dial({ origin: origin() })).toBe(403);
    expect(await dial({ cookie, origin: origin() }, '/rpc/../rpc2')).toBe(403);
    expect(await dial({ cookie, origin: origin(), host: 'evil.example' })).toBe(403);
    expect(await dial({ cookie, origin: origin() })).toBe('open');
  });

  test.each([
    ['a message larger than any page sends', Buffer.alloc(9 * 1024 * 1024, 0x20)],
    ['no message of ours', Buffer.from('{"i":')],
    ['bytes', Buffer.from([0xff, 0x00, 0xfe])],
    ['an answer to nothing', Buffer.from('{"i":"1","t":3,"p":{}}')],
  ])('that sends %s leaves the host up', async (_, message) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { headers: { cookie, origin: origin() } });
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => socket.on('open', () => resolve()));
    socket.send(message, { binary: false });
    socket.send(message);
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 200))]);
    socket.terminate();
    await closed;
    expect((await ask('/')).status).toBe(200);
  });

  test('that hangs up while it is refused leaves the host up', async () => {
    for (let n = 0; n < 5; n++) {
      const raw = connectTcp(host.port, '127.0.0.1', () => {
        raw.write(
          `GET //// HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
        );
        raw.resetAndDestroy();
      });
      raw.on('error', () => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await ask('/')).status).toBe(200);
  });
});

describe('an address', () => {
  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('is not for %s', async (method) => {
    expect((await ask('/', { method })).status).toBe(405);
  });

  test.each([
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/../../../etc/passwd',
    '/assets/..%2f..%2fsecret.txt',
    '/secret.txt',
    '/assets/',
    '/%00',
    '//etc/passwd',
    '/rpc',
    '/C:%5cWindows',
  ])('%s is no file of ours', async (address) => {
    const answer = await ask(address, { headers: { cookie } });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('not a page file');
  });

  test('of a picture takes an id and nothing else', async () => {
    asked.length = 0;
    for (const id of hostileIds.filter((one) => !one.includes('٣'))) {
      const answer = await ask(`/preview/${id}?tier=thumb`, { headers: { cookie } });
      expect([404, 431], id.slice(0, 40)).toContain(answer.status);
    }
    expect(asked).toEqual([]);
  });

  test('HEAD says what GET would, without a body', async () => {
    const head = await ask('/', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
  });
});

test('every answer carries the policy, refusals too', async () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
  const answers = [
    await ask('/'),
    await ask('/assets/main-abc.js', { headers: { 'accept-encoding': 'gzip' } }),
    await ask('/nothing', { headers: { cookie } }),
    await ask('/preview/7?tier=nav'),
    await ask('/preview/8?tier=nav', { headers: { cookie } }),
    await ask('/', { headers: { host: 'evil.example' } }),
    await ask('/', { method: 'PUT' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 401, 404, 403, 405]);
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toBe(policy);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  }
});

describe('originals', () => {
  test('are downloads of bytes, by id and for who is signed in alone', async () => {
    expect((await ask('/original/7')).status).toBe(401);
    const { status, headers, body } = await ask('/original/7', { headers: { cookie } });
    expect([status, body]).toEqual([200, 'picture bytes']);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-disposition': "attachment; filename*=UTF-8''Anna%20%26%20%E2%80%9CBen%E2%80%9D.webp",
    });
    expect((await ask('/original/8', { headers: { cookie } })).status).toBe(404);
    for (const id of ['..%2f..%2fetc%2fpasswd', '7/../8', '-7', '7.0', '7%00', '99999999999999999999'])
      expect((await ask(`/original/${id}`, { headers: { cookie } })).status, id).toBe(404);
  });

  test('that are clips are played in parts, and nothing else is', async () => {
    expect((await ask('/original/9?play')).status).toBe(401);
    const part = async (range: string) => {
      const { status, headers, body } = await ask('/original/9?play', { headers: { cookie, range } });
      return [status, headers['content-range'], body];
    };
    expect(await part('bytes=0-')).toEqual([206, 'bytes 0-12/13', 'picture bytes']);
    expect(await part('bytes=8-9')).toEqual([206, 'bytes 8-9/13', 'by']);
    expect(await part('bytes=-5')).toEqual([206, 'bytes 8-12/13', 'bytes']);
    expect((await part('bytes=13-'))[0]).toBe(416);
    const whole = await ask('/original/9?play', { headers: { cookie } });
    expect([whole.status, whole.headers['content-type'], whole.body]).toEqual([200, 'video/mp4', 'picture bytes']);
    const { headers } = await ask('/original/7?play', { headers: { cookie } });
    expect(headers['content-type']).toBe('application/octet-stream');
  });
});
