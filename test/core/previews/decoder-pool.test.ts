import { describe, expect, it } from 'vitest';
import type { DecoderSource, DecoderWant } from '../../../electron/core/previews/decoder/protocol.ts';
import { createDecoderPool } from '../../../electron/core/previews/decoder-pool.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import { fakeDecoders, settle } from './fake-decoder.ts';
import { openPreviews } from './open-previews.ts';
import { noiseJpeg } from './test-pictures.ts';

const source = (name: string): DecoderSource => ({
  path: Buffer.from(name),
  kind: 'jpeg',
  format: 'jpeg',
  orientation: 1,
});
const nothing: DecoderWant = { tiers: [], measures: false, scored: [], crops: [] };
const want = () => nothing;

function poolOver(
  fake: ReturnType<typeof fakeDecoders>,
  limits = {},
  extract?: Parameters<typeof createDecoderPool>[0]['extract'],
  processorTime: (pid: number) => Promise<number | null> = async () => null,
) {
  return createDecoderPool({
    launch: fake.launch,
    log: silentLog,
    limits: { processes: 1, ...limits },
    ...(extract && { extract }),
    processorTime,
  });
}

describe('order', () => {
  it('screen goes before near, near before background, first come first within each', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake);
    pool.submit(source('first'), want, 'background');
    pool.submit(source('b1'), want, 'background');
    pool.submit(source('n1'), want, 'near');
    pool.submit(source('s1'), want, 'screen');
    const b2 = pool.submit(source('b2'), want, 'background');
    pool.submit(source('s2'), want, 'screen');
    b2.prioritise('near');
    for (let i = 0; i < 6; i++) {
      await settle();
      fake.finish(i);
    }
    await settle();
    expect(fake.paths()).toEqual(['first', 's1', 's2', 'n1', 'b2', 'b1']);
    await pool.close();
  });

  it('a slow disk is not flooded: the next read starts when one has ended', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake, { processes: 4, readsInFlight: 2 });
    for (const name of ['a', 'b', 'c', 'd']) pool.submit(source(name), want, 'near');
    await settle();
    expect(fake.paths()).toEqual(['a', 'b']);
    fake.read(0);
    await settle();
    expect(fake.paths()).toEqual(['a', 'b', 'c']);
    fake.finish(1);
    await settle();
    expect(fake.paths()).toEqual(['a', 'b', 'c', 'd']);
    await pool.close().catch(() => undefined);
  });

  it('dropped work never reaches a decoder; running work cannot be dropped', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake);
    const running = pool.submit(source('running'), want, 'near');
    const queued = pool.submit(source('queued'), want, 'near');
    expect(queued.drop(new Error('skipped'))).toBe(true);
    await expect(queued.done).rejects.toThrow('skipped');
    expect(running.drop(new Error('skipped'))).toBe(false);
    await settle();
    fake.finish(0);
    expect((await running.done)?.state).toBe('ready');
    expect(fake.paths()).toEqual(['running']);
    await pool.close();
  });

  it('work that turns out to be done is ended without a decoder', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake);
    expect(await pool.submit(source('done'), () => null, 'near').done).toBeNull();
    expect(fake.sent).toHaveLength(0);
    await pool.close();
  });
});

