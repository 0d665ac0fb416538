/** @file A server as a device, at the level of one picture: every way of failing, once and for good; where pictures may go; what an answer may cost. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { LookupFunction } from 'node:net';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ModelSpec, RemoteSpec } from '../../electron/scorer/protocol.ts';
import { parseServerAddress, whyNotAddress } from '../../electron/scorer/remote/address.ts';
import { createCaller } from '../../electron/scorer/remote/http-call.ts';
import { createRemoteModels } from '../../electron/scorer/remote/remote-models.ts';
import { ScorerError } from '../../electron/scorer/scorer-error.ts';
import type { Picture, ScoreAdapter } from '../../native-models/adapters/index.ts';
import { servedName } from '../../native-models/served/served-name.ts';
import { glowOf } from '../support/glow-family.ts';
import { failureInEnglish } from '../support/in-english.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type Fault, type FaultServer, startFaultServer } from './fault-server.ts';

const sha256 = 'ab'.repeat(32);
const model: ModelSpec = {
  ...{ id: 'glow-one', file: '/nowhere', sha256, range: { low: 0, high: 100 } },
  adapter: { kind: 'family', family: { name: 'glow', module: null }, settings: null },
};
const adapter = {
  decode: ({ glow }: Parameters<ScoreAdapter['decode']>[0]) => [{ headline: glow!.data[0]! }],
} as unknown as ScoreAdapter;
const pictures: Picture[] = [40, 90, 140, 190].map((level) => ({
  ...{ widthPx: 224, heightPx: 226 },
  data: new Uint8Array(224 * 226 * 3).map((_, i) => (level + (i % 7)) & 255),
}));
const keys = pictures.map((_, i) => String(i));

const open: FaultServer[] = [];
afterAll(() => Promise.all(open.map((server) => server.close())));
async function faulty(isBinary: boolean, faults: Fault[], tls?: { key: string; cert: string }): Promise<FaultServer> {
  const score = (pixels: Buffer) => glowOf(pixels);
  const named = { model: servedName([model]), output: 'glow-one.glow', isBinary, score };
  const server = await startFaultServer({ ...named, ...(tls ? { tls } : {}) });
  server.faults = faults;
  open.push(server);
  return server;
}
const specOf = (url: string, more: Partial<RemoteSpec> = {}): RemoteSpec => ({
  ...{ url, token: null, models: [{ id: model.id, sha256 }] },
  ...more,
});
const scoreAt = async (spec: RemoteSpec) => {
  const remote = createRemoteModels(spec);
  try {
    return (await remote.score(model, adapter, pictures, keys)).map(({ headline }) => headline);
  } finally {
    remote.close();
  }
};
const expected = pictures.map(({ data }) => glowOf(data));
const expectRight = (values: readonly number[]) => {
  for (const [i, value] of values.entries()) expect(Math.abs(value - expected[i]!)).toBeLessThan(0.001);
};

/** Of what is said, in either form. */
const faults: Fault[] = ['half', 'not-json', 'nan', 'wrong-shape', 'wrong-type', 'wrong-length', 'no-output'];
/** Whatever the form. */
const formless: Fault[] = ['status-500', 'header-length', 'endless', 'redirect', 'reset'];
describe.each([true, false])('binary tensors: %s', (isBinary) => {
  test('a slow server is waited for, and each picture is asked about once', async () => {
    const server = await faulty(isBinary, ['slow', 'none']);
    expectRight(await scoreAt(specOf(server.url)));
    expect(server.asked).toBe(pictures.length);
  });

  test('what fails once is asked again; what fails always ends in a refusal by the device, never in a number', async () => {
    const all = isBinary ? [...faults, ...formless] : faults;
    await Promise.all(
      all.flatMap((fault) => [
        faulty(isBinary, [fault, 'none']).then(async ({ url }) => expectRight(await scoreAt(specOf(url)))),
        faulty(isBinary, [fault]).then(async ({ url }) => {
          const failure = await scoreAt(specOf(url)).then(String, (error: unknown) => error);
          expect(failure, fault).toBeInstanceOf(ScorerError);
          expect((failure as ScorerError).kind).toBe('device');
        }),
      ]),
    );
  });
});

