/** @file S3, S9, S10, S11: what app:// and photo:// answer, and what they never do. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { schemes } from '../../electron/hosts/main/schemes.ts';
import { servePage } from '../../electron/hosts/main/serve-page.ts';
import { servePhoto } from '../../electron/hosts/main/serve-photo.ts';
import { readPageFiles } from '../../electron/hosts/shared/page-files.ts';
import { hostileIds } from '../support/hostile-addresses.ts';
import { tempFolder } from '../support/temp-folder.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' photo: blob:; media-src photo:; font-src 'self'; connect-src 'self' photo:; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

describe('app://bundle', () => {
  const folder = tempFolder('page');
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'assets', 'main-abc.js'), 'export {}');
  writeFileSync(path.join(folder, 'assets', 'notes.txt'), 'not a page file');
  writeFileSync(path.join(folder, '..', 'outside.js'), 'secret');
  const page = servePage(readPageFiles(folder));

  test.each(['app://bundle/', 'app://bundle/index.html', 'app://bundle/assets/main-abc.js', 'app://bundle/nothing'])(
    'sends the policy with %s',
    async (address) => {
      const response = page(new Request(address));
      expect(response.headers.get('content-security-policy')).toBe(policy);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.status).toBe(address.endsWith('nothing') ? 404 : 200);
    },
  );

  test.each([
    'app://bundle/../outside.js',
    'app://bundle/..%2foutside.js',
    'app://bundle/..%5coutside.js',
    'app://bundle/%2e%2e%2foutside.js',
    'app://bundle/assets/notes.txt',
    'app://bundle//index.html',
    'app://elsewhere/index.html',
  ])('does not have %s', (address) => {
    expect(page(new Request(address)).status).toBe(404);
  });

  test('only reads', () => {
    expect(page(new Request('app://bundle/', { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('photo://preview', () => {
  const cacheDir = tempFolder('cache');
  const outside = path.join(tempFolder('outside'), 'private.jpg');
  writeFileSync(outside, 'private');
  const inside = path.join(cacheDir, 'ab.jpg');
  writeFileSync(inside, '<script>alert(1)</script>');
  const link = path.join(cacheDir, 'link.jpg');
  symlinkSync(outside, link);
  const asked: unknown[] = [];
  const serving = (served: { file: string; contentType: string } | { problem: string }) =>
    servePhoto({
      cacheDir,
      original: async () => null,
      preview: async (request) => {
        asked.push(request);
        return served;
      },
    });

  test.each(hostileIds)('has no picture called %j, and does not even ask the engine', async (id) => {
    asked.length = 0;
    const photo = serving({ file: inside, contentType: 'image/jpeg' });
    const address = `photo://preview/${id}?tier=thumb&v=1`;
    const response = await photo(new Request(address));
    // The parser itself turns a few of them into something else; none of them may become an id.
    expect(response.status).toBe(404);
    expect(asked).toEqual([]);
  });

  test.each([
    'photo://elsewhere/1?tier=thumb',
    'photo://preview/1',
    'photo://preview/1?tier=raw',
    'photo://preview/1?tier=thumb%00',
  ])('refuses %s', async (address) => {
    expect((await serving({ file: inside, contentType: 'image/jpeg' })(new Request(address))).status).toBe(404);
  });

  test('serves a file of its cache under a fixed type, whatever is inside', async () => {
    const response = await serving({ file: inside, contentType: 'image/jpeg' })(
      new Request('photo://preview/7?tier=nav&v=2'),
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('access-control-allow-origin')).toBe('app://bundle');
  });

  test.each([
    ['a path outside', outside],
    ['a link out of the cache', link],
    ['the folder itself', cacheDir],
    ['a sibling whose name begins alike', `${cacheDir}-other/x.jpg`],
    ['climbing', path.join(cacheDir, '..', path.basename(path.dirname(outside)), 'private.jpg')],
  ])('does not serve %s, even if the engine named it', async (_what, file) => {
    const response = await serving({ file, contentType: 'image/jpeg' })(new Request('photo://preview/7?tier=nav&v=2'));
    expect([404, 503]).toContain(response.status);
    expect(await response.text()).not.toContain('private');
  });

  test.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript', ''])(
    'never serves %j',
    async (contentType) => {
      const response = await serving({ file: inside, contentType })(new Request('photo://preview/7?tier=nav&v=2'));
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    },
  );

  test('says why there is no picture, and that the engine is away', async () => {
    const gone = await serving({ problem: 'This file cannot be read.' })(new Request('photo://preview/7?tier=nav'));
    expect([gone.status, await gone.text()]).toEqual([404, 'This file cannot be read.']);
    const isAway = () => Promise.reject(new Error('the engine is gone'));
    const away = servePhoto({ cacheDir, preview: isAway, original: isAway });
    expect((await away(new Request('photo://preview/7?tier=nav'))).status).toBe(503);
    expect((await away(new Request('photo://original/7?play'))).status).toBe(503);
  });
});

describe('photo://original', () => {
  const folder = tempFolder('clips');
  const files: Record<number, string> = {
    7: 'C1.MP4',
    8: 'IMG_1.JPG',
    9: 'gone.mp4',
    10: 'folder.mp4',
    11: 'pipe.mp4',
    12: 'page.html',
    13: 'empty.webm',
  };
  for (const name of ['C1.MP4', 'IMG_1.JPG', 'page.html']) writeFileSync(path.join(folder, name), 'clip bytes');
  writeFileSync(path.join(folder, 'empty.webm'), '');
  mkdirSync(path.join(folder, 'folder.mp4'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(folder, 'pipe.mp4')]);
  const asked: number[] = [];
  const photo = servePhoto({
    cacheDir: folder,
    preview: async () => ({ problem: 'not asked for' }),
    original: async (id) => {
      asked.push(id);
      const name = files[id];
      return name === undefined ? null : { path: Buffer.from(path.join(folder, name)), name };
    },
  });
  const ask = async (address: string, range?: string) => {
    const response = await photo(new Request(address, range === undefined ? {} : { headers: { range } }));
    return [response.status, response.headers.get('content-range'), await response.text()];
  };

  test('plays a clip in the parts that a player asks for', async () => {
    const whole = await photo(new Request('photo://original/7?play'));
    expect([whole.status, await whole.text()]).toEqual([200, 'clip bytes']);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '10',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'access-control-allow-origin': 'app://bundle',
      'cache-control': 'no-store',
    });
    const clip = 'photo://original/7?play';
    expect(await ask(clip, 'bytes=0-')).toEqual([206, 'bytes 0-9/10', 'clip bytes']);
    expect(await ask(clip, 'bytes=5-6')).toEqual([206, 'bytes 5-6/10', 'by']);
    expect(await ask(clip, 'bytes=-5')).toEqual([206, 'bytes 5-9/10', 'bytes']);
    expect(await ask(clip, 'bytes=5-99999999999999999999')).toEqual([206, 'bytes 5-9/10', 'bytes']);
    for (const beyond of ['bytes=10-', 'bytes=6-5', 'bytes=-0', 'bytes=-', `bytes=${'9'.repeat(400)}-`])
      expect(await ask(clip, beyond), beyond).toEqual([416, 'bytes */10', '']);
    // What is no range, or several, is the whole, as a server may answer.
    for (const none of ['bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b'])
      expect(await ask(clip, none), none).toEqual([200, null, 'clip bytes']);
    expect(await ask('photo://original/13?play')).toEqual([200, null, '']);
    expect((await ask('photo://original/13?play', 'bytes=0-'))[0]).toBe(416);
  });

  test('serves no picture, no page, no folder, no pipe, nothing that is gone and nothing outside the catalog', async () => {
    for (const id of [8, 9, 10, 12, 99, ...(process.platform === 'win32' ? [] : [11])])
      expect(await ask(`photo://original/${id}?play`), files[id] ?? 'nothing').toEqual([
        404,
        null,
        'This clip is not there at the moment.',
      ]);
    expect((await photo(new Request('photo://original/7?play', { method: 'POST' }))).status).toBe(405);
    expect((await ask('photo://original/7'))[0]).toBe(404);
  });

  test.each(hostileIds)('has no clip called %j, and does not even ask the engine', async (id) => {
    asked.length = 0;
    expect((await ask(`photo://original/${id}?play`))[0]).toBe(404);
    expect(asked).toEqual([]);
  });

  test('lets go of a file whose player has gone', async () => {
    writeFileSync(path.join(folder, 'long.mp4'), Buffer.alloc(8_000_000));
    files[14] = 'long.mp4';
    const openFiles = () => readdirSync('/proc/self/fd').flatMap((fd) => linkOf(`/proc/self/fd/${fd}`));
    const response = await photo(new Request('photo://original/14?play'));
    const reader = response.body!.getReader();
    expect((await reader.read()).value!.byteLength).toBeGreaterThan(0);
    await reader.cancel();
    if (process.platform === 'linux')
      await vi.waitFor(() => expect(openFiles().filter((file) => file.startsWith(folder))).toEqual([]));
  });
});

const linkOf = (file: string): string[] => {
  try {
    return [readlinkSync(file)];
  } catch {
    return [];
  }
};

test('the schemes bypass no policy and register no service workers', () => {
  expect(schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    {
      scheme: 'photo',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
});
