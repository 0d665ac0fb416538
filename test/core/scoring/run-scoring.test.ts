import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createScorerClient,
  type ScorerClient,
  type ScorerClientOptions,
} from '../../../electron/core/devices/scorer-client.ts';
import type { ScoringModel } from '../../../electron/core/devices/scoring-model.ts';
import { runScoring } from '../../../electron/core/scoring/run-scoring.ts';
import { systemClock } from '../../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../../electron/core/work/launch-child.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import { tinyModel } from '../../scorer/tiny-models.ts';
import { plainScale } from '../../support/score-scale.ts';
import { fakeShoot } from './fake-shoot.ts';
import { testTask } from './task.ts';

let dir: string;
let models: ScoringModel[];
const clients: ScorerClient[] = [];
const size = { longSidePx: 1024 };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'scoring-'));
  models = [await tinyModel(dir, 'single'), await tinyModel(dir, 'distribution')].map((spec) => ({
    spec,
    output: plainScale,
    batchSize: 4,
  }));
});
afterEach(() => {
  for (const one of clients.splice(0)) one.close();
});
afterAll(() => rm(dir, { recursive: true }));

const client = (options: Partial<ScorerClientOptions> = {}): ScorerClient => {
  const made = createScorerClient({
    launch: launchNodeChild,
    devices: [{ provider: 'cpu' }],
    threads: 1,
    optimisedDir: join(dir, 'optimised'),
    clock: systemClock,
    log: silentLog,
    ...options,
  });
  clients.push(made);
  return made;
};

describe('a scoring run', () => {
  it('scores every photo once with every model, in groups, and leaves no file', async () => {
    const shoot = await fakeShoot(dir, 30, { broken: [7], flaky: [9] });
    const task = testTask();
    const summary = await runScoring({ ...shoot.options, task, scorer: client(), models, faceModels: null, size });
    expect(summary.scored).toBe(29);
    expect(summary.failures).toEqual([
      { photoId: 7, contentKey: 'key-7', problem: 'photo 7 is damaged', permanent: true },
    ]);
    expect(shoot.stored.size).toBe(58);
    expect([...shoot.stored.values()].every(({ times }) => times === 1)).toBe(true);
    expect(shoot.developed.filter((number) => number === 9)).toHaveLength(2);
    expect(shoot.developed.filter((number) => number === 8)).toHaveLength(1);
    expect(task.reports.at(-1)).toEqual({ done: 30, total: 30 });
    expect(await shoot.leftFiles()).toEqual([]);
    expect(shoot.groups.length).toBeLessThan(20);
  });

  it('asks again only for what is missing', async () => {
    const shoot = await fakeShoot(dir, 6);
    const scorer = client();
    const one = { ...shoot.options, scorer, faceModels: null, size };
    await runScoring({ ...one, task: testTask(), models: [models[0]!] });
    expect(shoot.stored.size).toBe(6);
    const summary = await runScoring({ ...one, task: testTask(), models });
    expect(summary.scored).toBe(6);
    expect([...shoot.stored.values()].every(({ times }) => times === 1)).toBe(true);
    expect((await runScoring({ ...one, task: testTask(), models })).scored).toBe(0);
  });

  it('takes what is on screen first', async () => {
    const shoot = await fakeShoot(dir, 40);
    const first = () => [33, 21];
    await runScoring({
      ...shoot.options,
      task: testTask(),
      scorer: client(),
      models,
      faceModels: null,
      size,
      first,
      decoders: 1,
    });
    expect(shoot.developed.slice(0, 2)).toEqual([33, 21]);
  });

  it('pauses, goes on, and stops when cancelled, keeping what was scored', async () => {
    const shoot = await fakeShoot(dir, 60);
    const scorer = client();
    const task = testTask();
    const running = runScoring({ ...shoot.options, task, scorer, models, faceModels: null, size });
    await task.reached(8);
    task.pause();
    await wait(400);
    const paused = shoot.developed.length;
    await wait(200);
    expect(shoot.developed.length).toBe(paused);
    expect(paused).toBeLessThan(60);
    task.resume();
    await task.reached(paused + 4);
    task.cancel();
    await expect(running).rejects.toThrow('cancelled by the test');
    expect(await shoot.leftFiles()).toEqual([]);
    const kept = shoot.stored.size;
    expect(kept).toBeGreaterThan(8);
    await runScoring({ ...shoot.options, task: testTask(), scorer, models, faceModels: null, size });
    expect(shoot.stored.size).toBe(120);
    expect([...shoot.stored.values()].every(({ times }) => times === 1)).toBe(true);
  });

  it('throws away results of a file that changed meanwhile', async () => {
    const shoot = await fakeShoot(dir, 5);
    shoot.keys.set(3, 'another');
    const summary = await runScoring({
      ...shoot.options,
      task: testTask(),
      scorer: client(),
      models,
      faceModels: null,
      size,
    });
    expect(summary).toMatchObject({ scored: 4, changed: 1 });
    expect([...shoot.stored.keys()].some((key) => key.startsWith('3 '))).toBe(false);
  });

  it('goes on without a model whose file is gone', async () => {
    const shoot = await fakeShoot(dir, 5);
    const gone = {
      ...models[0]!,
      spec: { ...models[0]!.spec, id: 'gone', sha256: '9'.repeat(64), file: join(dir, 'gone.onnx') },
    };
    const all = {
      ...shoot.options,
      task: testTask(),
      scorer: client(),
      models: [gone, models[1]!],
      faceModels: null,
      size,
    };
    const summary = await runScoring(all);
    expect(summary.scored).toBe(5);
    expect([...summary.modelProblems.keys()]).toEqual(['gone']);
    expect(shoot.stored.size).toBe(5);
  });

  it('loses and doubles nothing when the scorer is killed at any moment', async () => {
    const shoot = await fakeShoot(dir, 200);
    const scorer = client();
    const task = testTask();
    const pids = new Set<number>();
    let isRunning = true;
    const killer = (async () => {
      // Often enough to hit starting, loading, running and storing; then the run may come to its end.
      while (isRunning && pids.size < 8) {
        await wait(20 + Math.random() * 300);
        const pid = scorer.pid();
        if (!pid || !isRunning) continue;
        pids.add(pid);
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It ended by itself meanwhile.
        }
      }
    })();
    const summary = await runScoring({ ...shoot.options, task, scorer, models, faceModels: null, size });
    isRunning = false;
    await killer;
    // Killed while starting three times in a row counts as "cannot start": the next run, as after a restart, takes what is left.
    const rest = await runScoring({ ...shoot.options, task: testTask(), scorer, models, faceModels: null, size });
    expect(pids.size).toBeGreaterThan(2);
    expect(summary.failures.every(({ permanent }) => !permanent)).toBe(true);
    expect(rest.failures).toEqual([]);
    expect(shoot.stored.size).toBe(400);
    expect([...shoot.stored.values()].every(({ times }) => times === 1)).toBe(true);
    expect(await shoot.leftFiles()).toEqual([]);
    const calm = await fakeShoot(dir, 200);
    await runScoring({ ...calm.options, task: testTask(), scorer: client(), models, faceModels: null, size });
    expect(shoot.stored).toEqual(calm.stored);
  });
});
