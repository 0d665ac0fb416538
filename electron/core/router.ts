/** @file The contract, answered by the engine's parts. No logic here: translate, call, translate back. */

import type { InferContractRouterOutputs } from '@orpc/contract';
import { implement } from '@orpc/server';
import type { FindAlikeQuery } from '../contract/find-alike.ts';
import type { FolderId, PhotoId, PlaceToken } from '../contract/ids.ts';
import { contract } from '../contract/index.ts';
import { modelFileEndings } from '../contract/model-files.ts';
import type { Settings } from '../contract/settings.ts';
import type { BestShotsPart } from './best-shots/best-shots.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Checking } from './checking/checking-part.ts';
import type { Decide } from './decisions/decide.ts';
import type { ElsewherePart } from './decisions/decisions-elsewhere.ts';
import type { Kept } from './decisions/kept.ts';
import type { MarkSubject } from './decisions/mark-subject.ts';
import type { MergePart } from './decisions/merging/merge-decisions.ts';
import { listClocks, type PutClocksRight } from './decisions/put-clocks-right.ts';
import type { StackByHand } from './decisions/stack-by-hand.ts';
import type { DeviceLibrariesService } from './device-libraries/device-libraries.ts';
import type { NamedServers } from './devices/named-servers.ts';
import type { Evaluating } from './evaluating/evaluating-part.ts';
import type { Exporting } from './exporting/create-exporting.ts';
import { failuresAs } from './failures.ts';
import type { IngestPart } from './ingest/ingest-part.ts';
import type { LanPart } from './lan/lan-part.ts';
import { installPlugIn, modulesFolder, plugInState } from './lightroom/plug-in.ts';
import type { ModelService } from './models/model-service.ts';
import type { PeoplePart } from './people/people-part.ts';
import type { Places } from './places/places.ts';
import type { ProgramsPart } from './programs/programs-part.ts';
import type { SettingsChange, SettingsService } from './settings/settings.ts';
import type { ShootTypes } from './settings/shoot-types.ts';
import type { ShootService } from './shoot/shoot-service.ts';
import type { TastePart } from './taste/taste-part.ts';
import type { UpdatesPart } from './updates/updates-part.ts';
import type { Events } from './work/events.ts';
import type { Runner } from './work/runner.ts';

type Outputs = InferContractRouterOutputs<typeof contract>;

/** What the router answers with. engine.ts wires it; nothing else knows all of it. */
export interface Parts {
  catalog: Catalog;
  events: Events;
  runner: Runner;
  places: Places;
  settings: SettingsService;
  shootTypes: ShootTypes;
  shoots: ShootService;
  report(folderId: FolderId): Outputs['shoots']['report'];
  decide: Decide;
  kept: Kept;
  bestShots: BestShotsPart;
  taste: TastePart;
  people: PeoplePart;
  stackByHand: StackByHand;
  clocks: PutClocksRight;
  subjects: MarkSubject;
  elsewhere: ElsewherePart;
  merging: MergePart;
  checking: Checking;
  evaluating: Evaluating;
  libraryReport(): Outputs['library']['report'];
  exporting: Exporting;
  ingest: IngestPart;
  programs: ProgramsPart;
  lan: LanPart;
  updates: UpdatesPart;
  models: ModelService;
  servers: NamedServers;
  libraries: DeviceLibrariesService;
  info(): Outputs['app']['info'];
  changeSettings(part: SettingsChange): Settings;
  doctor(): Promise<Outputs['app']['doctor']>;
  clearPreviewCache(): Promise<Outputs['app']['clearPreviewCache']>;
  placesInside(token: PlaceToken, signal?: AbortSignal): Promise<Outputs['places']['inside']>;
  findAlike(query: FindAlikeQuery): Promise<Outputs['photos']['findAlike']>;
  comparePhotos(
    pair: { reference: PhotoId; test: PhotoId },
    signal?: AbortSignal,
  ): Promise<Outputs['photos']['compare']>;
  prioritise(asked: { onScreen: PhotoId[]; next: PhotoId[] }): Record<string, never>;
}