describe('memory', () => {
  const of = (name: string, kind: DecoderSource['kind'], megapixels: number): DecoderSource => ({
    ...source(name),
    kind,
    pixels: megapixels * 1e6,
  });

  it('is counted in pixels before anything is decoded: two large pictures go one after the other, small ones side by side', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake, { processes: 2, budgetMb: 680 });
    const large = [pool.submit(of('a', 'heic', 50), want, 'near'), pool.submit(of('b', 'heic', 50), want, 'near')];
    const small = pool.submit(of('small', 'jpeg', 12), want, 'near');
    await settle();
    expect(fake.paths()).toEqual(['a']);
    fake.read(0);
    fake.finish(0);
    await large[0]!.done;
    await settle();
    // The second large one was not overtaken for ever by small ones, and leaves room for one of them.
    expect(fake.paths()).toEqual(['a', 'b', 'small']);
    fake.finish(1);
    fake.finish(2);
    expect((await small.done)?.state).toBe('ready');
    const pair = [pool.submit(of('x', 'jpeg', 24), want, 'near'), pool.submit(of('y', 'jpeg', 24), want, 'near')];
    await settle();
    expect(fake.paths().slice(3)).toEqual(['x', 'y']);
    fake.finish(3);
    fake.finish(4);
    await Promise.all(pair.map(({ done }) => done));
    await pool.close();
  });

  it('what a resting decoder holds is counted: it is ended where a large picture needs the room, and kept where not', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake, { processes: 2, budgetMb: 680 });
    const pair = [pool.submit(of('x', 'jpeg', 24), want, 'near'), pool.submit(of('y', 'jpeg', 24), want, 'near')];
    await settle();
    fake.finish(0, {}, 300);
    fake.finish(1, {}, 180);
    await Promise.all(pair.map(({ done }) => done));
    const small = pool.submit(of('small', 'jpeg', 24), want, 'near');
    await settle();
    expect(fake.children.map(({ killed }) => killed)).toEqual([false, false]);
    fake.finish(2, {}, 180);
    await small.done;
    const large = pool.submit(of('large', 'heic', 50), want, 'near');
    await settle();
    expect(fake.children.map(({ killed }) => killed)).toEqual([true, false]);
    fake.finish(3);
    expect((await large.done)?.state).toBe('ready');
    await pool.close();
  });

  it('a picture that is larger than the whole budget is decoded alone, not refused', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake, { processes: 2, budgetMb: 100 });
    const huge = pool.submit(of('huge', 'tiff', 200), want, 'near');
    await settle();
    fake.finish(0);
    expect((await huge.done)?.state).toBe('ready');
    await pool.close();
  });
});

