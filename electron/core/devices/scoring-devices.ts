/** @file The one scoring process of the engine: on the device that was chosen, forced or is left, started when there is something to score. */
import { say } from '../../../texts/say.ts';
import type { DeviceInfo } from '../../contract/model.ts';
import { provider as providerSchema } from '../../contract/model.ts';
import type { DeviceSpec, ProviderName } from '../../scorer/protocol.ts';
import type { Clock } from '../work/clock.ts';
import type { LaunchChild } from '../work/launch-child.ts';
import type { Log } from '../work/log.ts';
import { chooseDevices } from './choose-devices.ts';
import { describeAdapter } from './describe-adapter.ts';
import { type DeviceMemoryStore, rememberBad, systemKey } from './device-memory.ts';
import type { NamedServers } from './named-servers.ts';
import { probeDevices, providersOf, withLibraries } from './probe-devices.ts';
import { createScorerClient, type ScorerClient } from './scorer-client.ts';
import type { ScoringModel } from './scoring-model.ts';
import { createServerDevices } from './server-device.ts';

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
  /** Where CUDA's libraries lie; null where they are not installed. */
  readonly cudaDir?: () => Promise<string | null>;
  /** Named servers; none where left out. */
  readonly servers?: NamedServers;
  /** Told once each time scoring goes to a server, comes back from it, or cannot go there. */
  readonly tell?: (what: { server: string; because: string | null }) => void;
  readonly ca?: string | undefined;
}

export interface ScoringDevices {
  /** What was probed counts no more: a provider's libraries came or went. */
  forget(provider: ProviderName): void;
  /** As last probed; nothing is started. */
  list(): Promise<DeviceInfo[]>;
  /** Probes every provider again. */
  test(signal?: AbortSignal): Promise<DeviceInfo[]>;
  /** Reaches the named servers alone; compares them where that was never done, or `again`. */
  testServers(again: boolean, signal?: AbortSignal): Promise<DeviceInfo[]>;
  /** The scoring process on the device of the moment; probes first where that was never done. */
  scorer(signal?: AbortSignal): Promise<ScorerClient>;
  /** A scoring process on the CPU, for proving installations. */
  prover(): ScorerClient;
  /** "webgpu: NVIDIA GeForce RTX 4060, driver 580": what a score's provenance says. */
  nameOf(device: DeviceSpec): string;
  close(): void;
}

/** "remote=https://gpu.example:8000": its address; null where no server is meant. */
const serverOf = (forced: string | null): string | null => /^remote=(.+)$/.exec(forced ?? '')?.[1] ?? null;

/** Every provider this system could have, in order of preference: those that were not even tried are told as such. */
export function withAbsent(
  devices: readonly DeviceInfo[],
  all: readonly ProviderName[] = providersOf(process.platform, process.arch),
): DeviceInfo[] {
  return all.map(
    (provider) =>
      devices.find((device) => device.provider === provider) ?? {
        provider,
        adapter: say('device.noneFound'),
        state: 'unavailable',
        gate: null,
        imagesPerSecond: null,
        chosen: false,
        note: say('device.noAdapter'),
      },
  );
}

export function createScoringDevices(options: ScoringDevicesOptions): ScoringDevices {
  const { launch, memory, forced, optimisedDir, threads, clock, log, adapter: findAdapter = describeAdapter } = options;
  const { cudaDir = async () => null } = options;
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
      cudaDir: await cudaDir(),
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

  const remote = options.servers
    ? createServerDevices({
        servers: options.servers,
        compare: { launch, threads, optimisedDir, clock, log },
        clock,
        ca: options.ca,
      })
    : null;
  const cpu: DeviceSpec = { provider: 'cpu' };
  const reopen = (devices: readonly DeviceSpec[], make = () => client(devices)): ScorerClient => {
    const key = JSON.stringify(devices);
    if (open?.key !== key) {
      open?.client.close();
      open = { key, client: make() };
    }
    return open.client;
  };
  /** On the server, or here where it cannot be: scoring never waits for a machine that is not there. */
  const onServer = async (url: string, signal: AbortSignal | undefined): Promise<ScorerClient> => {
    const found = remote ? await remote.device(url, await options.models(), signal) : say('server.none');
    if (typeof found === 'string') {
      options.tell?.({ server: url, because: found });
      return reopen([cpu]);
    }
    options.tell?.({ server: url, because: null });
    return reopen([found, cpu], () =>
      createScorerClient({
        ...{ launch, threads, optimisedDir, clock, log, devices: [found, cpu] },
        // It was asked three times already for each picture.
        crashLimit: 1,
        onDeviceBad: (_device, reason) => {
          remote?.failed(url);
          // This one goes on here; the next run asks again.
          if (open) open = { ...open, key: '' };
          options.tell?.({ server: url, because: reason.replace(/^reported: /, '') });
        },
      }),
    );
  };

  return {
    forget(provider) {
      const known = memory.get();
      memory.set({ ...known, probedWith: '', devices: [], bad: known.bad.filter((one) => one.provider !== provider) });
      // A run on it goes on; the next one starts anew.
      if (open) open = { ...open, key: '' };
    },
    async list() {
      const known = memory.get().devices;
      if (known.length > 0) return [...withAbsent(known), ...(remote?.list() ?? [])];
      const found = await providers();
      const untested = found.map(
        (provider): DeviceInfo => ({
          provider,
          adapter: provider === 'cpu' ? say('device.processor') : (adapter ?? ''),
          state: provider === 'cpu' ? 'ready' : 'untested',
          gate: null,
          imagesPerSecond: null,
          chosen: provider === 'cpu',
          note: '',
        }),
      );
      return [...withAbsent(untested), ...(remote?.list() ?? [])];
    },
    testServers: async (again, signal) => (await remote?.test(await options.models(), again, signal)) ?? [],
    test: async (signal) => [
      ...withAbsent(await probe(true, signal)),
      ...((await remote?.test(await options.models(), true, signal)) ?? []),
    ],
    async scorer(signal) {
      const server = serverOf(forced());
      if (server !== null) return onServer(server, signal);
      const wanted = providerSchema.nullable().safeParse(forced());
      const force = wanted.success ? wanted.data : null;
      // On a machine with the CPU alone there is nothing to compare.
      const needsProbe = force === null && (await providers()).length > 1;
      const devices = chooseDevices(needsProbe ? await probe(false, signal) : [], force);
      const libraries = await cudaDir();
      return reopen(devices.map((device) => withLibraries(device, libraries)));
    },
    prover: () => {
      prover ??= client([{ provider: 'cpu' }]);
      return prover;
    },
    nameOf: ({ provider, remote: spec }) =>
      spec
        ? (remote?.nameOf(spec.url) ?? provider)
        : provider === 'cpu' || !adapter
          ? provider
          : `${provider}: ${adapter}`,
    close() {
      open?.client.close();
      prover?.close();
    },
  };
}