test('a server with other weights under its name is not asked', async () => {
  const server = await faulty(true, ['none']);
  const other = { ...model, sha256: 'cd'.repeat(32) };
  const remote = createRemoteModels(specOf(server.url, { models: [other] }));
  const asked = remote.score(other, adapter, pictures, keys);
  expect(await failureInEnglish(asked)).toContain('has no model glow-one-cdcdcdcdcdcd');
  expect(server.asked).toBe(0);
});

test('gone in the middle of a batch: a refusal, and nothing that was not said', async () => {
  const server = await faulty(true, ['slow']);
  const asking = scoreAt(specOf(server.url));
  setTimeout(() => void server.close(), 300);
  await expect(asking).rejects.toMatchObject({ kind: 'device' });
});

describe('TLS', () => {
  const folder = tempFolder('tls');
  const made = (): { key: string; cert: string } => {
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
    const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    execFileSync('openssl', [...words, '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert], {
      stdio: 'ignore',
    });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  };

  test('a certificate that nobody vouches for ends it before a byte is sent; a token goes over TLS alone', async () => {
    const tls = made();
    const secure = await faulty(true, ['none'], tls);
    const distrusted = scoreAt(specOf(secure.url, { token: 'secret' }));
    expect(await failureInEnglish(distrusted)).toContain('cannot be trusted');
    expect(secure.lastHeaders).toEqual({});
    expectRight(await scoreAt(specOf(secure.url, { token: 'secret', ca: tls.cert })));
    expect(secure.lastHeaders.authorization).toBe('Bearer secret');
    const plain = await faulty(true, ['none']);
    expectRight(await scoreAt(specOf(plain.url, { token: 'secret' })));
    expect(plain.lastHeaders.authorization).toBeUndefined();
  });
});

describe('where pictures may go', () => {
  test.each([
    'http://8.8.8.8:8000',
    'http://169.254.169.254',
    'https://169.254.169.254/latest',
    'http://0.0.0.0:8000',
    'http://[::]:80',
    'https://user:pass@gpu.example',
    'file:///etc/passwd',
    'ftp://gpu.example',
    'javascript:alert(1)',
    'gpu.example:8000',
    'http://[fe80::1]',
    'https://gpu.example/?x=1',
    'https://gpu.example/#x',
    'http://0x08080808',
    'http://134744072',
    '',
  ])('%s is refused', (text) => {
    expect(typeof parseServerAddress(text)).toBe('string');
  });

  test.each([
    ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000'],
    ['http://192.168.3.4', 'http://192.168.3.4'],
    ['http://gpu.local:8000', 'http://gpu.local:8000'],
    ['https://gpu.example:8443/v/', 'https://gpu.example:8443/v'],
    ['http://[fd00::1]:8000', 'http://[fd00::1]:8000'],
  ])('%s is a server', (text, url) => {
    expect(parseServerAddress(text)).toMatchObject({ url });
  });

  test('a name is looked at when it is connected to: over http it must not lead out of the own network, nor to a machine’s own data', async () => {
    expect(whyNotAddress('::ffff:8.8.8.8', false)).not.toBeNull();
    expect(whyNotAddress('::ffff:169.254.169.254', true)).not.toBeNull();
    expect(whyNotAddress('10.1.2.3', false)).toBeNull();
    const address = parseServerAddress('http://gpu.local:8000');
    if (typeof address === 'string') throw new Error(address);
    for (const ip of ['93.184.216.34', '169.254.169.254', '0.0.0.0']) {
      const lookup = ((_host, _options, done) => done(null, [{ address: ip, family: 4 }])) as LookupFunction;
      const caller = createCaller({ address, token: null, lookup });
      const call = caller.call({ path: 'v2', method: 'GET', timeoutMs: 2_000, maxBytes: 1_000 });
      await expect(call).rejects.toThrow(ip);
    }
  });
});
