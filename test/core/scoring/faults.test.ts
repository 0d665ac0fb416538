import { afterEach, describe, expect, it } from 'vitest';
import { chooseDevices } from '../../../electron/core/devices/choose-devices.ts';
import {
  type DeviceMemory,
  emptyDeviceMemory,
  rememberBad,
  systemKey,
} from '../../../electron/core/devices/device-memory.ts';
import { probeDevices } from '../../../electron/core/devices/probe-devices.ts';
import {
  createScorerClient,
  type ScorerClient,
  type ScorerClientOptions,
} from '../../../electron/core/devices/scorer-client.ts';
import type { ScoringModel } from '../../../electron/core/devices/scoring-model.ts';
import { systemClock } from '../../../electron/core/work/clock.ts';
import { type LaunchChild, launchNodeChild } from '../../../electron/core/work/launch-child.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import type { ModelSpec, ProviderName } from '../../../electron/scorer/protocol.ts';
import { plainScale } from '../../support/score-scale.ts';

const module = new URL('./fake-scorer.ts', import.meta.url);
const spec: ModelSpec = {
  id: 'fake',
  file: '',
  sha256: 'f'.repeat(64),
  adapter: { kind: 'family', family: { name: 'musiq', module: null }, settings: null },
  range: { low: 0, high: 100 },
};
const picture = (heightPx: number, widthPx = 10) => ({ file: 'none', widthPx, heightPx });

const clients: ScorerClient[] = [];
let launches = 0;
const launch: LaunchChild = (...args) => {
  launches++;
  return launchNodeChild(...args);
};
const base = { launch, module, threads: 1, optimisedDir: null, clock: systemClock, log: silentLog };
const client = (providers: ProviderName[], options: Partial<ScorerClientOptions> = {}) => {
  launches = 0;
  const bad: string[] = [];
  const scorer = createScorerClient({
    ...base,
    devices: providers.map((provider) => ({ provider })),
    onDeviceBad: ({ provider }) => bad.push(provider),
    silenceMs: { running: 250 },
    ...options,
  });
  clients.push(scorer);
  return { scorer, bad };
};
afterEach(() => {
  for (const one of clients.splice(0)) one.close();
});

describe('a device that fails', () => {
  it.each(['cuda', 'webgpu', 'coreml'] as const)(
    '%s: after three times the next one answers, with nothing asked twice',
    async (provider) => {
      const { scorer, bad } = client([provider, 'cpu']);
      const answers = await Promise.all([3, 4, 5].map((height) => scorer.score(spec, [picture(height)], 1)));
      expect(answers.map(({ values }) => values)).toEqual([3, 4, 5].map((headline) => [{ headline }]));
      expect(answers.every(({ device }) => device.provider === 'cpu')).toBe(true);
      expect(bad).toEqual([provider]);
      expect(launches).toBe(4);
    },
  );

  it('goes down the whole line', async () => {
    const { scorer, bad } = client(['cuda', 'webgpu', 'cpu']);
    expect((await scorer.score(spec, [picture(8)], 1)).values).toEqual([{ headline: 8 }]);
    expect(bad).toEqual(['cuda', 'webgpu']);
  });

  it('and is the last one left is asked three times per picture and then believed', async () => {
    const { scorer } = client(['cpu']);
    const outcomes = await Promise.allSettled(
      [picture(1), picture(2, 13), picture(3)].map((one) => scorer.score(spec, [one], 1)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { kind: 'crash', message: expect.stringContaining('"times":3') } });
  });

  it('to start, and is the last one, says so', async () => {
    const { scorer } = client(['coreml']);
    await expect(scorer.score(spec, [picture(1)], 1)).rejects.toMatchObject({ kind: 'device' });
  });

  it('gives up on an aborted request even while it hangs', async () => {
    const { scorer } = client(['webgpu', 'cpu'], { crashLimit: 1 });
    const abort = new AbortController();
    const asked = scorer.score(spec, [picture(1)], 1, abort.signal);
    setTimeout(() => abort.abort(new Error('enough')), 100);
    await expect(asked).rejects.toThrow('enough');
  });
});

describe('probing devices', () => {
  const models: ScoringModel[] = [{ spec, output: plainScale, batchSize: 4 }];
  const memoryStore = () => {
    let memory: DeviceMemory = emptyDeviceMemory;
    return {
      get: () => memory,
      set(next: DeviceMemory) {
        memory = next;
      },
    };
  };
  const probe = (providers: ProviderName[], memory = memoryStore(), again = false) =>
    probeDevices({
      ...base,
      models,
      providers,
      adapter: 'test adapter',
      memory,
      again,
      budgetMs: 5_000,
      cudaDir: '/cuda',
    });

  it('tells apart what cannot start, what dies, what hangs and what is wrong, and takes the CPU', async () => {
    const devices = await probe(['coreml', 'cuda', 'webgpu', 'dml', 'cpu']);
    expect(devices.map(({ provider, state, chosen }) => [provider, state, chosen])).toEqual([
      ['coreml', 'unavailable', false],
      ['cuda', 'bad', false],
      ['webgpu', 'unavailable', false],
      ['dml', 'wrong', false],
      ['cpu', 'ready', true],
    ]);
    expect(devices[3]).toMatchObject({ imagesPerSecond: 100, note: expect.stringContaining('fake') });
    expect(devices[3]?.gate?.worstPercent).toBeCloseTo(0.7, 6);
    expect(devices[4]?.gate).toEqual({ pictures: 40, worstPercent: 0, rankCorrelation: 1, passed: true });
    expect(chooseDevices(devices, null)).toEqual([{ provider: 'cpu' }]);
    expect(chooseDevices(devices, 'dml')).toEqual([{ provider: 'dml' }]);
  });

  it('remembers per adapter and driver, and leaves out what was marked bad', async () => {
    const memory = memoryStore();
    const first = await probe(['dml', 'cpu'], memory);
    launches = 0;
    expect(await probe(['dml', 'cpu'], memory)).toEqual(first);
    expect(launches).toBe(0);
    rememberBad(memory, {
      system: systemKey('test adapter'),
      provider: 'dml',
      reason: 'it hung',
      at: '2026-01-01T00:00:00Z',
    });
    expect(memory.get().devices[0]).toMatchObject({ provider: 'dml', state: 'bad', note: 'it hung' });
    memory.set({ ...memory.get(), probedWith: 'other weights' });
    expect((await probe(['dml', 'cpu'], memory))[0]).toMatchObject({
      state: 'bad',
      note: expect.stringContaining('it hung'),
    });
    expect((await probe(['dml', 'cpu'], memory, true))[0]).toMatchObject({ state: 'wrong' });
    expect(memory.get().bad).toEqual([]);
  });

  it('prefers what is faster and right', () => {
    const device = (provider: ProviderName, imagesPerSecond: number, state: 'ready' | 'wrong' = 'ready') =>
      ({ provider, adapter: '', state, gate: null, imagesPerSecond, chosen: false, note: '' }) as const;
    const all = [device('cuda', 50, 'wrong'), device('webgpu', 30), device('cpu', 2)];
    expect(chooseDevices(all, null)).toEqual([{ provider: 'webgpu' }, { provider: 'cpu' }]);
    expect(chooseDevices([device('webgpu', 1), device('cpu', 2)], null)).toEqual([{ provider: 'cpu' }]);
  });
});
