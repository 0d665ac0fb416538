import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContentKey } from '../../../electron/contract/ids.ts';
import { createPreviews, type DisplaySource } from '../../../electron/core/previews/create-previews.ts';
import type { MadeTier } from '../../../electron/core/previews/decoder/protocol.ts';
import { createDecoderPool } from '../../../electron/core/previews/decoder-pool.ts';
import { createDiskCache } from '../../../electron/core/previews/disk-cache.ts';
import { createMemoryPreviewIndex } from '../../../electron/core/previews/preview-index.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import { fakeDecoders, settle } from './fake-decoder.ts';

let dir: string;
let nowMs = 1_000;
const clock = { nowMs: () => nowMs, nowIso: () => new Date(nowMs).toISOString() };
beforeEach(async () => {
  dir = await fs.mkdtemp(path.join(os.tmpdir(), 'chinagraph-cache-'));
  nowMs = 1_000;
});
afterEach(() => fs.rm(dir, { recursive: true }));

const key = (n: number) => n.toString(16).padStart(32, '0') as ContentKey;
const source = (n: number): DisplaySource => ({
  contentKey: key(n),
  path: Buffer.from(`/photos/${n}.jpg`),
  kind: 'jpeg',
  format: 'jpeg',
  orientation: 1,
});

describe('disk cache', () => {
  const fill = async (cache: ReturnType<typeof createDiskCache>, n: number, bytes: number) => {
    const file = cache.fileOf(key(n), 'thumb');
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, Buffer.alloc(bytes));
    await cache.note(
      key(n),
      [{ tier: 'thumb', file, contentType: 'image/jpeg', bytes, widthPx: 1, heightPx: 1 }],
      false,
    );
    return file;
  };

  it('stays under its limit by removing what was not looked at longest', async () => {
    const index = createMemoryPreviewIndex();
    const cache = createDiskCache({ dir, index, clock, limits: { maxBytes: 1_000 } });
    const files: string[] = [];
    for (let n = 0; n < 10; n++) {
      nowMs += 1_000;
      files.push(await fill(cache, n, 100));
    }
    nowMs += 1_000;
    expect(await cache.find(key(0), 'thumb')).not.toBeNull();
    nowMs += 1_000;
    files.push(await fill(cache, 10, 100));
    expect(cache.totalBytes()).toBeLessThanOrEqual(950);
    const there = await Promise.all(
      files.map((file) =>
        fs.access(file).then(
          () => true,
          () => false,
        ),
      ),
    );
    // 0 was shown since; 1 and 2 are the oldest.
    expect(there).toEqual([true, false, false, ...Array(8).fill(true)]);
    expect(index.totalBytes()).toBe(cache.totalBytes());
  });

  it('misses a file that somebody deleted or cut, and forgets it', async () => {
    const cache = createDiskCache({ dir, index: createMemoryPreviewIndex(), clock });
    const gone = await fill(cache, 1, 50);
    const cut = await fill(cache, 2, 50);
    await fs.rm(gone);
    await fs.truncate(cut, 10);
    expect(await cache.find(key(1), 'thumb')).toBeNull();
    expect(await cache.find(key(2), 'thumb')).toBeNull();
    expect(cache.totalBytes()).toBe(0);
  });

  it('sweeps unfinished files, other versions and strangers, and keeps its own', async () => {
    const cache = createDiskCache({ dir, index: createMemoryPreviewIndex(), clock });
    const kept = await fill(cache, 1, 50);
    const folder = path.dirname(kept);
    const others: MadeTier[] = [];
    for (const tier of ['cell', 'nav', 'full-wide'] as const) {
      const file = cache.fileOf(key(1), tier);
      await fs.writeFile(file, 'x');
      others.push({ tier, file, contentType: 'image/jpeg', bytes: 1, widthPx: 1, heightPx: 1 });
    }
    await cache.note(key(1), others, false);
    const orphans = [
      `${path.basename(kept)}.123-1.part`,
      `${key(1)}-thumb-v0.jpg`,
      `${key(99)}-nav-v1.jpg`,
      'stray.txt',
    ];
    for (const name of orphans) await fs.writeFile(path.join(folder, name), 'x');
    // Files younger than the sweep may belong to work in progress.
    nowMs = 1_000;
    expect(await cache.sweep()).toBe(0);
    nowMs = Date.now() + 60_000;
    expect(await cache.sweep()).toBe(4);
    const names = [kept, ...others.map(({ file }) => file)].map((file) => path.basename(file));
    expect((await fs.readdir(folder)).sort()).toEqual(names.sort());
  });

  it('says when the disk is nearly full', async () => {
    const index = createMemoryPreviewIndex();
    expect(await createDiskCache({ dir, index, clock, limits: { minFreeBytes: 0 } }).hasRoom()).toBe(true);
    const full = createDiskCache({ dir, index, clock, limits: { minFreeBytes: Number.MAX_SAFE_INTEGER } });
    expect(await full.hasRoom()).toBe(false);
  });
});

