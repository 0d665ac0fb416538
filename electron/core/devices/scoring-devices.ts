/** @file The one scoring process of the engine: on the device that was chosen, forced or is left, started when there is something to score. */
import type { DeviceInfo } from '../../contract/model.ts';
import { provider as providerSchema } from '../../contract/model.ts';
import type { DeviceSpec, ProviderName } from '../../scorer/protocol.ts';
import type { Clock } from '../work/clock.ts';
import type { LaunchChild } from '../work/launch-child.ts';
import type { Log } from '../work/log.ts';
import { chooseDevices } from './choose-devices.ts';
import { describeAdapter } from './describe-adapter.ts';
import { type DeviceMemoryStore, rememberBad, systemKey } from './device-memory.ts';
import { probeDevices, providersOf } from './probe-devices.ts';
import { createScorerClient, type ScorerClient } from './scorer-client.ts';
import type { ScoringModel } from './scoring-model.ts';

export interface ScoringDevicesOptions {
  readonly launch: LaunchChild;
  readonly memory: DeviceMemoryStore;
  /** Installed scoring models: devices are compared on them. */
  readonly models: () => Promise<readonly ScoringModel[]>;
  /** The provider that the user insists on; null chooses. */
  readonly forced: () => string | null;
  readonly optimisedDir: string;
  readonly threads: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Adapter and driver; null when there is none. Hosts that know better pass their own. */
  readonly adapter?: () => Promise<string | null>;
}

export interface ScoringDevices {
  /** As last probed; nothing is started. */
  list(): Promise<DeviceInfo[]>;
  /** Probes every provider again. */
  test(signal?: AbortSignal): Promise<DeviceInfo[]>;
  /** The scoring process on the device of the moment; probes first where that was never done. */
  scorer(signal?: AbortSignal): Promise<ScorerClient>;
  /** A scoring process on the CPU, for proving installations. */
  prover(): ScorerClient;
  /** "webgpu: NVIDIA GeForce RTX 4060, driver 580": what a score's provenance says. */
  nameOf(device: DeviceSpec): string;
  close(): void;
}

/** Every provider this system could have, in order of preference: those that were not even tried are told as such. */
export function withAbsent(
  devices: readonly DeviceInfo[],
  all: readonly ProviderName[] = providersOf(process.platform, process.arch),
): DeviceInfo[] {
  return all.map(
    (provider) =>
      devices.find((device) => device.provider === provider) ?? {
        provider,
        adapter: 'none found',
        state: 'unavailable',
        gate: null,
        imagesPerSecond: null,
        chosen: false,
        note: 'No graphics adapter was found on this machine.',
      },
  );
}

export function createScoringDevices(options: ScoringDevicesOptions): ScoringDevices {
  const { launch, memory, forced, optimisedDir, threads, clock, log, adapter: findAdapter = describeAdapter } = options;
  let adapter: string | null = null;
  let open: { key: string; client: ScorerClient } | null = null;
  let prover: ScorerClient | null = null;

  const providers = async (): Promise<ProviderName[]> => {
    adapter = await findAdapter();
    return adapter === null ? ['cpu'] : providersOf(process.platform, process.arch);
  };
  const probe = async (again: boolean, signal: AbortSignal | undefined): Promise<DeviceInfo[]> =>
    probeDevices({
      ...{ launch, threads, optimisedDir, clock, log, memory, again },
      providers: await providers(),
      adapter: adapter ?? '',
      models: await options.models(),
      ...(signal ? { signal } : {}),
    });
  const client = (devices: readonly DeviceSpec[]): ScorerClient =>
    createScorerClient({
      ...{ launch, devices, threads, optimisedDir, clock, log },
      onDeviceBad({ provider }, reason) {
        log.warn('A device is left out from now on.', { provider, reason });
        rememberBad(memory, { system: systemKey(adapter ?? ''), provider, reason, at: clock.nowIso() });
      },
    });

  return {
    async list() {
      const known = memory.get().devices;
      if (known.length > 0) return withAbsent(known);
      const found = await providers();
      const untested = found.map(
        (provider): DeviceInfo => ({
          provider,
          adapter: provider === 'cpu' ? 'this computer’s processor' : (adapter ?? ''),
          state: provider === 'cpu' ? 'ready' : 'untested',
          gate: null,
          imagesPerSecond: null,
          chosen: provider === 'cpu',
          note: '',
        }),
      );
      return withAbsent(untested);
    },
    test: async (signal) => withAbsent(await probe(true, signal)),
    async scorer(signal) {
      const wanted = providerSchema.nullable().safeParse(forced());
      const force = wanted.success ? wanted.data : null;
      // On a machine with the CPU alone there is nothing to compare.
      const needsProbe = force === null && (await providers()).length > 1;
      const devices = chooseDevices(needsProbe ? await probe(false, signal) : [], force);
      const key = JSON.stringify(devices);
      if (open?.key !== key) {
        open?.client.close();
        open = { key, client: client(devices) };
      }
      return open.client;
    },
    prover: () => {
      prover ??= client([{ provider: 'cpu' }]);
      return prover;
    },
    nameOf: ({ provider }) => (provider === 'cpu' || !adapter ? provider : `${provider}: ${adapter}`),
    close() {
      open?.client.close();
      prover?.close();
    },
  };
}
