/**
 * @file Tries every provider of this platform, each in a process of its own: a driver that takes its process down takes nothing else with it.
 * A device that runs is compared with the CPU on the golden pictures and timed; the answers are remembered per adapter and driver.
 */

import { say } from '../../../texts/say.ts';
import type { DeviceGate, DeviceInfo } from '../../contract/model.ts';
import { asWritten, type Told } from '../../contract/told.ts';
import type { DeviceSpec, ProviderName } from '../../scorer/protocol.ts';
import { type DeviceMemoryStore, systemKey } from './device-memory.ts';
import { judgeDevice } from './golden-gate.ts';
import { createScorerClient, type ScorerClientOptions, type SelfTestResult } from './scorer-client.ts';
import { ScoringFailure } from './scoring-failure.ts';
import type { ScoringModel } from './scoring-model.ts';

export interface CompareOptions
  extends Pick<ScorerClientOptions, 'launch' | 'module' | 'threads' | 'optimisedDir' | 'env' | 'clock' | 'log'> {
  readonly models: readonly ScoringModel[];
  readonly signal?: AbortSignal;
}

export interface ProbeOptions extends CompareOptions {
  readonly providers: readonly ProviderName[];
  readonly adapter: string;
  readonly memory: DeviceMemoryStore;
  /** Where CUDA's libraries lie; it is not tried without. */
  readonly cudaDir?: string | null;
  /** Probe even where the answers are remembered. */
  readonly again?: boolean;
  /** A device that is not through by then is of no use; twice the CPU's own time and something to start up when left out. */
  readonly budgetMs?: number;
}

/** In order of preference; the CPU comes last and is always there. */
export function providersOf(platform: NodeJS.Platform, arch: string): ProviderName[] {
  if (platform === 'win32') return ['dml', 'webgpu', 'cpu'];
  if (platform === 'darwin') return ['coreml', 'webgpu', 'cpu'];
  return platform === 'linux' && arch === 'x64' ? ['cuda', 'webgpu', 'cpu'] : ['cpu'];
}

/** A device that is told where its provider's libraries lie. */
export const withLibraries = (device: DeviceSpec, cudaDir: string | null): DeviceSpec =>
  device.provider === 'cuda' && cudaDir !== null ? { ...device, libraryDir: cudaDir } : device;

type Probed =
  | { ok: true; tests: readonly SelfTestResult[]; fallback: string | null }
  | { ok: false; state: 'unavailable' | 'bad'; note: Told };

/** Compiling shaders the first time. */
const startUpMs = 15_000;
const cpuBudgetMs = 600_000;

/** ONNX Runtime's words when `disable_cpu_ep_fallback` meets a node that the provider does not take. */
const fallbackWords = /fallback to the default CPU EP|disable_cpu_ep_fallback/i;

/** The devices of this machine, the chosen one marked. Without a model to compare on, only the CPU is used. */
export async function probeDevices(options: ProbeOptions): Promise<DeviceInfo[]> {
  const { models, providers, adapter, memory } = options;
  const system = systemKey(adapter);
  const probedWith = [system, ...models.map(({ spec }) => spec.sha256).sort()].join(' | ');
  const known = memory.get();
  if (!options.again && known.probedWith === probedWith && known.devices.length > 0) return known.devices;
  if (models.length === 0) return providers.map((provider) => untested(provider, adapter));

  const marks = options.again ? [] : known.bad.filter((mark) => mark.system === system);
  const start = performance.now();
  const reference = await probe(options, { provider: 'cpu' }, false, cpuBudgetMs);
  const budgetMs = options.budgetMs ?? startUpMs + 2 * (performance.now() - start);
  const devices: DeviceInfo[] = [];
  for (const provider of providers) {
    options.signal?.throwIfAborted();
    const mark = marks.find((one) => one.provider === provider);
    const common = { provider, adapter: provider === 'cpu' ? say('device.processor') : adapter, chosen: false };
    if (mark && provider !== 'cpu') {
      const note = say('device.leftOut', { day: mark.at.slice(0, 10), reason: mark.reason });
      devices.push({ ...common, state: 'bad', gate: null, imagesPerSecond: null, note });
      continue;
    }
    if (provider === 'cuda' && !options.cudaDir) {
      devices.push({
        ...common,
        state: 'unavailable',
        gate: null,
        imagesPerSecond: null,
        note: say('device.cudaMissing'),
      });
      continue;
    }
    const probed = provider === 'cpu' ? reference : await probeStrictly(options, provider, budgetMs);
    devices.push({ ...common, ...judge(probed, reference, models) });
  }
  const chosen = markChosen(devices);
  memory.set({
    probedWith,
    devices: chosen,
    bad: options.again ? known.bad.filter((mark) => mark.system !== system) : known.bad,
  });
  return chosen;
}