/** What hosts serve: in-process, over a MessagePort, over a WebSocket. */
export function createRouter(parts: Parts) {
  const os = implement(contract).use(({ next, errors, signal }) => {
    signal?.throwIfAborted();
    return failuresAs(errors, () => Promise.resolve(next()));
  });
  const { shoots, decide, elsewhere, exporting, models, runner } = parts;

  return os.router({
    app: {
      info: os.app.info.handler(() => parts.info()),
      access: os.app.access.handler(() => ({ rights: 'all' as const, folderId: null })),
      events: os.app.events.handler(async function* ({ signal }) {
        for (const progress of runner.list()) yield { type: 'progress' as const, progress };
        yield* parts.events.subscribe(signal);
      }),
      settings: os.app.settings.handler(() => parts.settings.get()),
      changeSettings: os.app.changeSettings.handler(({ input }) => parts.changeSettings(input)),
      doctor: os.app.doctor.handler(() => parts.doctor()),
      lightroom: os.app.lightroom.handler(() => plugInState(modulesFolder())),
      installLightroom: os.app.installLightroom.handler(() => installPlugIn(modulesFolder())),
      clearPreviewCache: os.app.clearPreviewCache.handler(() => parts.clearPreviewCache()),
    },
    places: {
      roots: os.places.roots.handler(() => parts.places.roots()),
      modelFiles: os.places.modelFiles.handler(({ input }) => parts.places.files(input.token, modelFileEndings)),
      makeFolder: os.places.makeFolder.handler(({ input }) => parts.places.makeFolder(input.token, input.name)),
      beside: os.places.beside.handler(({ input }) => parts.places.beside(shoots.need(input.folderId).row().path)),
      inside: os.places.inside.handler(({ input, signal }) => parts.placesInside(input.token, signal)),
    },
    shoots: {
      recent: os.shoots.recent.handler(() => shoots.recent()),
      open: os.shoots.open.handler(({ input }) => shoots.open(input.place)),
      gather: os.shoots.gather.handler(({ input }) => shoots.gather(input.places, input.name)),
      reopen: os.shoots.reopen.handler(({ input }) => shoots.reopen(input.folderId)),
      forget: os.shoots.forget.handler(({ input }) => shoots.forget(input.folderId)),
      summary: os.shoots.summary.handler(({ input }) => shoots.summary(input.folderId)),
      problems: os.shoots.problems.handler(({ input }) => shoots.problems(input.folderId)),
      elsewhere: os.shoots.elsewhere.handler(({ input }) => elsewhere.describe(shoots.need(input.folderId).row())),
      report: os.shoots.report.handler(({ input }) => parts.report(input.folderId)),
    },
    work: {
      list: os.work.list.handler(() => runner.list()),
      start: os.work.start.handler(({ input }) => shoots.startWork(input.folderId, input.confirmMissing)),
      pause: os.work.pause.handler(({ input }) => {
        runner.pause(input.folderId);
        return {};
      }),
      resume: os.work.resume.handler(({ input }) => {
        runner.resume(input.folderId);
        return {};
      }),
      cancel: os.work.cancel.handler(async ({ input }) => {
        await runner.cancel(input.folderId);
        return {};
      }),
    },
    photos: {
      ids: os.photos.ids.handler(({ input }) => shoots.ids(input)),
      facets: os.photos.facets.handler(({ input }) => shoots.need(input.folderId).shoot.facets(input)),
      cards: os.photos.cards.handler(({ input }) => shoots.cards(input.ids)),
      detail: os.photos.detail.handler(({ input }) => shoots.detail(input.id)),
      findAlike: os.photos.findAlike.handler(({ input }) => {
        shoots.need(input.folderId);
        return parts.findAlike(input);
      }),
      compare: os.photos.compare.handler(({ input, signal }) => parts.comparePhotos(input, signal)),
      several: os.photos.several.handler(({ input }) => shoots.several(input.ids)),
      stacks: os.photos.stacks.handler(({ input }) => [...shoots.need(input.folderId).shoot.stacks()]),
      prioritise: os.photos.prioritise.handler(({ input }) => parts.prioritise(input)),
    },
    culling: {
      settings: os.culling.settings.handler(({ input }) => parts.settings.ofShoot(input.folderId)),
      changeSettings: os.culling.changeSettings.handler(({ input }) =>
        shoots.changeSettings(input.folderId, input.settings),
      ),
      types: os.culling.types.handler(() => parts.shootTypes.list()),
      saveType: os.culling.saveType.handler(({ input }) => parts.shootTypes.save(input)),
      removeType: os.culling.removeType.handler(({ input }) => parts.shootTypes.remove(input.name)),
      importTypes: os.culling.importTypes.handler(({ input }) => parts.shootTypes.importFrom(input.text)),
      exportTypes: os.culling.exportTypes.handler(({ input }) =>
        parts.shootTypes.exportTo(input.names, input.destination),
      ),
      accept: os.culling.accept.handler(({ input }) => decide.accept(input.ids, input.shown)),
      dismiss: os.culling.dismiss.handler(({ input }) => decide.dismiss(input.ids)),
    },
    stacks: {
      make: os.stacks.make.handler(({ input }) => parts.stackByHand.make(input.ids, input.wholeStacks)),
      takeOut: os.stacks.takeOut.handler(({ input }) => parts.stackByHand.takeOut(input.ids)),
      splitAt: os.stacks.splitAt.handler(({ input }) => parts.stackByHand.splitAt(input.id)),
      asFound: os.stacks.asFound.handler(({ input }) => parts.stackByHand.asFound(input.ids)),
    },
    filters: {
      list: os.filters.list.handler(() => parts.kept.filters()),
      save: os.filters.save.handler(({ input }) => parts.kept.saveFilter(input)),
      remove: os.filters.remove.handler(({ input }) => parts.kept.removeFilter(input.name)),
    },
    sets: {
      list: os.sets.list.handler(({ input }) => parts.kept.sets(input.folderId)),
      add: os.sets.add.handler(({ input }) => parts.kept.add(input.name, input.ids)),
      takeOut: os.sets.takeOut.handler(({ input }) => parts.kept.takeOut(input.name, input.ids)),
      rename: os.sets.rename.handler(({ input }) => {
        parts.kept.renameSet(input.name, input.to);
        return {};
      }),
      remove: os.sets.remove.handler(({ input }) => {
        parts.kept.removeSet(input.name);
        return {};
      }),
    },
    people: {
      list: os.people.list.handler(({ input }) => parts.people.list(input.folderId, input.at)),
      names: os.people.names.handler(({ input }) => parts.people.names(input.folderId)),
      inPhoto: os.people.inPhoto.handler(({ input }) => parts.people.inPhoto(input.folderId, input.id)),
      stored: os.people.stored.handler(() => parts.people.stored()),
      deleteShoot: os.people.deleteShoot.handler(({ input }) => parts.people.deleteShoot(input.id)),
      photos: os.people.photos.handler(({ input }) => parts.people.photos(input.folderId, input.key)),
      name: os.people.name.handler(({ input }) => parts.people.name(input.folderId, input.key, input.name)),
      merge: os.people.merge.handler(({ input }) => parts.people.merge(input.folderId, input.keys)),
      takeOff: os.people.takeOff.handler(({ input: { folderId, key, ids, to } }) =>
        parts.people.takeOff(folderId, key, ids, to),
      ),
      deleteAll: os.people.deleteAll.handler(async () => {
        await parts.people.deleteAll();
        return {};
      }),
    },
    taste: {
      list: os.taste.list.handler(() => parts.taste.list()),
      forget: os.taste.forget.handler(({ input }) => parts.taste.forget(input.type)),
      exportTo: os.taste.exportTo.handler(({ input }) => parts.taste.exportTo(input.destination)),
    },
    bestShots: {
      state: os.bestShots.state.handler(({ input }) => parts.bestShots.state(input)),
      choose: os.bestShots.choose.handler(({ input: { left, right, outcome, ...query } }) =>
        parts.bestShots.choose(query, left, right, outcome),
      ),
      takeBack: os.bestShots.takeBack.handler(({ input }) => parts.bestShots.takeBack(input)),
      startOver: os.bestShots.startOver.handler(({ input }) => parts.bestShots.startOver(input)),
    },
    clocks: {
      list: os.clocks.list.handler(({ input }) => listClocks(shoots.need(input.folderId).shoot.photos())),
      change: os.clocks.change.handler(({ input }) => parts.clocks.change(input)),
    },
    decisions: {
      apply: os.decisions.apply.handler(({ input }) => decide.apply(input.ids, input.change)),
      turn: os.decisions.turn.handler(({ input }) => decide.turn(input.ids, input.quarters)),
      subject: os.decisions.subject.handler(({ input }) => parts.subjects.mark(input.id, input.at)),
      keepBest: os.decisions.keepBest.handler(({ input }) => decide.keepBest(input.id, input.stack)),
      matchNames: os.decisions.matchNames.handler(({ input }) => shoots.matchNames(input.folderId, input.text)),
      takeOverElsewhere: os.decisions.takeOverElsewhere.handler(({ input }) =>
        elsewhere.takeOver(shoots.need(input.folderId).row()),
      ),
      leaveElsewhere: os.decisions.leaveElsewhere.handler(({ input }) => {
        elsewhere.leave(input.folderId);
        return {};
      }),
      exportFile: os.decisions.exportFile.handler(({ input }) =>
        parts.merging.exportFile(input.folderId, input.destination),
      ),
      planMerge: os.decisions.planMerge.handler(({ input }) => parts.merging.plan(input.folderId, input.files)),
      merge: os.decisions.merge.handler(({ input }) => parts.merging.merge(input.planId, input.rule, input.choices)),
      takeTheirs: os.decisions.takeTheirs.handler(({ input }) => decide.takeTheirs(input.ids)),
      undo: os.decisions.undo.handler(({ input }) => decide.undo(input)),
      redo: os.decisions.redo.handler(({ input }) => decide.redo(input)),
      history: os.decisions.history.handler(({ input }) =>
        parts.catalog.decisions.history(input.limit, input.folderId),
      ),
    },
    checking: {
      run: os.checking.run.handler(({ input, signal }) => parts.checking.run(input.folderId, input.rules, signal)),
    },
    evaluating: {
      run: os.evaluating.run.handler(({ input: { folderId, ...spec }, signal }) =>
        parts.evaluating.run(folderId, spec, signal),
      ),
      calibrations: os.evaluating.calibrations.handler(() => parts.evaluating.calibrations()),
    },
    library: {
      report: os.library.report.handler(() => parts.libraryReport()),
    },
    exporting: {
      plan: os.exporting.plan.handler(({ input, signal }) => exporting.plan(input, signal)),
      names: os.exporting.names.handler(({ input }) => exporting.names(input)),
      run: os.exporting.run.handler(({ input, signal }) => exporting.run(input.planId, input.confirmCount, signal)),
      planReadBack: os.exporting.planReadBack.handler(({ input, signal }) =>
        exporting.planReadBack(input.folderId, signal),
      ),
      readBack: os.exporting.readBack.handler(({ input }) => exporting.readBack(input.planId, input.ids)),
    },
    programs: {
      list: os.programs.list.handler(() => parts.programs.list()),
      open: os.programs.open.handler(async ({ input }) => ({
        says: await parts.programs.open(input.program, input.ids),
      })),
      show: os.programs.show.handler(async ({ input }) => {
        await parts.programs.show(input.id);
        return {};
      }),
      add: os.programs.add.handler(({ input }) => parts.programs.add(input.place)),
      remove: os.programs.remove.handler(({ input }) => parts.programs.remove(input.id)),
      paths: os.programs.paths.handler(({ input }) => ({ paths: parts.programs.paths(input.ids) })),
    },
    lan: {
      state: os.lan.state.handler(() => parts.lan.state()),
      start: os.lan.start.handler(({ input }) => parts.lan.start(input.folderId, input.rights, input.port ?? 0)),
      stop: os.lan.stop.handler(() => parts.lan.stop()),
      newCode: os.lan.newCode.handler(({ input }) => parts.lan.newCode(input.rights)),
      setRights: os.lan.setRights.handler(({ input }) => parts.lan.setRights(input.id, input.rights)),
      revoke: os.lan.revoke.handler(({ input }) => parts.lan.revoke(input.id)),
    },
    updates: {
      state: os.updates.state.handler(() => parts.updates.state()),
      choose: os.updates.choose.handler(({ input }) => parts.updates.choose(input.on)),
      check: os.updates.check.handler(() => parts.updates.check()),
      skip: os.updates.skip.handler(({ input }) => parts.updates.skip(input.version)),
    },
    ingest: {
      cards: os.ingest.cards.handler(() => parts.ingest.cards()),
      plan: os.ingest.plan.handler(({ input, signal }) => parts.ingest.plan(input, signal)),
      start: os.ingest.start.handler(({ input }) => parts.ingest.start(input.planId, input.confirmCount)),
      follow: os.ingest.follow.handler(({ signal }) => parts.ingest.follow(signal)),
      pause: os.ingest.pause.handler(() => {
        parts.ingest.pause();
        return {};
      }),
      resume: os.ingest.resume.handler(() => {
        parts.ingest.resume();
        return {};
      }),
      cancel: os.ingest.cancel.handler(async () => {
        await parts.ingest.cancel();
        return {};
      }),
    },
    models: {
      list: os.models.list.handler(() => models.list()),
      install: os.models.install.handler(({ input, signal }) => models.install(input.id, input.acceptLicence, signal)),
      import: os.models.import.handler(({ input, signal }) => models.import(input.id, input.file, signal)),
      verify: os.models.verify.handler(({ input, signal }) => models.verify(input.id, signal)),
      remove: os.models.remove.handler(({ input }) => models.remove(input.id)),
      servers: os.models.servers.handler(() => parts.servers.list()),
      addServer: os.models.addServer.handler(({ input }) => {
        parts.servers.add(input.url, input.token);
        return parts.servers.list();
      }),
      removeServer: os.models.removeServer.handler(({ input }) => {
        parts.servers.remove(input.url);
        return parts.servers.list();
      }),
      devices: os.models.devices.handler(() => models.devices()),
      deviceLibraries: os.models.deviceLibraries.handler(() => parts.libraries.describe()),
      installDeviceLibraries: os.models.installDeviceLibraries.handler(({ input, signal }) =>
        parts.libraries.install(input, signal),
      ),
      removeDeviceLibraries: os.models.removeDeviceLibraries.handler(async () => {
        await parts.libraries.remove();
        return {};
      }),
      testDevices: os.models.testDevices.handler(({ signal }) => models.testDevices(signal)),
    },
  });
}
export type Router = ReturnType<typeof createRouter>;