describe('previews', () => {
  const openFake = (limits = {}) => {
    const fake = fakeDecoders();
    const decoder = createDecoderPool({ launch: fake.launch, log: silentLog, limits: { processes: 1 } });
    const index = createMemoryPreviewIndex();
    const previews = createPreviews({ cacheDir: dir, repo: index, decoder, clock, limits });
    /** Waits for the n-th job, writes what it should make, answers. */
    const make = async (n: number) => {
      while (fake.sent.length <= n) await settle();
      for (const { file } of fake.sent[n]!.job.want.tiers) {
        await fs.mkdir(path.dirname(file), { recursive: true });
        await fs.writeFile(file, 'jpg');
      }
      fake.finish(n);
    };
    return { fake, index, previews, make };
  };
  const tiersOf = (fake: ReturnType<typeof fakeDecoders>, n: number) =>
    fake.sent[n]!.job.want.tiers.map(({ tier }) => tier);

  it('the same question is asked once, and a waiting job takes another tier along', async () => {
    const { fake, previews, make } = openFake();
    const blocker = previews.get(source(9), 'thumb');
    while (fake.sent.length < 1) await settle();
    const answers = [
      previews.get(source(1), 'thumb'),
      previews.get(source(1), 'thumb'),
      previews.get(source(1), 'nav'),
    ];
    await settle();
    await make(0);
    await blocker;
    await make(1);
    expect((await Promise.all(answers)).every((answer) => answer.ok)).toBe(true);
    expect(tiersOf(fake, 1)).toEqual(['thumb', 'nav']);
    // From the cache now.
    expect(await previews.get(source(1), 'nav')).toMatchObject({ ok: true, widthPx: 8 });
    expect(fake.sent).toHaveLength(2);
    await previews.close();
  });

  it('what nobody waits for any more is dropped; what one still waits for is not', async () => {
    const { fake, previews, make } = openFake();
    const blocker = previews.get(source(9), 'thumb');
    while (fake.sent.length < 1) await settle();
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    const skipped = previews.get(source(1), 'thumb', { signal: first.signal });
    const shared = [
      previews.get(source(2), 'thumb', { signal: second.signal }),
      previews.get(source(2), 'thumb', { signal: third.signal }),
    ];
    const outcomes = Promise.allSettled([skipped, ...shared]);
    await settle();
    await settle();
    first.abort(new Error('scrolled past'));
    second.abort(new Error('scrolled past'));
    await make(0);
    await blocker;
    await make(1);
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(fake.paths()).toEqual(['/photos/9.jpg', '/photos/2.jpg']);
    await previews.close();
  });

  it('a decode already begun is finished and cached for the next who asks', async () => {
    const { fake, previews, make } = openFake();
    const abort = new AbortController();
    const skipped = previews.get(source(1), 'thumb', { signal: abort.signal });
    while (fake.sent.length < 1) await settle();
    abort.abort();
    await expect(skipped).rejects.toThrow();
    await make(0);
    await settle();
    expect(await previews.get(source(1), 'thumb')).toMatchObject({ ok: true });
    expect(fake.sent).toHaveLength(1);
    await previews.close();
  });

  it('a look at the screen overtakes indexing, is moved on request, and joins an indexing job that runs', async () => {
    const { fake, previews, make } = openFake();
    const indexing = [1, 2, 3].map((n) => previews.develop(source(n), { tiers: ['thumb', 'nav'], measures: true }));
    while (fake.sent.length < 1) await settle();
    const joined = previews.get(source(1), 'nav', { priority: 'screen' });
    const near = previews.get(source(5), 'thumb', { priority: 'background' });
    const onScreen = previews.get(source(3), 'thumb', { priority: 'screen' });
    await settle();
    await settle();
    previews.prioritise([key(5)], 'screen');
    for (let n = 0; n < 5; n++) await make(n);
    await Promise.all([...indexing, joined, near, onScreen]);
    expect(fake.paths().map((file) => file.slice(8, 9))).toEqual(['1', '3', '5', '2', '3']);
    // Photo 3's thumb was there when its indexing came.
    expect(tiersOf(fake, 4)).toEqual(['nav']);
    await previews.close();
  });

  it('on a nearly full disk indexing makes no previews, and a look makes room for itself', async () => {
    const { fake, previews, make } = openFake({ minFreeBytes: Number.MAX_SAFE_INTEGER });
    const developed = previews.develop(source(1), { tiers: ['thumb', 'nav'], measures: true });
    await make(0);
    expect((await developed).tiers).toEqual([]);
    const looked = previews.get(source(1), 'thumb');
    await make(1);
    expect((await looked).ok).toBe(true);
    expect(tiersOf(fake, 1)).toEqual(['thumb']);
    await previews.close();
  });

  it('kinds that cannot be shown say so without a decoder', async () => {
    const { fake, previews } = openFake();
    const psd = { ...source(1), kind: 'unsupported', format: 'psd' } as const;
    expect(await previews.get(psd, 'thumb')).toMatchObject({
      ok: false,
      state: 'no-preview',
      problem: expect.stringContaining('PSD'),
    });
    expect(await previews.develop(psd, { tiers: ['thumb'] })).toMatchObject({ state: 'no-preview' });
    expect(fake.sent).toHaveLength(0);
    await previews.close();
  });
});