describe('deaths', () => {
  it('a job is tried again in a fresh process, and the file is held responsible after the second death', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake);
    const killer = pool.submit(source('killer'), want, 'near');
    const innocent = pool.submit(source('innocent'), want, 'near');
    await settle();
    fake.sent[0]!.child.exit();
    await settle();
    await settle();
    fake.sent[1]!.child.exit();
    expect(await killer.done).toMatchObject({ state: 'corrupt', problem: expect.stringContaining('crash') });
    await settle();
    fake.finish(2);
    expect((await innocent.done)?.state).toBe('ready');
    expect(fake.paths()).toEqual(['killer', 'killer', 'innocent']);
    expect(fake.children).toHaveLength(3);
    await pool.close();
  });

  it('a kill from outside is never the file’s fault, however often it comes', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake);
    const job = pool.submit(source('large'), want, 'near');
    for (let i = 0; i < 3; i++) {
      await settle();
      await settle();
      fake.sent[i]!.child.exit('SIGKILL');
    }
    expect(await job.done).toMatchObject({ state: 'unreadable', problem: expect.stringContaining('decoder.killed') });
    await pool.close();
  });

  describe('time', () => {
    const patience = { timeoutMs: 20, processorMs: 1_000 };
    /** Computes as much as it is told in every look. */
    const computing = (perLookMs: number) => {
      let total = 0;
      return async () => {
        total += perLookMs;
        return total;
      };
    };
    const until = async (holds: () => boolean) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
    };

    it('a decoder that computes is left alone, however long it takes on a busy machine', async () => {
      const fake = fakeDecoders();
      const pool = poolOver(fake, patience, undefined, computing(60));
      const job = pool.submit(source('large'), want, 'near');
      await settle();
      fake.read(0);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(fake.children[0]!.killed).toBe(false);
      fake.finish(0);
      expect((await job.done)?.state).toBe('ready');
      await pool.close();
    });

    it.each([
      ['computes too long', 600, 'decoder.slow'],
      ['does not compute', 0, 'decoder.stalled'],
    ])(
      'one that %s is ended and the picture tried once more, behind the others; then it is passing',
      async (_name, perLookMs, words) => {
        const fake = fakeDecoders();
        const pool = poolOver(fake, patience, undefined, computing(perLookMs));
        const stuck = pool.submit(source('stuck'), want, 'near');
        await settle();
        const other = pool.submit(source('other'), want, 'near');
        fake.read(0);
        await until(() => fake.sent.length > 1);
        expect(fake.children[0]!.killed).toBe(true);
        fake.read(1);
        fake.finish(1);
        expect((await other.done)?.state).toBe('ready');
        await until(() => fake.sent.length > 2);
        expect(fake.paths()).toEqual(['stuck', 'other', 'stuck']);
        fake.read(2);
        expect(await stuck.done).toMatchObject({ state: 'unreadable', problem: expect.stringContaining(words) });
        await pool.close();
      },
    );

    it('a decoder that stops before it has read says so where the disk answers', async () => {
      const fake = fakeDecoders();
      const pool = poolOver(fake, patience, undefined, computing(0));
      const job = pool.submit({ ...source('here'), path: Buffer.from(import.meta.filename) }, want, 'near');
      expect(await job.done).toMatchObject({
        state: 'unreadable',
        problem: expect.stringContaining('decoder.stalled'),
      });
      expect(fake.sent).toHaveLength(2);
      await pool.close();
    });
  });

  it('decoders that cannot start are our fault: the work rejects, no file is blamed', async () => {
    const fake = fakeDecoders({ greets: false });
    const pool = poolOver(fake);
    const job = pool.submit(source('any'), want, 'near');
    for (let i = 0; i < 3; i++) {
      await settle();
      await settle();
      fake.children.at(-1)!.exit();
    }
    await expect(job.done).rejects.toThrow('decoder.cannotStart');
    await pool.close();
  });

  it('a decoder is replaced after its share of files, or when it has grown', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake, { maxJobs: 2 });
    for (const name of ['a', 'b', 'c']) pool.submit(source(name), want, 'near');
    for (let i = 0; i < 3; i++) {
      await settle();
      await settle();
      fake.finish(i);
    }
    expect(fake.children.map((child) => child.jobs.length)).toEqual([2, 1]);
    await pool.close();
  });

  it('survives SIGKILL in the middle of real work', async () => {
    const open = await openPreviews();
    const jpeg = await noiseJpeg(900, 600);
    const sources = await Promise.all(Array.from({ length: 8 }, (_, i) => open.add(`k${i}.jpg`, jpeg)));
    const work = Promise.all(
      sources.map((each) => open.previews.develop(each, { tiers: ['thumb', 'nav'], measures: true })),
    );
    for (const each of [sources[0]!, sources[4]!]) {
      await open.previews.get(each, 'thumb');
      process.kill(open.pool.pids()[0]!, 'SIGKILL');
    }
    expect((await work).map(({ state }) => state)).toEqual(Array(8).fill('ready'));
    await open.close();
  });

  it('after close nothing is accepted and nothing runs', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake);
    const queued = [pool.submit(source('a'), want, 'near'), pool.submit(source('b'), want, 'near')];
    const outcomes = Promise.allSettled(queued.map((job) => job.done));
    await pool.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(pool.submit(source('c'), want, 'near').done).rejects.toThrow('decoder.closed');
  });
});

describe('ExifTool as second opinion', () => {
  it('is asked when the fast path is unsure, and what it took out is removed afterwards', async () => {
    const fake = fakeDecoders();
    let removed = 0;
    const remove = async () => {
      removed += 1;
    };
    const pool = poolOver(fake, {}, async () => ({ file: '/tmp/extracted.jpg', remove }));
    const job = pool.submit(source('odd.3fr'), want, 'near');
    await settle();
    fake.sent[0]!.child.reply({ type: 'unsure', id: fake.sent[0]!.job.id });
    await settle();
    await settle();
    expect(fake.sent[1]!.job.source.extracted).toBe('/tmp/extracted.jpg');
    fake.finish(1);
    expect((await job.done)?.state).toBe('ready');
    await settle();
    expect(removed).toBe(1);
    await pool.close();
  });

  it('knows nothing better: the small preview will do', async () => {
    const fake = fakeDecoders();
    const pool = poolOver(fake, {}, async () => null);
    const job = pool.submit(source('odd.3fr'), want, 'near');
    await settle();
    fake.sent[0]!.child.reply({ type: 'unsure', id: fake.sent[0]!.job.id });
    await settle();
    await settle();
    expect(fake.sent[1]!.job.source.acceptSmall).toBe(true);
    fake.finish(1);
    await job.done;
    await pool.close();
  });
});
