/** @file createEngine: the only place where the parts are wired. */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { say } from '../../texts/say.ts';
import type { FolderId } from '../contract/ids.ts';
import { createBestShots } from './best-shots/best-shots.ts';
import type { Catalog } from './catalog/catalog.ts';
import { openCatalog } from './catalog/open-catalog.ts';
import { sayReport } from './catalog/open-report.ts';
import { noChanges } from './catalog/repos/scan-changes.ts';
import { createChecking } from './checking/checking-part.ts';
import { decideInShoots } from './decisions/decide-in-shoots.ts';
import { createElsewhere } from './decisions/decisions-elsewhere.ts';
import { createKept } from './decisions/kept.ts';
import { createMarkSubject } from './decisions/mark-subject.ts';
import { createAuthors } from './decisions/merging/authors.ts';
import { authorsReport } from './decisions/merging/authors-report.ts';
import { createMergeDecisions } from './decisions/merging/merge-decisions.ts';
import { createPutClocksRight } from './decisions/put-clocks-right.ts';
import { createStackByHand } from './decisions/stack-by-hand.ts';
import { examine } from './doctor/examine.ts';
import type { Engine, EngineDeps } from './engine-types.ts';
import { createEvaluating } from './evaluating/evaluating-part.ts';
import { createExporting } from './exporting/create-exporting.ts';
import { createDragFiles } from './exporting/drag-files.ts';
import { createExifToolWriter } from './exporting/embed/exiftool-writer.ts';
import { systemTrash } from './exporting/system-trash.ts';
import { wordsOfFailure } from './failures.ts';
import { createIngest } from './ingest/ingest-part.ts';
import { createLanPart } from './lan/lan-part.ts';
import { createFindPhoto } from './library/find-photo.ts';
import { createExifTool, createMetadataReader } from './metadata/metadata-reader.ts';
import { reportLibrary } from './over-time/report-library.ts';
import { createPeoplePart } from './people/people-part.ts';
import { createPlaces } from './places/places.ts';
import { createPreviews } from './previews/create-previews.ts';
import { createDecoderPool } from './previews/decoder-pool.ts';
import { createExtractPreview } from './previews/extract-preview.ts';
import { mayBeWide } from './previews/may-be-wide.ts';
import { createMemoryPreviewIndex } from './previews/preview-index.ts';
import { createServePreview } from './previews/serve-preview.ts';
import { createSweepOnce } from './previews/sweep-once.ts';
import { turnJpeg } from './previews/turn-jpeg.ts';
import { createPrograms } from './programs/programs-part.ts';
import { createComparePhotos } from './quality/compare-photos.ts';
import { createNativePictures } from './quality/native-pictures.ts';
import { createResults } from './results/results.ts';
import { stages as currentStages } from './results/stages.ts';
import { createRouter } from './router.ts';
import { archiveFilesOf } from './scoring/archive-part.ts';
import { createScoringPart, type ScoringPart } from './scoring/scoring-part.ts';
import { createSettings } from './settings/settings.ts';
import { createShootTypes } from './settings/shoot-types.ts';
import { createBackground } from './shoot/background.ts';
import { createDerives } from './shoot/derive.ts';
import { sourceOf } from './shoot/index-shoot.ts';
import { createLive } from './shoot/live.ts';
import { createOpenShoots } from './shoot/open-shoots.ts';
import { createPriorities, prioritiseBoth } from './shoot/priorities.ts';
import { createReadPhotoMetadata } from './shoot/read-photo-metadata.ts';
import { createRestack } from './shoot/restack.ts';
import { createShootService } from './shoot/shoot-service.ts';
import { createWatchShoots } from './shoot/watch-shoots.ts';
import { createTastePart } from './taste/taste-part.ts';
import { createUpdates } from './updates/updates-part.ts';
import { createEvents } from './work/events.ts';
import { createRunner } from './work/runner.ts';
import { makeScratchFolder, sweepScratchFolders } from './work/scratch-folder.ts';
import { releases, version } from './work/version.ts';

export type { Engine, EngineDeps } from './engine-types.ts';

/** Opens the catalog and starts the parts. Throws a CatalogError with a message to show as it is. */
export async function createEngine(deps: EngineDeps): Promise<Engine> {
  const { clock, log } = deps;
  const catalog = await openCatalog({ dir: deps.catalogDir, clock, log, readOnly: deps.readOnly ?? false });
  try {
    return await wireEngine(deps, catalog);
  } catch (error) {
    // A part that cannot start must not keep the catalog from the next try.
    await catalog.close();
    throw error;
  }
}

