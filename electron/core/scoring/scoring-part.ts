/** @file Scoring as the engine sees it: models on disk, a device to run them, and runs over shoots or files. */

import path from 'node:path';
import { say } from '../../../texts/say.ts';
import type { PhotoId } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { createDeviceLibraries } from '../device-libraries/device-libraries.ts';
import { deviceMemory, deviceMemoryKey, emptyDeviceMemory } from '../devices/device-memory.ts';
import { createNamedServers } from '../devices/named-servers.ts';
import { createScoringDevices, type ScoringDevices } from '../devices/scoring-devices.ts';
import { threadCount } from '../devices/thread-count.ts';
import { withFamilies } from '../models/built-in-models.ts';
import { exportForServer, type ServerKind } from '../models/export-for-server.ts';
import { chosenModels, type InstalledModels } from '../models/installed-models.ts';
import { createModelService } from '../models/model-service.ts';
import { createModelStore } from '../models/model-store.ts';
import { proveWith } from '../models/prove-model.ts';
import type { Pixels } from '../pixels/pixels.ts';
import type { Places } from '../places/places.ts';
import type { Previews } from '../previews/create-previews.ts';
import type { Results } from '../results/results.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { OpenShoot } from '../shoot/open-shoots.ts';
import type { Clock } from '../work/clock.ts';
import type { Events } from '../work/events.ts';
import type { LaunchChild } from '../work/launch-child.ts';
import type { Log } from '../work/log.ts';
import type { Task } from '../work/runner.ts';
import { createArchive } from './archive-part.ts';
import { compareLearned } from './compare-learned.ts';
import { type AlikeQuery, findAlike } from './find-alike.ts';
import { type ScoredFile, scoreFiles } from './score-files.ts';
import { scoreShoot } from './score-shoot.ts';
import type { ScoredSize } from './scoring-types.ts';

export interface ScoringPartDeps {
  catalog: Catalog;
  results: Results;
  previews: Previews;
  settings: SettingsService;
  places: Places;
  events: Events;
  launchChild: LaunchChild;
  clock: Clock;
  log: Log;
  modelsDir: string;
  /** Addresses of modules with model families beside the program's own. */
  families: readonly string[];
  workDir: string;
  /** Someone works with the program meanwhile: a core stays free. */
  isInteractive: boolean;
  /** Certificates of servers to believe beside the system's, as PEM. */
  serverCa?: string | undefined;
  /** Over the setting: what the command line insists on. */
  device: string | null;
  /** The models that the command line insists on. */
  scoreModels: readonly string[] | null;
  /** A quick pass alone, whatever the setting says. */
  quickOnly: boolean;
  first(): Iterable<PhotoId>;
  onScored(opened: OpenShoot, ids: PhotoId[]): void;
  /** A model was installed, and is known here. */
  onInstalled(): void;
}

