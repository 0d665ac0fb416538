/** @file Sessions by model and size, the least recently used ones released first. Creating one costs as much as scoring several pictures. */
import { loadFamily, type SpecialiseOptions } from '../../native-models/families/index.ts';
import { bakeDimensions } from '../../native-models/onnx-read/index.ts';
import type { GraphFlavour } from '../../native-models/transformer/graph-flavour.ts';
import { say } from '../../texts/say.ts';
import type { OptimisedModels } from './optimised-models.ts';
import type { AdapterSpec, DeviceSpec, ModelFile } from './protocol.ts';
import { readModel } from './read-model.ts';
import { openSession, type Session } from './runtime.ts';
import { ScorerError } from './scorer-error.ts';

export interface SessionCacheSettings {
  readonly device: DeviceSpec;
  readonly threads: number;
  readonly strict: boolean;
  readonly optimised: OptimisedModels;
  /** Weights of open sessions together; one session is always allowed. */
  readonly budgetBytes: number;
}

export interface SessionCache {
  has(model: SessionModel, dimensions: Dimensions): boolean;
  get(model: SessionModel, dimensions: Dimensions): Promise<Session>;
  /** Releases the sessions of one model, or all. */
  release(modelId: string | null): Promise<void>;
}

/** Without an adapter the file is taken as it is. */
export type SessionModel = ModelFile & { readonly id: string; readonly adapter?: AdapterSpec };
export type Dimensions = Readonly<Record<string, number>>;

interface OpenEntry {
  readonly modelId: string;
  readonly session: Session;
  readonly bytes: number;
}

export function createSessionCache(settings: SessionCacheSettings): SessionCache {
  // In order of use: a Map iterates in the order of insertion.
  const open = new Map<string, OpenEntry>();
  const keyOf = (model: SessionModel, dimensions: Dimensions) => {
    // The CPU runs free dimensions as fast as fixed ones: one session serves all sizes.
    if (settings.device.provider === 'cpu') return settings.device.int8 ? `${model.sha256}|int8` : model.sha256;
    const sizes = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
    return `${model.sha256}|${sizes.map(([name, size]) => `${name}=${size}`).join(',')}`;
  };

  return {
    has: (model, dimensions) => open.has(keyOf(model, dimensions)),
    async get(model, dimensions) {
      const key = keyOf(model, dimensions);
      const known = open.get(key);
      if (known) {
        open.delete(key);
        open.set(key, known);
        return known.session;
      }
      const onCpu = settings.device.provider === 'cpu';
      // A copy is kept under its weights' hash, so it needs no second look at them.
      const ready = onCpu ? await settings.optimised.find(key) : null;
      const bytes = ready ?? (await readModel(model));
      const total = () => [...open.values()].reduce((sum, entry) => sum + entry.bytes, 0);
      while (open.size > 0 && total() + bytes.byteLength > settings.budgetBytes) {
        const [oldestKey, oldest] = [...open][0]!;
        open.delete(oldestKey);
        await oldest.session.release();
      }
      const session = await named(model, settings, async () => {
        const { device, threads, strict } = settings;
        if (ready) return openSession(ready, { device, threads, strict, alreadyOptimised: true });
        if (onCpu) return createOnCpu(model, bytes, key, settings);
        return openSession(await forDevice(model, bytes, dimensions, device), { device, threads, strict });
      });
      open.set(key, { modelId: model.id, session, bytes: bytes.byteLength });
      return session;
    },
    async release(modelId) {
      for (const [key, entry] of [...open]) {
        if (modelId !== null && entry.modelId !== modelId) continue;
        open.delete(key);
        await entry.session.release();
      }
    },
  };
}

/** Larger models gain little: reading and hashing the copy takes as long as optimising, and the disk is the user's. */
const largestCopyBytes = 200_000_000;

async function createOnCpu(
  { adapter }: SessionModel,
  bytes: Uint8Array,
  key: string,
  settings: SessionCacheSettings,
): Promise<Session> {
  const { device, threads, strict, optimised } = settings;
  const inIntegers = device.int8 ? await specialised(adapter, bytes, { flavour: 'cpu', int8: true }) : null;
  const model = inIntegers ?? bytes;
  const open = (path: string) =>
    openSession(model, { device, threads, strict, ...(path ? { saveOptimisedAs: path } : {}) });
  return model.byteLength > largestCopyBytes ? open('') : optimised.keep(key, open);
}

/** Says which model failed where, and whose fault it was. */
async function named(
  model: SessionModel,
  { device }: SessionCacheSettings,
  open: () => Promise<Session>,
): Promise<Session> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof ScorerError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const isBroken = /protobuf parsing failed|INVALID_GRAPH|INVALID_PROTOBUF|Load model/i.test(reason);
    throw new ScorerError(
      isBroken ? 'model' : 'device',
      say('model.cannotStart', { id: model.id, device: device.provider, reason }),
      {
        cause: error,
      },
    );
  }
}

/** The model as its family writes it for a provider; null where there is no other way of writing it. */
async function specialised(
  adapter: AdapterSpec | undefined,
  bytes: Uint8Array,
  options: SpecialiseOptions,
): Promise<Uint8Array | null> {
  if (adapter?.kind !== 'family') return null;
  const family = await loadFamily(adapter.family);
  return (await family.specialise?.(bytes, options)) ?? null;
}

/** The model with fixed sizes, and written for the provider where it is one of ours. */
async function forDevice(
  model: SessionModel,
  bytes: Uint8Array,
  dimensions: Dimensions,
  { provider }: DeviceSpec,
): Promise<Uint8Array> {
  const flavour: GraphFlavour = provider === 'coreml' ? 'standard' : 'fused';
  try {
    return (await specialised(model.adapter, bytes, { flavour, dimensions })) ?? bakeDimensions(bytes, dimensions);
  } catch (error) {
    throw new ScorerError('model', say('model.fileNoOnnx', { file: model.file }), { cause: error });
  }
}