async function wireEngine(deps: EngineDeps, catalog: Catalog): Promise<Engine> {
  const { clock, log, launchChild, stages = currentStages } = deps;
  // A catalog that is only looked at has a cache of its own for as long as that takes.
  const lookingDir = catalog.readOnly ? makeScratchFolder('looking') : null;
  const cacheDir = lookingDir ?? deps.cacheDir ?? path.join(deps.catalogDir, 'cache');
  const workDir = path.join(cacheDir, 'work');
  // Whatever an earlier run left half done; nobody else uses this folder while the catalog's lock is ours.
  await rm(workDir, { recursive: true, force: true });
  void sweepScratchFolders();

  const events = createEvents();
  const runner = createRunner({ events, clock, log, toldBy: wordsOfFailure });
  const places = createPlaces();
  const settings = createSettings(catalog, () => {
    events.emit({ type: 'settings-changed' });
    restack.follow();
  });
  const restack = createRestack(settings.get, () => open.all());
  const priorities = createPriorities();
  const notice = (text: string) => events.emit({ type: 'notice', level: 'warning', text });

  const exiftool = createExifTool();
  const decoder = createDecoderPool({ launch: launchChild, log, extract: createExtractPreview(exiftool, workDir) });
  const previews = createPreviews({
    cacheDir,
    repo: catalog.readOnly ? createMemoryPreviewIndex() : catalog.previews,
    decoder,
    clock,
    limits: { maxBytes: settings.get().previewCacheBytes },
    version: stages.tiers.version,
  });
  const stop = new AbortController();
  const swept = createSweepOnce({ previews, clock, log, signal: stop.signal });
  const metadata = createMetadataReader({ exiftool });
  const readPhotoMetadata = createReadPhotoMetadata(metadata, notice);

  let isClosed = false;
  const results = createResults({ repos: catalog, faceModels: () => scoring.facesVersion(), stages });
  const scoring: ScoringPart = await createScoringPart({
    catalog,
    results,
    previews,
    settings,
    places,
    events,
    launchChild,
    clock,
    log,
    modelsDir: deps.modelsDir ?? path.join(deps.catalogDir, 'models'),
    families: deps.families ?? [],
    workDir,
    isInteractive: deps.isInteractive ?? false,
    device: deps.device ?? null,
    serverCa: deps.serverCa,
    scoreModels: deps.scoreModels ?? null,
    quickOnly: deps.quickScores ?? false,
    first: priorities.first,
    onScored: (opened, ids) => {
      opened.deriver.soon();
      events.emit({ type: 'photos-changed', folderId: opened.shoot.folderId, ids });
    },
    // Somebody waits for what the model gives: whatever is open gets it without being asked again.
    onInstalled: () => {
      if (deps.isInteractive && !isClosed) for (const opened of open.all()) void background.start(opened);
    },
  });

  const people = createPeoplePart({
    ...{ dir: deps.catalogDir, readOnly: catalog.readOnly, stages, previews, workDir, clock, events, settings },
    ...{ models: () => scoring, opened: () => open.all(), need: (folderId) => shoots.need(folderId) },
    ...{ pathOf: (id) => rootOf(id), folderAt: (path) => catalog.folders.byPath(path)?.id ?? null },
    sourceOf: (photo) => sourceOf(rootOf(photo.folderId), photo),
  });
  const taste = createTastePart({ catalog, settings, opened: () => open.all(), pathOf: places.pathOf });
  const open = createOpenShoots({
    isInteractive: deps.isInteractive ?? false,
    decidedBy: () => settings.get().decidedBy,
    catalog,
    events,
    createDerive: createDerives(catalog, taste.of, restack.asksModel),
    results,
    settings: settings.ofShoot,
    peopleIn: people.inContent,
  });
  const authors = createAuthors({ catalog, ownName: () => settings.get().authorName });
  const decide = decideInShoots({ catalog, open, hand: authors.hand, events });
  const kept = createKept({ catalog, tell: decide.tell, needAll: decide.needAll });
  const elsewhere = createElsewhere({
    catalog,
    decide,
    events,
    takenAtOf: results.takenAt,
    isIngested: (from, to) => ingest.isIngested(from, to),
  });
  const background = createBackground({
    catalog,
    results,
    open,
    events,
    clock,
    runner,
    previews,
    bringAlong: elsewhere.bringAlong,
    isWatched: (folderId) => watch.has(folderId),
    swept,
    readMetadata: (photo, signal) => readPhotoMetadata(rootOf(photo.folderId), photo, signal),
    score: async (opened, task) => {
      await scoring.scoreShoot(opened.row().path, opened, task);
      // What was asked for by name are scores alone.
      if (!deps.scoreModels) await people.find(opened, task);
    },
    runs: () => scoring.runs(),
    first: priorities.first,
    upTo: deps.background,
    endsWithWork: !deps.isInteractive,
  });
  const rootOf = (folderId: FolderId): Buffer => {
    const row = catalog.folders.get(folderId);
    if (!row) throw new Error(`there is no folder ${folderId}`);
    return row.path;
  };
  const watch = createWatchShoots({ log, live: createLive(events), rescan: (opened) => void background.start(opened) });
  const shoots = createShootService({
    catalog,
    open,
    places,
    runner,
    settings,
    background,
    onOpened: (opened) => {
      if (deps.isInteractive && !catalog.readOnly) watch.start(opened);
    },
    onForgotten: (folderId) => watch.stop(folderId),
    gatheredDir: path.join(deps.catalogDir, 'gathered'),
    weights: () => scoring.weights(),
  });
  const servePreview = createServePreview(
    previews,
    (id) => {
      const photo = shoots.photo(id);
      if (!photo) return null;
      return photo.contentKey === null
        ? (photo.problem ?? say('problem.unreadable'))
        : sourceOf(rootOf(photo.folderId), photo);
    },
    (id) => mayBeWide(shoots.photo(id)?.metadata ?? null),
  );
  const findPhoto = createFindPhoto(catalog);
  const writer = createExifToolWriter();
  const exporting = createExporting({
    writer,
    filesChanged: (opened) => void background.start(opened),
    decidedBy: () => settings.get().decidedBy,
    catalog,
    clock,
    need: shoots.need,
    pathOf: places.pathOf,
    thumbOf: async (photo, signal, size = 'thumb') => {
      if (photo.contentKey === null) return null;
      const preview = await previews.get(sourceOf(rootOf(photo.folderId), photo), size, { signal });
      return preview.ok ? turnJpeg(await readFile(preview.file), photo.turn) : null;
    },
    decide,
    names: kept,
    moveToTrash: deps.moveToTrash ?? systemTrash,
    proofs: { previews, exiftool, probe: metadata.probe, launchChild, workDir, cacheDir },
    filesTaken: (opened, fileIds) => {
      // Exactly these are known to be gone; whatever else the next scan misses is treated with its usual caution.
      opened.reload(catalog.photos.applyScan(opened.shoot.folderId, { ...noChanges(), missingFiles: [...fileIds] }));
      void background.start(opened);
    },
  });
  const ingest = createIngest({
    clock,
    runner,
    pathOf: places.pathOf,
    tokenFor: places.tokenFor,
    readSerial: metadata.readSerial,
    notice: (level, text) => events.emit({ type: 'notice', level, text }),
    ...(deps.mounts && { mounts: deps.mounts }),
  });
  const programs = createPrograms({
    catalog,
    photo: shoots.photo,
    rootOf: (photo) => rootOf(photo.folderId),
    pathOf: places.pathOf,
    start: deps.startProgram ?? null,
    ...(deps.programPlaces && { places: deps.programPlaces }),
  });
  const merging = createMergeDecisions({
    catalog,
    authors,
    clock,
    decide,
    shootName: (folderId) => shoots.need(folderId).row().name,
    nameOf: (id) => shoots.photo(id)?.name ?? '',
    pathOf: places.pathOf,
  });
  const { serveLan } = deps;
  const lan = createLanPart({
    ...{ dir: path.join(deps.catalogDir, 'lan'), clock, events, preview: servePreview, as: authors.as },
    serve: serveLan ? (door, dir, port) => serveLan({ router }, door, dir, port) : null,
    nameOf: (folderId) => shoots.need(folderId).row().name,
    folderOf: (id) => catalog.photos.get(id)?.folderId ?? null,
  });
  const updates = createUpdates({
    ...{ settings: catalog.settings, clock, events, current: version, isInteractive: deps.isInteractive ?? false },
    address: deps.releases === undefined ? releases : deps.releases,
  });
  const pictures = createNativePictures({ previews, workDir });
  const checking = createChecking({ need: shoots.need, exiftool, pictures, events });
  const router = createRouter({
    ...{ catalog, events, runner, places, settings },
    shootTypes: createShootTypes({ catalog, pathOf: places.pathOf, changed: settings.changed }),
    ...{ shoots, decide, kept, taste, people },
    bestShots: createBestShots({ catalog, photosOf: (folderId) => shoots.need(folderId).shoot.photos() }),
    subjects: createMarkSubject({ subjects: catalog.photoSubjects, photo: shoots.photo, tell: decide.tell }),
    clocks: createPutClocksRight({
      ...{ clocks: catalog.photoClocks, photo: shoots.photo, tell: decide.tell },
      photosBeside: (photo) => shoots.need(photo.folderId).shoot.photos(),
    }),
    stackByHand: createStackByHand({ handStacks: catalog.handStacks, photo: shoots.photo, tell: decide.tell }),
    ...{ elsewhere, merging },
    report: (id) => ({ ...shoots.report(id), authors: authorsReport(catalog, authors, shoots.need(id).shoot) }),
    checking,
    evaluating: createEvaluating({ need: shoots.need, catalogDir: deps.catalogDir, nowIso: clock.nowIso }),
    comparePhotos: createComparePhotos({ pictures, original: programs.original }),
    libraryReport: () => reportLibrary({ catalog, results }),
    ...{ exporting, ingest, programs, lan, updates },
    ...{ models: scoring.models, servers: scoring.servers, libraries: scoring.libraries },
    info: () => ({ version, platform: process.platform, catalog: deps.catalogDir, notices }),
    changeSettings: (change) => {
      const next = settings.change(change);
      void previews.cache.shrinkTo(next.previewCacheBytes);
      if (change.people !== undefined) {
        people.switched();
        if (next.people && deps.isInteractive) for (const opened of open.all()) void background.start(opened);
      }
      // Counts and filters ask what counts as decided.
      if (change.decidedBy !== undefined)
        for (const { shoot } of open.all()) events.emit({ type: 'list-changed', folderId: shoot.folderId });
      return next;
    },
    doctor: async () => ({
      checks: await examine({
        ...{ catalog, cache: previews.cache, metadata, models: () => scoring.models.list() },
        cacheLimitBytes: () => settings.get().previewCacheBytes,
        ...{ servers: () => scoring.models.testServers(false), cuda: () => scoring.libraries.toExamine() },
      }),
    }),
    clearPreviewCache: async () => {
      const bytes = previews.cache.totalBytes();
      await previews.cache.shrinkTo(0);
      return { bytes };
    },
    placesInside: places.inside,
    findAlike: (query) => scoring.findAlike(query),
    prioritise: prioritiseBoth(priorities, previews, (id) => open.photo(id)?.contentKey ?? null),
  });
  const notices = sayReport(catalog.openReport);
  catalog.onRestored((report) => {
    // Told in the middle of the call that met the damage: that one ends first.
    setImmediate(() => {
      if (isClosed) return;
      for (const text of sayReport(report)) notice(text);
      for (const opened of open.all()) {
        opened.reloadAll();
        void background.start(opened);
      }
    });
  });

  return {
    router,
    client: createRouterClient(router),
    places,
    notices,
    preview: servePreview,
    original: programs.original,
    dragFiles: createDragFiles({ photo: shoots.photo, need: shoots.need }),
    findPhoto,
    whenListed: async (folderId) => {
      await open.get(folderId)?.listed.promise;
    },
    whenIdle: background.whenIdle,
    scoring,
    merging,
    pictures,
    archiveFiles: (folderId) => archiveFilesOf(rootOf(folderId), shoots.need(folderId).shoot.photos()),
    close: async () => {
      isClosed = true;
      stop.abort();
      updates.close();
      await lan.close();
      await exporting.close();
      await ingest.close();
      if (!catalog.readOnly) taste.learn();
      background.close();
      await watch.close();
      await runner.close();
      await background.settled();
      events.close();
      open.stop();
      scoring.close();
      people.close();
      await previews.close();
      await writer.end();
      await exiftool.end();
      await catalog.close();
      if (lookingDir) await rm(lookingDir, { recursive: true, force: true });
    },
  };
}
