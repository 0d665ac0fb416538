/** @file Models and devices for the router: installations as streams of events, results of the store as the contract's. */
import { say } from '../../../texts/say.ts';
import type { PlaceToken } from '../../contract/ids.ts';
import type { DeviceInfo, InstallEvent, ModelInfo } from '../../contract/model.ts';
import type { ScoringDevices } from '../devices/scoring-devices.ts';
import type { Places } from '../places/places.ts';
import type { Events } from '../work/events.ts';
import { Refusal } from '../work/refusal.ts';
import { followWork } from './follow-work.ts';
import type { InstallOptions, InstallResult, ModelStore } from './model-store.ts';

export interface ModelService {
  list(): Promise<ModelInfo[]>;
  install(id: string, acceptLicence: boolean, signal?: AbortSignal): AsyncGenerator<InstallEvent, void, void>;
  import(id: string, file: PlaceToken, signal?: AbortSignal): AsyncGenerator<InstallEvent, void, void>;
  verify(id: string, signal?: AbortSignal): Promise<ModelInfo>;
  remove(id: string): Promise<Record<string, never>>;
  devices(): Promise<DeviceInfo[]>;
  /** Reaches the named servers alone; compares them where that was never done, or `again`. */
  testServers(again: boolean, signal?: AbortSignal): Promise<DeviceInfo[]>;
  testDevices(signal?: AbortSignal): Promise<DeviceInfo[]>;
}

export interface ModelServiceDeps {
  readonly store: ModelStore;
  readonly devices: Pick<ScoringDevices, 'list' | 'test' | 'testServers'>;
  readonly places: Pick<Places, 'pathOf'>;
  readonly events: Pick<Events, 'emit'>;
  /** A model came: open shoots may lack what it gives. */
  readonly installed?: () => void;
}

/** What the command line may do beyond the contract: it names files itself. */
export interface FullModelService extends ModelService {
  installFrom(
    id: string,
    options: { acceptLicence: boolean; from?: string | undefined; unproven?: boolean | undefined },
    signal?: AbortSignal,
  ): AsyncGenerator<InstallEvent, void, void>;
  importFile(
    id: string,
    file: string,
    unproven: boolean,
    signal?: AbortSignal,
  ): AsyncGenerator<InstallEvent, void, void>;
  addCard(cardFile: string, unproven: boolean, signal?: AbortSignal): AsyncGenerator<InstallEvent, void, void>;
}

export function createModelService({ store, devices, places, events, installed }: ModelServiceDeps): FullModelService {
  const changed = () => events.emit({ type: 'models-changed' });

  const require = async (id: string) => {
    if (!(await store.has(id))) throw new Refusal('NOT_FOUND', say('model.unknown', { id }));
  };

  async function* follow(
    run: (options: InstallOptions) => Promise<InstallResult>,
    unproven: boolean,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<InstallEvent, void, void> {
    try {
      yield* followWork<InstallEvent>(async (tell, both) => {
        const result = await run({ signal: both, unproven, onStep: (step) => tell({ type: 'step', step }) });
        if (result.ok) installed?.();
        return eventOf(result);
      }, signal);
    } finally {
      changed();
    }
  }

  const service: FullModelService = {
    list: () => store.list(),
    install: (id, acceptLicence, signal) => service.installFrom(id, { acceptLicence }, signal),
    async *installFrom(id, { acceptLicence, from, unproven = false }, signal) {
      await require(id);
      const place = from ? { from } : {};
      yield* follow((options) => store.install(id, { ...options, acceptLicence, ...place }), unproven, signal);
    },
    async *import(id: string, file: PlaceToken, signal) {
      const path = places.pathOf(file);
      if (!path) throw new Refusal('NOT_FOUND', say('refused.modelFileOld'));
      yield* service.importFile(id, path.toString('utf8'), false, signal);
    },
    async *importFile(id, file, unproven, signal) {
      await require(id);
      yield* follow((options) => store.import(id, file, options), unproven, signal);
    },
    addCard: (cardFile, unproven, signal) => follow((options) => store.addCard(cardFile, options), unproven, signal),
    async verify(id, signal) {
      await require(id);
      return store.verify(id, signal);
    },
    async remove(id) {
      await require(id);
      await store.remove(id);
      changed();
      return {};
    },
    devices: () => devices.list(),
    testServers: (again, signal) => devices.testServers(again, signal),
    testDevices: (signal) => devices.test(signal),
  };
  return service;
}

function eventOf(result: InstallResult): InstallEvent {
  if (result.ok) return { type: 'installed', model: result.model };
  if (result.kind === 'licence-not-accepted') return { type: 'terms', terms: result.terms };
  return { type: 'refused', problem: result.problem };
}
