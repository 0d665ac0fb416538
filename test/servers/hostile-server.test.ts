/** @file A server that attacks whoever asks it: what it may cost, where it may lead, and what of its words reaches a terminal. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { parseServerAddress } from '../../electron/scorer/remote/address.ts';
import { createCaller } from '../../electron/scorer/remote/http-call.ts';
import { createRemoteServer } from '../../electron/scorer/remote/remote-server.ts';
import { failureInEnglish } from '../support/in-english.ts';

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

/** Answers every request with what `attack` writes; the paths that were asked for. */
async function hostile(attack: (socket: Socket, path: string) => void): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const [, path] = /^(?:GET|POST) (\S+) HTTP/.exec(bytes.toString('latin1')) ?? [];
      if (path === undefined) return;
      asked.push(path);
      attack(socket, path);
    });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    listener.close();
  });
  return { url: `http://127.0.0.1:${(listener.address() as { port: number }).port}`, asked };
}

function callerOf(url: string, token: string | null = null) {
  const address = parseServerAddress(url);
  if (typeof address === 'string') throw new Error(address);
  const caller = createCaller({ address, token });
  closing.push(() => caller.close());
  return caller;
}
const ok = (body: string | Buffer, headers = '') =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n`),
    Buffer.from(body),
  ]);

const attacks: Record<string, (socket: Socket) => void> = {
  'a body that drips': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n');
    const drip = setInterval(() => socket.write(' '), 50);
    socket.on('close', () => clearInterval(drip));
  },
  'headers that drip': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    let number = 0;
    const drip = setInterval(() => socket.write(`X-${number++}: 1\r\n`), 50);
    socket.on('close', () => clearInterval(drip));
  },
  'a zip bomb': (socket) => socket.write(ok(gzipSync(Buffer.alloc(50_000_000, 32)), 'Content-Encoding: gzip\r\n')),
  'a header without end': (socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(200_000)}`),
  'a thousand headers': (socket) =>
    socket.write(`HTTP/1.1 200 OK\r\n${Array.from({ length: 3_000 }, (_, i) => `X-${i}: 1\r\n`).join('')}\r\n`),
  'another protocol': (socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
  'continue, for ever': (socket) => {
    const more = setInterval(() => socket.write('HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)), 5);
    socket.on('close', () => clearInterval(more));
  },
  'two lengths': (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}abc'),
  'no HTTP': (socket) => socket.write('SSH-2.0-OpenSSH_9.7\r\n'),
  'lists a million deep': (socket) => socket.write(ok('['.repeat(900_000))),
};
test.each(Object.entries(attacks))('%s ends in a refusal, in time', async (_name, attack) => {
  const { url } = await hostile(attack);
  const call = callerOf(url).call({ path: 'v2', method: 'GET', timeoutMs: 400, maxBytes: 1_000_000 });
  const described = createRemoteServer({ ...callerOf(url), call: () => call }).describe();
  expect(await failureInEnglish(described)).toMatch(/^[\x20-\x7e]+$/);
});

test('a redirect leads nowhere, whatever its status, and a token is sent nowhere', async () => {
  const inside = await hostile((socket) => socket.write(ok('{}')));
  for (const status of [301, 302, 303, 307, 308]) {
    const { url } = await hostile((socket) =>
      socket.write(`HTTP/1.1 ${status} Moved\r\nLocation: ${inside.url}/v2\r\nContent-Length: 0\r\n\r\n`),
    );
    expect(await failureInEnglish(createRemoteServer(callerOf(url, 'secret')).describe())).toContain('not followed');
  }
  expect(inside.asked).toEqual([]);
});

test('an answer is never larger than what is asked about, however much a model says it gives', async () => {
  const outputs = Array.from({ length: 3_000 }, (_, i) => ({
    name: `glow.${i}`,
    datatype: 'FP32',
    shape: [-1, 99_999],
  }));
  const inputs = [{ name: 'picture', datatype: 'UINT8', shape: [-1, -1, -1, 3] }];
  const { url } = await hostile((socket) => socket.write(ok(JSON.stringify({ inputs, outputs }))));
  expect(await createRemoteServer(callerOf(url)).outputsOf('glow')).toBeNull();
});

test('what it says of itself can steer no terminal and repeats no token', async () => {
  const token = 'a-secret-token';
  const name = `tri\u001b[2Jton\u202e\n${token}`;
  const { url } = await hostile((socket, path) =>
    socket.write(
      path === '/v2'
        ? ok(JSON.stringify({ name, version: '\u0007\u009b1', extensions: ['binary_tensor_data'] }))
        : Buffer.from(
            ok(`{"error": "\u001b]0;${token}\u0007\u202e no"}`).toString().replace('200 OK', '403 \u001b[2J'),
          ),
    ),
  );
  const server = createRemoteServer(callerOf(url, token));
  expect(await server.describe()).toEqual({ name: 'tri?[2Jton??(token)', version: '??1', isBinary: true });
  const picture = { data: new Uint8Array(3), widthPx: 1, heightPx: 1 };
  const asking = server.infer('glow', [picture], [{ name: 'glow.glow', count: 1 }]);
  expect(await failureInEnglish(asking)).toMatch(/^answers with status 403: \?\]0;\(token\)\?\? no$/);
});