export async function createScoringPart(deps: ScoringPartDeps) {
  const { catalog, previews, settings, places, events, clock, log, workDir, modelsDir } = deps;
  const servers = createNamedServers(
    { get: () => settings.get().servers, set: (urls) => void settings.change({ servers: urls }) },
    catalog.dir,
  );
  /** Under way: each says where its pictures go for as long as they do. */
  const runs = new Set<Task>();
  const tellServer = ({ server, because }: { server: string; because: string | null }) => {
    const host = servers.find(server)?.host ?? server;
    for (const run of runs) run.callIt(because === null ? say('work.scoreOn', { host }) : say('work.score'));
    events.emit(
      because === null
        ? { type: 'notice', level: 'info', text: say('score.sentTo', { host }) }
        : {
            type: 'notice',
            level: 'warning',
            text: say('score.backHere', { because }),
          },
    );
  };
  const libraries = createDeviceLibraries({
    dir: path.join(modelsDir, '.devices'),
    launch: deps.launchChild,
    changed: () => {
      devices.forget('cuda');
      events.emit({ type: 'models-changed' });
    },
  });
  const devices: ScoringDevices = createScoringDevices({
    cudaDir: libraries.cudaFolder,
    servers,
    tell: tellServer,
    ca: deps.serverCa,
    launch: deps.launchChild,
    memory: {
      get: () => catalog.settings.get(deviceMemoryKey, deviceMemory, emptyDeviceMemory),
      set: (memory) => {
        if (!catalog.readOnly) catalog.settings.set(deviceMemoryKey, memory);
      },
    },
    models: async () => (await store.installed()).models.filter(({ isComputed }) => !isComputed),
    forced: () => deps.device ?? settings.get().device,
    optimisedDir: path.join(modelsDir, 'optimised'),
    threads: threadCount(deps.isInteractive),
    clock,
    log,
  });
  const store = await createModelStore({
    dir: modelsDir,
    looksOnly: catalog.readOnly,
    builtIn: await withFamilies(deps.families),
    launch: deps.launchChild,
    prove: (model, signal) => proveWith(devices.prover())(model, signal),
    servers,
    serverCa: deps.serverCa,
    clock,
    mirror: () => settings.get().modelMirror,
  });
  let installed: InstalledModels;
  let isClosed = false;
  const refresh = async () => {
    installed = await store.installed();
    const descriptions = await store.descriptions();
    // A command that installs a model may be through before this is.
    if (!isClosed) catalog.scores.describe(descriptions);
  };
  await refresh();
  // Whoever hears that models changed may ask at once what is lacking now.
  const emit: Events['emit'] = (event) => void refresh().finally(() => events.emit(event));
  const models = createModelService({
    store,
    devices,
    places,
    events: { emit },
    installed: () => void refresh().then(deps.onInstalled),
  });

  /** Says once a run which servers models of their own send pictures to. */
  const tellServed = (only: readonly string[] | null, task: Task) => {
    const places = chosenModels(installed.models, only).flatMap(({ spec: { adapter } }) =>
      adapter.kind === 'served' ? [adapter.at.url] : [],
    );
    for (const url of new Set(places)) {
      const host = servers.find(url)?.host ?? url;
      task.callIt(say('work.scoreOn', { host }));
      events.emit({ type: 'notice', level: 'info', text: say('score.sentTo', { host }) });
    }
  };

  const archive = createArchive({
    catalog,
    installed: () => installed,
    descriptions: store.descriptions,
    stages: deps.results.stages,
  });

  return {
    models,
    servers,
    libraries,
    archive,
    async exportForServer(kind: ServerKind, dir: string, each: boolean, signal?: AbortSignal): Promise<string[]> {
      await refresh();
      return exportForServer(kind, dir, installed.models, each, signal);
    },
    /** Version of the installed face models: faces by others count as missing. */
    facesVersion: () => installed.faceModels?.version ?? null,
    /** SHA-256 of the installed scoring models' weights, by id. */
    weights: () => new Map(chosenModels(installed.models, null).map(({ spec }) => [spec.id, spec.sha256])),
    /** Who a face is; null where nothing is installed that says so. */
    descriptor: () => installed.descriptor,
    scorer: (signal?: AbortSignal) => devices.scorer(signal),
    refresh,
    /** What is installed by now that runs over a shoot by itself: another program may have installed it. */
    async runs(): Promise<'scores' | 'faces' | null> {
      await refresh();
      if (installed.embedding !== null || chosenModels(installed.models, null).length > 0) return 'scores';
      return installed.faceModels && 'faces';
    },
    findAlike: (query: AlikeQuery) =>
      findAlike({ model: installed.embedding, results: deps.results, scorer: () => devices.scorer() }, query),
    /** Installed metrics of two pictures, by name. */
    metrics: () => installed.comparing.map(({ spec }) => spec.id),
    /** What those of these names say of two pictures of one size. */
    compare: (names: readonly string[], pair: { reference: Pixels; test: Pixels }, signal: AbortSignal) =>
      compareLearned(
        () => devices.scorer(signal),
        installed.comparing.filter(({ spec }) => names.includes(spec.id)),
        pair,
        { workDir, signal },
      ),
    async scoreShoot(root: Buffer, opened: OpenShoot, task: Task): Promise<void> {
      await refresh();
      runs.add(task);
      const only = deps.scoreModels ?? settings.get().scoreModels;
      tellServed(only, task);
      const summary = await scoreShoot(
        {
          root,
          shoot: opened.shoot,
          results: deps.results,
          previews,
          devices,
          installed,
          only,
          quick: deps.quickOnly ? 'only' : settings.get().quickScores ? 'first' : null,
          workDir,
          clock,
          first: deps.first,
          onChanged: (ids) => deps.onScored(opened, ids),
        },
        task,
      ).finally(() => runs.delete(task));
      for (const [model, problem] of summary?.modelProblems ?? []) {
        events.emit({ type: 'notice', level: 'error', text: say('score.modelFailed', { model, problem }) });
      }
    },
    async scoreFiles(
      files: readonly Buffer[],
      size: ScoredSize | null,
      only: readonly string[] | null,
      task: Task,
    ): Promise<ScoredFile[]> {
      await refresh();
      tellServed(only, task);
      return scoreFiles({ previews, devices, installed, only, workDir, clock }, files, size, task);
    },
    close() {
      isClosed = true;
      devices.close();
    },
  };
}
export type ScoringPart = Awaited<ReturnType<typeof createScoringPart>>;
