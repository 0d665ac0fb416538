/**
 * @file ONNX Runtime, loaded when it is needed and only in the scoring process: its native part may fail to load, stall for as long as a
 * picture takes, or take the process with it (reliability notes, section 5).
 */
import type * as Ort from 'onnxruntime-node';
import type { Feeds, Outputs } from '../../native-models/adapters/index.ts';
import { loadOnnxRuntime } from '../../native-models/onnx/runtime.ts';
import type { DeviceSpec } from './protocol.ts';

export type Runtime = typeof Ort;
export type Session = Ort.InferenceSession;

export const loadRuntime = (libraryDir?: string): Promise<Runtime> => loadOnnxRuntime(libraryDir);

export interface SessionSettings {
  readonly device: DeviceSpec;
  readonly threads: number;
  /** Fail rather than run parts of the model on the CPU unasked. */
  readonly strict: boolean;
  /** Save the optimised model under this name. */
  readonly saveOptimisedAs?: string;
  /** The model was saved by an earlier `saveOptimisedAs`: nothing is left to optimise. */
  readonly alreadyOptimised?: boolean;
}

/** Flags of CoreML's provider: static shapes only, ML Program format. */
const coreMlFlags = 0x08 | 0x10;

function providerOf({ provider, deviceId }: DeviceSpec): Ort.InferenceSession.ExecutionProviderConfig {
  const device = deviceId === undefined ? {} : { deviceId };
  if (provider === 'cpu') return 'cpu';
  if (provider === 'coreml') return { name: 'coreml', coreMlFlags };
  // 'simple' frees what 'bucket' hoards; shapes are fixed, so nothing is allocated anew either way.
  if (provider === 'webgpu') return { name: 'webgpu', storageBufferCacheMode: 'simple', validationMode: 'basic' };
  return { name: provider, ...device };
}

/** Creates a session from a model's bytes or file. DirectML allows neither memory patterns nor parallel execution. */
export async function openSession(model: Uint8Array | string, settings: SessionSettings): Promise<Session> {
  const ort = await loadRuntime();
  const onCpu = settings.device.provider === 'cpu';
  const options: Ort.InferenceSession.SessionOptions = {
    executionProviders: [providerOf(settings.device)],
    intraOpNumThreads: settings.threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    enableMemPattern: settings.device.provider !== 'dml',
    graphOptimizationLevel: settings.alreadyOptimised ? 'disabled' : 'all',
    logSeverityLevel: 3,
    ...(settings.saveOptimisedAs ? { optimizedModelFilePath: settings.saveOptimisedAs } : {}),
    ...(settings.strict && !onCpu ? { extra: { session: { disable_cpu_ep_fallback: '1' } } } : {}),
  };
  return typeof model === 'string'
    ? ort.InferenceSession.create(model, options)
    : ort.InferenceSession.create(model, options);
}

/** Runs a session on an adapter's feeds. Blocks this process's event loop until it is done. */
export async function runSession(session: Session, feeds: Feeds): Promise<Outputs> {
  const ort = await loadRuntime();
  const inputs: Record<string, Ort.Tensor> = {};
  for (const [name, tensor] of Object.entries(feeds))
    inputs[name] = new ort.Tensor(tensor.type, tensor.data, tensor.dims);
  const results = await session.run(inputs);
  const outputs: Record<string, { data: Float32Array; dims: readonly number[] }> = {};
  for (const [name, tensor] of Object.entries(results)) {
    if (tensor.data instanceof Float32Array) outputs[name] = { data: tensor.data, dims: tensor.dims };
    tensor.dispose();
  }
  return outputs;
}
