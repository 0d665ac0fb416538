/** @file What the router answers with. engine.ts wires it; nothing else knows all of it. */

import type { InferContractRouterOutputs } from '@orpc/contract';
import type { ExportEvent, ExportPlan, ExportSpec, NamesSpec, NamesText, ReadBackPlan } from '../contract/exporting.ts';
import type { FolderId, PhotoId, PlaceToken } from '../contract/ids.ts';
import type { contract } from '../contract/index.ts';
import type { DeviceInfo, InstallEvent, ModelInfo } from '../contract/model.ts';
import type { Settings } from '../contract/settings.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Decide, Told } from './decisions/decide.ts';
import type { ElsewherePart } from './decisions/decisions-elsewhere.ts';
import type { Kept } from './decisions/kept.ts';
import type { StackByHand } from './decisions/stack-by-hand.ts';
import type { Places } from './places/places.ts';
import type { SettingsChange, SettingsService } from './settings/settings.ts';
import type { ShootService } from './shoot/shoot-service.ts';
import type { Events } from './work/events.ts';
import type { Runner } from './work/runner.ts';

type Outputs = InferContractRouterOutputs<typeof contract>;

export interface Exporting {
  plan(spec: ExportSpec, signal?: AbortSignal): Promise<ExportPlan>;
  /** Names for another program's search field. */
  names(spec: NamesSpec): NamesText;
  /** The last event is 'done', after a cancel too. */
  run(planId: string, confirmCount: number, signal?: AbortSignal): AsyncGenerator<ExportEvent, void, void>;
  planReadBack(folderId: FolderId, signal?: AbortSignal): Promise<ReadBackPlan>;
  readBack(planId: string, ids: PhotoId[]): Promise<Told>;
  /** Cancels what runs, between files; resolves when the file being written is whole or gone. */
  close(): Promise<void>;
}

export interface ModelService {
  list(): Promise<ModelInfo[]>;
  install(id: string, acceptLicence: boolean, signal?: AbortSignal): AsyncGenerator<InstallEvent, void, void>;
  import(id: string, file: PlaceToken, signal?: AbortSignal): AsyncGenerator<InstallEvent, void, void>;
  verify(id: string, signal?: AbortSignal): Promise<ModelInfo>;
  remove(id: string): Promise<Record<string, never>>;
  devices(): Promise<DeviceInfo[]>;
  testDevices(signal?: AbortSignal): Promise<DeviceInfo[]>;
}

export interface Parts {
  catalog: Catalog;
  events: Events;
  runner: Runner;
  places: Places;
  settings: SettingsService;
  shoots: ShootService;
  decide: Decide;
  kept: Kept;
  stackByHand: StackByHand;
  elsewhere: ElsewherePart;
  exporting: Exporting;
  models: ModelService;
  info(): Outputs['app']['info'];
  changeSettings(part: SettingsChange): Settings;
  doctor(): Promise<Outputs['app']['doctor']>;
  clearPreviewCache(): Promise<Outputs['app']['clearPreviewCache']>;
  placesInside(token: PlaceToken, signal?: AbortSignal): Promise<Outputs['places']['inside']>;
  prioritise(asked: { onScreen: PhotoId[]; next: PhotoId[] }): Record<string, never>;
}
