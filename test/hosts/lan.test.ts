/** @file Paired devices on the local network: the door (TLS, Host, Origin, codes, who is near), and what is behind it for each right. */
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { FolderId, PhotoId } from '../../electron/contract/ids.ts';
import { contract } from '../../electron/contract/index.ts';
import { defaultSettings } from '../../electron/contract/settings.ts';
import { wireSerializers } from '../../electron/contract/wire.ts';
import type { Engine } from '../../electron/core/engine.ts';
import { createPairedDevices } from '../../electron/core/lan/paired-devices.ts';
import { startLanHost } from '../../electron/hosts/lan/lan-host.ts';
import { readNetwork } from '../../electron/hosts/lan/network.ts';
import { reachOf } from '../../electron/hosts/lan/reach.ts';
import { runCli } from '../support/run-cli.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../support/test-engine.ts';

const catalogDir = tempFolder('catalog');
const pageDir = tempFolder('page');
mkdirSync(path.join(pageDir, 'assets'));
writeFileSync(path.join(pageDir, 'index.html'), '<!doctype html>');
/** As if this computer had this address; it is asked at its own. */
const network = { ...readNetwork({}), addresses: ['192.168.7.20', 'fd00::20'] };

let engine: Engine;
let shoot: FolderId;
let other: FolderId;
let photos: PhotoId[];
let shootDir: string;
let otherPhotos: PhotoId[];
let port = 0;
beforeAll(async () => {
  engine = await testEngine({
    catalogDir,
    serveLan: (served, door, dir, wanted) =>
      startLanHost({ engine: served, door, dir, port: wanted, pageDir, network }),
  });
  const [here, there] = [tempFolder('shoot'), tempFolder('other')];
  await writeSmallShoot(here, numbered(3));
  await writeSmallShoot(
    there,
    numbered(2).map((photo) => ({ ...photo, seed: 9 })),
  );
  shootDir = here;
  shoot = (await openAndSettle(engine, here)).id;
  other = (await openAndSettle(engine, there)).id;
  photos = await idsOf(engine, shoot);
  otherPhotos = await idsOf(engine, other);
  const { serving } = await engine.client.lan.start({ folderId: shoot, rights: 'decide', port: null });
  port = Number(new URL(serving?.addresses[0] ?? '').port);
});

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}
function ask(
  address: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body = '' } = options;
    const sent = httpsRequest(
      { host: '127.0.0.1', port, path: address, method, headers, rejectUnauthorized: false },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += String(chunk);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
const pairWith = async (code: string): Promise<string> => {
  const answer = await ask('/session', {
    method: 'POST',
    body: code,
    headers: { 'user-agent': 'Mozilla/5.0 (iPad; CPU OS 18_0) Safari/605' },
  });
  expect(answer.status).toBe(204);
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
};
const pairAs = async (rights: 'look' | 'decide'): Promise<{ cookie: string; id: string }> => {
  const state = await engine.client.lan.newCode({ rights });
  const cookie = await pairWith(state.serving?.pairing?.code ?? '');
  const { devices } = await engine.client.lan.state({});
  return { cookie, id: devices.at(-1)?.id ?? '' };
};
const dial = (headers: Record<string, string>, address = '/rpc') =>
  new WebSocket(`wss://127.0.0.1:${port}${address}`, { headers, rejectUnauthorized: false });
const origin = () => `https://192.168.7.20:${port}`;
const opens = (socket: WebSocket): Promise<'open' | number> =>
  new Promise((resolve) => {
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
const lineOf = async (cookie: string): Promise<{ client: Engine['client']; socket: WebSocket }> => {
  const socket = dial({ cookie, origin: origin(), host: `192.168.7.20:${port}` });
  await once(socket, 'open');
  const link = new RPCLink({
    websocket: socket as unknown as globalThis.WebSocket,
    customJsonSerializers: wireSerializers,
  });
  return { client: createORPCClient(link), socket };
};

describe('the door', () => {
  test('is TLS alone, of 1.2 or later, with a certificate for the addresses that it is reached at', async () => {
    const { serving } = await engine.client.lan.state({});
    expect(serving?.addresses).toEqual([`https://192.168.7.20:${port}`, `https://[fd00::20]:${port}`]);
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    const peer = socket.getPeerX509Certificate();
    expect(peer?.fingerprint256).toBe(serving?.fingerprint);
    expect(peer?.checkIP('fd00::20')).toBe('fd00::20');
    socket.destroy();
    const old = connectTls({
      host: '127.0.0.1',
      port,
      rejectUnauthorized: false,
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
    });
    await expect(once(old, 'secureConnect')).rejects.toThrow();
  });

  test.each([
    ['a rebound name', { host: 'evil.example' }],
    ['a rebound name with our port', { host: 'evil.example:PORT' }],
    ['an address that is not ours', { host: '192.168.7.21:PORT' }],
    ['another site', { origin: 'https://evil.example' }],
    ['our address without TLS', { origin: 'http://192.168.7.20:PORT' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a link on another site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s, paired or not', async (_what, given) => {
    const { cookie } = await pairAs('look');
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value.replace('PORT', String(port))]),
    );
    for (const address of ['/', `/preview/${photos[0]}?tier=thumb`])
      expect((await ask(address, { headers: { ...headers, cookie } })).status).toBe(403);
    const code = (await engine.client.lan.newCode({ rights: 'look' })).serving?.pairing?.code ?? '';
    expect((await ask('/session', { method: 'POST', body: code, headers })).status).toBe(403);
    expect(await opens(dial({ cookie, origin: origin(), ...headers }))).toBe(403);
  });

  test('lets a socket through with a cookie, our origin and the right address alone', async () => {
    const { cookie } = await pairAs('look');
    expect(await opens(dial({ origin: origin() }))).toBe(403);
    expect(await opens(dial({ cookie }))).toBe(403);
    expect(await opens(dial({ cookie: cookie.replace(/.$/, '!'), origin: origin() }))).toBe(403);
    expect(await opens(dial({ cookie, origin: origin() }, '/other'))).toBe(403);
    expect(await opens(dial({ cookie, origin: origin() }))).toBe('open');
  });

  test('shows the page and nothing else to a stranger, under the strict policy', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    for (const address of [
      `/preview/${photos[0]}?tier=thumb`,
      `/original/${photos[0]}`,
      '/rpc',
      '/..%2f..%2fetc%2fpasswd',
    ])
      expect((await ask(address)).status, address).toBe(401);
    expect(JSON.parse((await ask('/session')).body)).toEqual({ isSignedIn: false, pairs: true });
  });

  test('survives a message that is too large, and rubbish', async () => {
    const { cookie } = await pairAs('look');
    for (const message of [Buffer.alloc(2 * 1024 * 1024, 0x20), Buffer.from('{"i":'), Buffer.from([0xff, 0, 0xfe])]) {
      const { socket } = await lineOf(cookie);
      socket.on('error', () => undefined);
      const closed = once(socket, 'close');
      socket.send(message);
      if (message.length < 1_000) setTimeout(() => socket.terminate(), 20);
      await closed;
    }
    expect((await ask('/')).status).toBe(200);
  });
});

describe('a code', () => {
  test('is good once, however it is typed, and its cookie is for this server and no script', async () => {
    const code = (await engine.client.lan.newCode({ rights: 'look' })).serving?.pairing?.code ?? '';
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    const answer = await ask('/session', { method: 'POST', body: ` ${code.toLowerCase().replace('-', ' ')} ` });
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^__Host-chinagraph-\d+=[\w-]{43}; Secure; HttpOnly; SameSite=Strict; Path=\/; Max-Age=2592000$/,
    );
    expect((await ask('/session', { method: 'POST', body: code })).status).toBe(403);
    expect((await engine.client.lan.state({})).serving).toMatchObject({ pairing: null, wrongGuesses: 1 });
  });
});