/** One device beside the CPU, both timed now. */
export async function compareDevice(options: CompareOptions, device: DeviceSpec): Promise<Judged> {
  const reference = await probe(options, { provider: 'cpu' }, false, cpuBudgetMs);
  return judge(await probe(options, device, false, cpuBudgetMs), reference, options.models);
}

/** Parts on the CPU must not go unnoticed: refused first, then allowed and reported. */
async function probeStrictly(options: ProbeOptions, provider: ProviderName, budgetMs: number): Promise<Probed> {
  const device = withLibraries({ provider }, options.cudaDir ?? null);
  const strict = await probe(options, device, true, budgetMs);
  if (strict.ok || !fallbackWords.test(strict.note)) return strict;
  const lenient = await probe(options, device, false, budgetMs);
  return lenient.ok ? { ...lenient, fallback: say('device.partly') } : lenient;
}

async function probe(options: CompareOptions, device: DeviceSpec, strict: boolean, budgetMs: number): Promise<Probed> {
  const { provider } = device;
  const { models, signal } = options;
  const { launch, module, threads, optimisedDir, env, clock, log } = options;
  const scorer = createScorerClient({
    ...{ launch, threads, optimisedDir, clock, log, strict },
    ...(module ? { module } : {}),
    ...(env ? { env } : {}),
    devices: [device],
    // One crash is enough to know.
    deathLimit: 1,
    silenceMs: { running: 60_000 },
  });
  const late = AbortSignal.timeout(budgetMs);
  const end = () => scorer.close();
  late.addEventListener('abort', end);
  signal?.addEventListener('abort', end);
  try {
    const tests: SelfTestResult[] = [];
    for (const { spec, batchSize } of models) {
      tests.push(await scorer.selfTest(spec, 'golden', provider === 'cpu' ? 1 : batchSize));
      scorer.unload(spec.id);
    }
    return { ok: true, tests, fallback: null };
  } catch (error) {
    signal?.throwIfAborted();
    if (late.aborted)
      return {
        ok: false,
        state: 'unavailable',
        note: say('device.slow', { seconds: Math.round(budgetMs / 1000) }),
      };
    if (!(error instanceof ScoringFailure)) throw error;
    return { ok: false, state: error.kind === 'crash' ? 'bad' : 'unavailable', note: asWritten(error.message) };
  } finally {
    late.removeEventListener('abort', end);
    signal?.removeEventListener('abort', end);
    scorer.close();
  }
}

type Judged = Pick<DeviceInfo, 'state' | 'gate' | 'imagesPerSecond' | 'note'>;

function judge(probed: Probed, reference: Probed, models: readonly ScoringModel[]): Judged {
  if (!probed.ok) return { state: probed.state, gate: null, imagesPerSecond: null, note: probed.note };
  const ms = probed.tests.reduce((sum, { msPerPicture }) => sum + (msPerPicture ?? 0), 0);
  const timed = { imagesPerSecond: ms > 0 ? 1000 / ms : null };
  if (!reference.ok) return { state: 'unavailable', gate: null, ...timed, note: say('device.noReference') };
  const gates = models.map(({ spec }, index) => ({
    id: spec.id,
    gate: judgeDevice(reference.tests[index]!.readings, probed.tests[index]!.readings, spec.range),
  }));
  const worst = gates.reduce((a, b) => (isWorse(b.gate, a.gate) ? b : a));
  const says = worst.gate.passed ? '' : say('device.differs', { model: worst.id });
  return {
    state: worst.gate.passed ? 'ready' : 'wrong',
    gate: worst.gate,
    ...timed,
    note: asWritten(says || (probed.fallback ?? '')),
  };
}

const isWorse = (a: DeviceGate, b: DeviceGate): boolean =>
  a.passed === b.passed ? a.worstPercent > b.worstPercent : !a.passed;

const untested = (provider: ProviderName, adapter: string): DeviceInfo => ({
  provider,
  adapter,
  state: provider === 'cpu' ? 'ready' : 'untested',
  gate: null,
  imagesPerSecond: null,
  chosen: provider === 'cpu',
  note: provider === 'cpu' ? '' : say('device.testedLater'),
});

/** The fastest that passed; on equal terms the order of preference decides. */
function markChosen(devices: readonly DeviceInfo[]): DeviceInfo[] {
  const best = devices
    .filter(({ state }) => state === 'ready')
    .reduce<DeviceInfo | null>((a, b) => (a && (a.imagesPerSecond ?? 0) >= (b.imagesPerSecond ?? 0) ? a : b), null);
  return devices.map((device) => ({ ...device, chosen: device === best }));
}
