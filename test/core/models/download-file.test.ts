import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DownloadOptions, downloadFile } from '../../../electron/core/models/download-file.ts';
import { inEnglish } from '../../support/in-english.ts';
import { type Behaviour, type FileServer, serveFile } from './file-server.ts';

const content = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 2654435761) >>> 24);
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let dir: string;
let server: FileServer | undefined;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'download-'));
});
afterEach(async () => {
  await server?.close();
  await rm(dir, { recursive: true });
});

const fetchIt = async (behaviour: Behaviour, options: Partial<DownloadOptions> = {}) => {
  server = await serveFile(content, behaviour);
  const path = join(dir, 'model.bin');
  const result = await downloadFile({ url: server.url, path, pauseMs: 1, stallMs: 300, attempts: 12, ...options });
  return { result: inEnglish(result), path, requests: server.requests };
};
const expectWhole = async (path: string) => {
  expect(digest(await readFile(path))).toBe(digest(content));
  expect(await readdir(dir)).toEqual(['model.bin']);
};

describe('downloads', () => {
  it('arrive, with progress to the last byte', async () => {
    const seen: [number, number | null][] = [];
    const { result, path, requests } = await fetchIt('good', { onProgress: (...at) => seen.push(at) });
    expect(result).toEqual({ ok: true, bytes: content.length });
    expect(seen.at(-1)).toEqual([content.length, content.length]);
    expect(requests).toHaveLength(1);
    await expectWhole(path);
  });

  it('go on where the line dropped, asking only for the rest', async () => {
    const { result, path, requests } = await fetchIt('drops');
    expect(result.ok).toBe(true);
    expect(requests.length).toBeGreaterThan(5);
    expect(requests.slice(1).every(({ range, status }) => range !== undefined && status === 206)).toBe(true);
    await expectWhole(path);
  });

  it('give up on silence and go on', async () => {
    const { result, path, requests } = await fetchIt('stalls');
    expect(result.ok).toBe(true);
    expect(requests).toEqual([
      { range: undefined, status: 200 },
      { range: 'bytes=150000-', status: 206 },
    ]);
    await expectWhole(path);
  });

  it.each(['no-ranges', 'wrong-range', 'changes'] as const)('start anew when the server %s', async (behaviour) => {
    const { result, path, requests } = await fetchIt(behaviour);
    expect(result.ok).toBe(true);
    expect(requests.at(-1)?.status).toBe(200);
    await expectWhole(path);
  });

  it('follow redirects and wait for busy servers', async () => {
    expect((await fetchIt('redirects')).result.ok).toBe(true);
    await server?.close();
    const { result, requests } = await fetchIt('busy-once');
    expect(result.ok).toBe(true);
    expect(requests.map(({ status }) => status)).toEqual([503, 200]);
  });

  it('that end early are tried again and then refused, keeping what came', async () => {
    const { result, path } = await fetchIt('truncates', { attempts: 3 });
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('3 times in a row') });
    expect(await readdir(dir)).toEqual(['model.bin.part', 'model.bin.part.json']);
    await server?.close();
    server = await serveFile(content, 'good');
    expect(await downloadFile({ url: server.url, path })).toEqual({ ok: true, bytes: content.length });
    await expectWhole(path);
  });

  it('refuse at once what trying again cannot mend', async () => {
    const missing = await fetchIt('missing');
    expect(missing.result).toMatchObject({ ok: false, problem: expect.stringContaining('404') });
    expect(missing.requests).toHaveLength(1);
    await server?.close();
    const endless = await fetchIt('never-ends', { maximumBytes: 2_000_000 });
    expect(endless.result).toMatchObject({ ok: false, problem: expect.stringContaining('does not end') });
    await server?.close();
    const full = await fetchIt('good', { mayStore: async () => 'there is no room' });
    expect(full.result).toMatchObject({ ok: false, problem: expect.stringContaining('there is no room') });
    const gone = await downloadFile({ url: 'http://127.0.0.1:9/x', path: join(dir, 'x'), attempts: 2, pauseMs: 1 });
    expect(gone).toMatchObject({ ok: false, problem: expect.stringMatching(/no connection|bad port/) });
  });

  it('stop when told to', async () => {
    server = await serveFile(content, 'stalls');
    const abort = new AbortController();
    const running = downloadFile({ url: server.url, path: join(dir, 'model.bin'), signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 50);
    await expect(running).rejects.toThrow('enough');
  });

  it('do not trust a partial file of another address', async () => {
    await writeFile(join(dir, 'model.bin.part'), 'something else');
    await writeFile(join(dir, 'model.bin.part.json'), JSON.stringify({ url: 'http://other/', validator: '"version"' }));
    const { path, requests } = await fetchIt('good');
    expect(requests[0]?.range).toBeUndefined();
    await expectWhole(path);
  });
});