describe('behind it', () => {
  /** Every procedure of the contract. */
  const procedures = Object.entries(contract).flatMap(([group, calls]) =>
    Object.keys(calls).map((name) => `${group}.${name}`),
  );
  const call = (client: Engine['client'], procedure: string, input: unknown): Promise<unknown> => {
    const [group = '', name = ''] = procedure.split('.');
    return (
      (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[group]?.[name]?.(
        input,
      ) ?? Promise.reject()
    );
  };
  const codeOf = async (asked: Promise<unknown>): Promise<unknown> =>
    asked.then(
      () => 'answered',
      (error: { code?: unknown }) => error.code,
    );

  test.each(['look', 'decide'] as const)('a device that may %s reaches its procedures and no other', async (rights) => {
    const { client, socket } = await lineOf((await pairAs(rights)).cookie);
    const reach = reachOf(rights);
    expect(
      reach.filter((name) => /^(places|exporting|models|people|programs|ingest|lan|library|work|merge)\./.test(name)),
    ).toEqual([]);
    for (const procedure of procedures.filter((name) => !reach.includes(name)))
      expect(await codeOf(call(client, procedure, { folderId: shoot, ids: photos, id: photos[0] })), procedure).toBe(
        'NOT_FOUND',
      );
    expect(await call(client, 'app.access', {})).toEqual({ rights, folderId: shoot });
    expect(
      (
        await client.photos.ids({
          folderId: shoot,
          filter: {},
          sort: { by: 'time', descending: false },
          stacks: 'open',
        })
      ).total,
    ).toBe(3);
    // Who is in the pictures is neither asked for nor counted from elsewhere.
    const query = { folderId: shoot, sort: { by: 'time' as const, descending: false }, stacks: 'open' as const };
    expect(await codeOf(client.photos.ids({ ...query, filter: { people: ['p1'] } }))).toBe('FORBIDDEN');
    expect((await client.photos.facets({ ...query, filter: {} })).people).toEqual({});
    socket.close();
  });

  test('another shoot, its photos and a step of all shoots are out of reach', async () => {
    const { cookie } = await pairAs('decide');
    const { client, socket } = await lineOf(cookie);
    const change = { flag: 'reject' as const };
    for (const [procedure, input] of [
      ['shoots.reopen', { folderId: other }],
      ['photos.cards', { ids: [photos[0], otherPhotos[0]] }],
      ['photos.detail', { id: otherPhotos[0] }],
      ['decisions.apply', { ids: otherPhotos, change }],
      ['decisions.undo', {}],
      ['decisions.undo', { folderId: shoot, elsewhere: true }],
      ['photos.prioritise', { onScreen: otherPhotos, next: [] }],
      ['photos.cards', { ids: 'all' }],
    ] as const)
      expect(await codeOf(call(client, procedure, input)), procedure).toBe('FORBIDDEN');
    expect((await ask(`/preview/${otherPhotos[0]}?tier=thumb`, { headers: { cookie } })).status).toBe(404);
    expect((await ask(`/preview/${photos[0]}?tier=thumb`, { headers: { cookie } })).status).toBe(200);
    expect((await ask(`/original/${photos[0]}`, { headers: { cookie } })).status).toBe(404);
    socket.close();
  });

  test('answers name no path, no server and no other shoot', async () => {
    await engine.client.app.changeSettings({ servers: ['https://gpu.example'], authorName: 'Ada' });
    const { client, socket } = await lineOf((await pairAs('decide')).cookie);
    const folder = await client.shoots.reopen({ folderId: shoot });
    const info = await client.app.info({});
    expect([folder.displayPath, info.catalog]).toEqual(['', '']);
    expect(await client.app.settings({})).toEqual({ ...defaultSettings, hint: 'done' });
    const events = await client.app.events({});
    await engine.client.decisions.apply({ ids: otherPhotos, change: { stars: 1 } });
    await client.decisions.apply({ ids: [photos[1]!], change: { flag: 'pick' } });
    // The shoot's own count may be told before the photo.
    const { value: first } = (await events.next()) as { value: { folderId?: number; folder?: { id: number } } };
    expect(first.folder?.id ?? first.folderId).toBe(shoot);
    const [card] = await engine.client.photos.cards({ ids: [photos[1]!] });
    expect(card?.decision.flag).toBe('pick');
    socket.close();
  });

  test('what a device decides carries its name: in the file for others, in the report, through undo and a rebuilt catalog', async () => {
    const [first, second, third] = photos as [PhotoId, PhotoId, PhotoId];
    await engine.client.app.changeSettings({ authorName: 'Ada' });
    const own = engine.client.decisions;
    await own.apply({ ids: photos, change: { flag: 'none', stars: 0 } });
    await own.apply({ ids: [first, second], change: { flag: 'pick' } });
    const { client, socket } = await lineOf((await pairAs('decide')).cookie);
    await client.decisions.apply({ ids: [first, third], change: { flag: 'reject' } });
    const name = 'iPad, Safari';
    const setBy = (from: { merging: Pick<Engine['merging'], 'exportText'> } = engine) => {
      const { photos: told, authors } = JSON.parse(from.merging.exportText(shoot).text) as {
        photos: { name: string; flag?: { by: string; value: string } }[];
        authors: Record<string, string>;
      };
      return told.map(({ flag }) => flag && `${authors[flag.by]} ${flag.value}`).toSorted();
    };
    expect(setBy()).toEqual(['Ada pick', `${name} reject`, `${name} reject`]);
    expect((await own.history({ folderId: shoot, limit: 2 })).map(({ says }) => says)).toEqual([
      `Rejected 2 photos (${name})`,
      'Picked 2 photos',
    ]);
    const agreement = async () => (await engine.client.shoots.report({ folderId: shoot })).authors;
    expect(await agreement()).toContainEqual(expect.objectContaining({ authors: ['Ada', name], photos: 1, same: 0 }));
    // Taken back it is the word of who took it back, done again of who did it again; and the photographer's own word after it is the photographer's.
    await own.undo({ folderId: shoot });
    expect(setBy()).toEqual(['Ada none', 'Ada pick', 'Ada pick']);
    await client.decisions.redo({ folderId: shoot });
    expect(setBy()).toEqual(['Ada pick', `${name} reject`, `${name} reject`]);
    await own.apply({ ids: [third], change: { flag: 'pick' } });
    expect(setBy()).toEqual(['Ada pick', 'Ada pick', `${name} reject`]);
    expect(await agreement()).toContainEqual(expect.objectContaining({ authors: ['Ada', name], photos: 2, same: 0 }));
    socket.close();

    // Merged by somebody else on copies of the files, in the app and by a command: whose word each is stays known, and stands in his history.
    const home = tempFolder('ben');
    const copy = path.join(home, 'Wedding');
    cpSync(shootDir, copy, { recursive: true });
    const file = path.join(home, 'ada.json');
    writeFileSync(file, engine.merging.exportText(shoot).text);
    const bens = path.join(home, 'app');
    const ben = await testEngine({ catalogDir: bens, background: 'none' });
    const folderId = (await openAndSettle(ben, copy)).id;
    const text = readFileSync(file, 'utf8');
    const plan = await ben.client.decisions.planMerge({ folderId, files: [{ name: 'ada.json', text }] });
    expect(plan.taken.map(({ author, to }) => `${author} ${to}`).toSorted()).toEqual(setBy());
    const { step } = await ben.client.decisions.merge({ planId: plan.planId, rule: null, choices: [] });
    expect(step?.says).toBe(`Merged decisions of 3 photos from Ada and ${name}`);
    expect((await ben.client.decisions.history({ folderId, limit: 1 }))[0]?.says).toBe(step?.says);
    expect(setBy({ merging: { exportText: () => ben.merging.exportText(folderId) } })).toEqual(setBy());
    const byCommand = ['--catalog', path.join(home, 'command')];
    const merged = await runCli(['decisions', 'merge', copy, file, '--json', ...byCommand]);
    expect(JSON.parse(merged.stdout).shoots).toMatchObject([{ takes: 3, left: 0, step: { says: step?.says } }]);
    // From the journal alone, in another place.
    const rebuilt = tempFolder('rebuilt');
    cpSync(catalogDir, rebuilt, { recursive: true, filter: (file) => !/(library\.db|backups|lock)/.test(file) });
    const again = await testEngine({ catalogDir: rebuilt });
    await again.client.shoots.reopen({ folderId: shoot });
    expect(setBy(again).filter((said) => said?.startsWith(name))).toEqual([`${name} reject`]);
  });

  test('rights that are taken or lowered hold at once, by the page and by the command line', async () => {
    const { cookie, id } = await pairAs('decide');
    const first = await lineOf(cookie);
    const dropped = once(first.socket, 'close');
    await engine.client.lan.setRights({ id, rights: 'look' });
    await dropped;
    const second = await lineOf(cookie);
    expect(await codeOf(second.client.decisions.apply({ ids: photos, change: { stars: 5 } }))).toBe('NOT_FOUND');
    // Another process writes the file; nobody tells the server.
    expect(createPairedDevices(path.join(catalogDir, 'lan')).revoke(id)).toBe(true);
    expect(await codeOf(second.client.photos.cards({ ids: photos }))).toBe('FORBIDDEN');
    expect((await ask(`/preview/${photos[0]}?tier=thumb`, { headers: { cookie } })).status).toBe(401);
    second.socket.close();
  });
});

test('of a device only the hash of its secret is kept, in files of their owner', async () => {
  const { cookie } = await pairAs('look');
  const file = path.join(catalogDir, 'lan', 'paired-devices.json');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(statSync(path.join(catalogDir, 'lan', 'lan-certificate.pem')).mode & 0o077).toBe(0);
  const secret = cookie.split('=')[1] ?? '';
  expect(JSON.stringify(createPairedDevices(path.join(catalogDir, 'lan')).list())).not.toContain(secret);
});
