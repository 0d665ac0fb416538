import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createScorerClient,
  type ScorerClient,
  type ScorerClientOptions,
} from '../../electron/core/devices/scorer-client.ts';
import { ScoringFailure } from '../../electron/core/devices/scoring-failure.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { makeScene } from '../../electron/scorer/golden-pictures.ts';
import type { ModelSpec, RawPicture } from '../../electron/scorer/protocol.ts';
import { failureInEnglish } from '../support/in-english.ts';
import { tinyModel } from './tiny-models.ts';

let dir: string;
let single: ModelSpec;
let nima: ModelSpec;
const clients: ScorerClient[] = [];

const client = (options: Partial<ScorerClientOptions> = {}): ScorerClient => {
  const made = createScorerClient({
    launch: launchNodeChild,
    devices: [{ provider: 'cpu' }],
    threads: 1,
    optimisedDir: null,
    clock: systemClock,
    log: silentLog,
    ...options,
  });
  clients.push(made);
  return made;
};

const rawPicture = async (name: string, seed: number, widthPx: number, heightPx: number): Promise<RawPicture> => {
  const file = join(dir, name);
  await writeFile(file, makeScene(seed, widthPx, heightPx).data);
  return { file, widthPx, heightPx };
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'scorer-'));
  single = await tinyModel(dir, 'single');
  nima = await tinyModel(dir, 'distribution');
});
afterEach(() => {
  for (const one of clients.splice(0)) one.close();
});
afterAll(() => rm(dir, { recursive: true }));

describe('the scoring process', () => {
  it('scores raw files, and a batch gives what single pictures give', async () => {
    const scorer = client();
    const pictures = await Promise.all([1, 2, 3].map((seed) => rawPicture(`a${seed}.rgb`, seed, 320, 200)));
    const { values, device } = await scorer.score(nima, pictures, 3);
    expect(device).toEqual({ provider: 'cpu' });
    expect(values).toHaveLength(3);
    for (const [index, value] of values.entries()) {
      const { headline, distribution = [] } = value;
      expect(distribution).toHaveLength(10);
      expect(distribution.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
      expect(headline).toBeCloseTo(
        distribution.reduce((sum, p, at) => sum + p * (at + 1), 0),
        6,
      );
      const alone = await scorer.score(nima, [pictures[index]!], 1);
      expect(alone.values[0]).toEqual(value);
    }
    expect(new Set(values.map((value) => JSON.stringify(value))).size).toBe(3);
  });

  it('tells a bad picture, a changed model and a missing model apart, and goes on', async () => {
    const scorer = client();
    const good = await rawPicture('good.rgb', 4, 64, 64);
    const short = { ...good, heightPx: 65 };
    await expect(scorer.score(single, [short], 1)).rejects.toMatchObject({ kind: 'picture' });
    await expect(scorer.score(single, [{ ...good, file: join(dir, 'none.rgb') }], 1)).rejects.toMatchObject({
      kind: 'picture',
    });
    const changed = { ...single, sha256: '0'.repeat(64) };
    expect(await failureInEnglish(scorer.score(changed, [good], 1))).toMatch(/not the one that was installed/);
    const broken = join(dir, 'broken.onnx');
    await writeFile(broken, 'no model at all');
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update('no model at all').digest('hex');
    const failure = await scorer.score({ ...single, file: broken, sha256 }, [good], 1).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(ScoringFailure);
    expect(failure).toMatchObject({ kind: 'model' });
    expect((await scorer.score(single, [good], 1)).values[0]).toMatchObject({ headline: expect.any(Number) });
  });

  it('keeps optimised models, and makes a damaged one again', async () => {
    const optimisedDir = join(dir, 'optimised');
    const good = await rawPicture('opt.rgb', 5, 64, 64);
    const first = await client({ optimisedDir }).score(single, [good], 1);
    const [kept] = (await readdir(optimisedDir)).filter((name) => name.endsWith('.onnx'));
    expect(kept).toBeDefined();
    const path = join(optimisedDir, kept!);
    expect(await client({ optimisedDir }).score(single, [good], 1)).toEqual(first);
    const bytes = await readFile(path);
    bytes[bytes.length >> 1]! ^= 0xff;
    await writeFile(path, bytes);
    expect(await client({ optimisedDir }).score(single, [good], 1)).toEqual(first);
    expect(await readdir(optimisedDir)).toHaveLength(2);
  });

  it('cancels between batches', async () => {
    const scorer = client();
    const picture = await rawPicture('many.rgb', 6, 600, 400);
    const many = Array.from({ length: 400 }, () => picture);
    const abort = new AbortController();
    const cancelled = scorer.score(nima, many, 1, abort.signal);
    setTimeout(() => abort.abort(new Error('enough')), 150);
    await expect(cancelled).rejects.toThrow('enough');
    expect((await scorer.score(nima, [picture], 1)).values).toHaveLength(1);
  });

  it('ends when nobody needs it', async () => {
    const scorer = client({ idleMs: 50 });
    const picture = await rawPicture('idle.rgb', 7, 64, 64);
    await scorer.score(single, [picture], 1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(scorer.pid()).toBeUndefined();
    expect((await scorer.score(single, [picture], 1)).values).toHaveLength(1);
  });
});
