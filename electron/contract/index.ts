/**
 * @file The RPC contract between the engine and whoever drives it: page, command line, tests. Written once; served in-process, over a MessagePort and over
 * a WebSocket. No procedure takes or returns a path the caller could choose: places are opaque tokens, photos are ids.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { bestShots, bestShotsQuery, maybePair, pairOutcome } from './best-shots.ts';
import { checkEvent, rulesChoice } from './checking.ts';
import { cameraClock, clockChange } from './clocks.ts';
import { decisionChange, nameMatches, step } from './decision.ts';
import { deviceLibraries, librariesEvent } from './device-libraries.ts';
import { errors } from './errors.ts';
import { calibration, evaluateSpec, evaluation, libraryReport } from './evaluating.ts';
import { exportEvent, exportPlan, exportSpec, namesSpec, namesText, readBackPlan } from './exporting.ts';
import { box } from './face.ts';
import { findAlikeQuery, found } from './find-alike.ts';
import { decisionsElsewhere, folder, place, placeFile, problem } from './folder.ts';
import { folderId, photoId, photoIdList, placeToken } from './ids.ts';
import { ingestSpec, ingestState } from './ingest.ts';
import { keptName, photoSet, savedFilter } from './kept.ts';
import { access, lanRights, lanState } from './lan.ts';
import { decisionsExportSpec, mergeFilesSpec, mergePlan, mergeSpec } from './merging.ts';
import { deviceInfo, installEvent, modelInfo, namedServer } from './model.ts';
import {
  faceOfPerson,
  facesTaken,
  mergeOfPeople,
  nameOfPerson,
  namesOfPeople,
  people,
  peopleQuery,
  personKey,
  storedPeople,
} from './people.ts';
import { photoCard } from './photo.ts';
import { photoComparison, photoDetail } from './photo-detail.ts';
import { program, programId } from './programs.ts';
import { engineEvent, progress } from './progress.ts';
import { facets, idsQuery, photoIds, photoQuery } from './query.ts';
import { agreementReport, authorsAgreement, shootReport } from './report.ts';
import { settings } from './settings.ts';
import { several } from './several.ts';
import { shootSummary } from './shoot-summary.ts';
import { listedType, shootType } from './shoot-type.ts';
import { stack } from './stack.ts';
import { cullSettings, suggestionClass } from './suggestion.ts';
import { learntTaste } from './taste.ts';
import { updateState } from './updates.ts';
import { words } from './words.ts';

const call = oc.errors(errors);
const nothing = z.object({}).strict();
const inFolder = z.object({ folderId }).strict();
const ofPhotos = z.object({ ids: photoIdList.refine((ids) => ids.length <= 200_000) }).strict();
/** `shown`: what each was suggested as on screen, null where that is not known; what is suggested otherwise by now is left alone. */
const ofSuggested = ofPhotos
  .extend({ shown: z.array(suggestionClass.nullable()).optional() })
  .refine(({ ids, shown }) => shown === undefined || shown.length === ids.length);
const inShoot = z.object({ folderId: folderId.optional(), elsewhere: z.boolean().optional() }).strict();
const plugInState = z.object({
  state: z.enum(['installed', 'older', 'absent', 'impossible']),
  /** For people to read. */
  folder: z.string().nullable(),
});
const changed = z.object({ step: step.nullable(), ids: photoIdList });

export const contract = {
  app: {
    info: call
      .input(nothing)
      .output(
        z.object({ version: z.string(), platform: z.string(), catalog: z.string(), notices: z.array(z.string()) }),
      ),
    /** What this window may do: everything, but on a paired device. */
    access: call.input(nothing).output(access),
    /** Everything the machine does and says, until aborted. Starts with the work under way. */
    events: call.input(nothing).output(eventIterator(engineEvent)),
    settings: call.input(nothing).output(settings),
    changeSettings: call.input(settings.partial().strict()).output(settings),
    doctor: call
      .input(nothing)
      .output(z.object({ checks: z.array(z.object({ name: z.string(), ok: z.boolean(), says: words })) })),
    /** The plug-in for Lightroom Classic: whether it is where Lightroom looks. */
    lightroom: call.input(nothing).output(plugInState),
    installLightroom: call.input(nothing).output(plugInState),
    clearPreviewCache: call.input(nothing).output(z.object({ bytes: z.number() })),
  },
  places: {
    /** Drives and folders to start from. */
    roots: call.input(nothing).output(z.array(place)),
    inside: call.input(z.object({ token: placeToken }).strict()).output(z.array(place)),
    /** Files directly inside that end as models' files do. */
    modelFiles: call.input(z.object({ token: placeToken }).strict()).output(z.array(placeFile)),
    /** Makes a folder inside; refused where the name is none or something of that name is there. */
    makeFolder: call.input(z.object({ token: placeToken, name: z.string().min(1).max(200) }).strict()).output(place),
    /** The folders beside a shoot's, by name as people count; null at either end. */
    beside: call.input(inFolder).output(z.object({ previous: place.nullable(), next: place.nullable() })),
  },
  shoots: {
    recent: call.input(nothing).output(z.array(folder)),
    /** Opens a folder for culling: lists it at once, then indexes it in the background. */
    open: call.input(z.object({ place: placeToken }).strict()).output(folder),
    /** Several folders as one shoot, under a name. */
    gather: call
      .input(z.object({ places: z.array(placeToken).min(2).max(64), name: z.string().min(1).max(120) }).strict())
      .output(folder),
    /** Opens one of the recent shoots again. */
    reopen: call.input(inFolder).output(folder),
    /** Takes the shoot off the list; decisions stay in the journal. */
    forget: call.input(inFolder).output(nothing),
    summary: call.input(inFolder).output(shootSummary),
    problems: call.input(inFolder).output(z.array(problem)),
    /** Decisions made on the same pictures in other folders. */
    elsewhere: call.input(inFolder).output(decisionsElsewhere),
    report: call
      .input(inFolder)
      .output(z.object({ shoot: shootReport, agreement: agreementReport, authors: z.array(authorsAgreement) })),
  },
  work: {
    list: call.input(nothing).output(z.array(progress)),
    /**
     * Scans, indexes and scores whatever lacks it. Does nothing where nothing is missing. `confirmMissing`: the photographer says that the files
     * counted in `missingCount` are really gone; their decisions stay in the catalog.
     */
    start: call.input(inFolder.extend({ confirmMissing: z.boolean().optional() })).output(nothing),
    pause: call.input(inFolder).output(nothing),
    resume: call.input(inFolder).output(nothing),
    cancel: call.input(inFolder).output(nothing),
  },
  photos: {
    ids: call.input(idsQuery).output(photoIds),
    facets: call.input(photoQuery).output(facets),
    /** In the order asked; ids that are gone are left out. */
    cards: call.input(z.object({ ids: z.array(photoId).max(2_000) }).strict()).output(z.array(photoCard)),
    detail: call.input(z.object({ id: photoId }).strict()).output(photoDetail),
    /** By what they show: by words, or like another. */
    findAlike: call.input(findAlikeQuery).output(found),
    /** How close one picture is to another, each at its own size. */
    compare: call.input(z.object({ reference: photoId, test: photoId }).strict()).output(photoComparison),
    /** What these photos share and how far they reach; ids that are gone are left out. */
    several: call.input(ofPhotos).output(several),
    stacks: call.input(inFolder).output(z.array(stack)),
    /** What the page shows and will show next: previews and scores of these come first. */
    prioritise: call
      .input(z.object({ onScreen: z.array(photoId).max(2_000), next: z.array(photoId).max(200) }).strict())
      .output(nothing),
  },
  culling: {
    /** Strictness, keeper target and stack strength of this shoot; answers when suggestions follow them. */
    settings: call.input(inFolder).output(cullSettings),
    changeSettings: call.input(inFolder.extend({ settings: cullSettings })).output(cullSettings),
    /** Shoot types by name: what counts, how strictly, how much is stacked. */
    types: call.input(nothing).output(z.array(listedType)),
    saveType: call.input(shootType.strict()).output(z.array(listedType)),
    removeType: call.input(z.object({ name: keptName }).strict()).output(z.array(listedType)),
    /** The text of a file of shoot types. */
    importTypes: call
      .input(z.object({ text: z.string().max(1_000_000) }).strict())
      .output(z.object({ types: z.array(listedType), imported: z.array(z.string()) })),
    /** Into a new JSON file in a folder. */
    exportTypes: call
      .input(z.object({ names: z.array(keptName).min(1).max(100), destination: placeToken }).strict())
      .output(z.object({ file: z.string() })),
    /** Turns suggestions into decisions; one step for all. */
    accept: call.input(ofSuggested).output(changed),
    dismiss: call.input(ofPhotos).output(changed),
  },
  /** By hand; each is one step of the undo log, and wins over what is found. */
  stacks: {
    /** `wholeStacks`: a photo stands for its stack, as in a collapsed grid. */
    make: call.input(ofPhotos.extend({ wholeStacks: z.boolean() })).output(changed),
    takeOut: call.input(ofPhotos).output(changed),
    splitAt: call.input(z.object({ id: photoId }).strict()).output(changed),
    asFound: call.input(ofPhotos).output(changed),
  },
  /** Filters with a name; saving one of the same name replaces it. */
  filters: {
    list: call.input(nothing).output(z.array(savedFilter)),
    save: call.input(savedFilter.strict()).output(z.array(savedFilter)),
    remove: call.input(z.object({ name: keptName }).strict()).output(z.array(savedFilter)),
  },
  /** Sets of photos with a name, over all shoots; what goes in and out is a step of the undo log. */
  sets: {
    list: call.input(inFolder).output(z.array(photoSet)),
    /** Made where there is none of this name yet. */
    add: call.input(ofPhotos.extend({ name: keptName })).output(changed),
    takeOut: call.input(ofPhotos.extend({ name: keptName })).output(changed),
    rename: call.input(z.object({ name: keptName, to: keptName }).strict()).output(nothing),
    /** Only an empty one, so that no photo is lost from a set without an undo. */
    remove: call.input(z.object({ name: keptName }).strict()).output(nothing),
  },
  /** Who is in the photos of a shoot; nothing of it exists until it is asked for. */
  people: {
    list: call.input(peopleQuery).output(people),
    names: call.input(inFolder).output(namesOfPeople),
    /** Whose face is where. */
    inPhoto: call.input(inFolder.extend({ id: photoId })).output(z.array(faceOfPerson)),
    /** Photos that show a person, their best frame first, each with where the face is. */
    photos: call
      .input(inFolder.extend({ key: personKey }))
      .output(z.array(z.object({ id: photoId, box, isKept: z.boolean() }))),
    /** Empty takes the name away. */
    name: call.input(nameOfPerson).output(people),
    merge: call.input(mergeOfPeople).output(people),
    takeOff: call.input(facesTaken).output(people),
    /** Shoots of which something is stored, also those that left the list. */
    stored: call.input(nothing).output(z.array(storedPeople)),
    /** What is stored of one of them; opened again it is found again, while people are wanted. */
    deleteShoot: call.input(z.object({ id: z.number().int() }).strict()).output(z.array(storedPeople)),
    /** Everything that was stored of anybody in any shoot, names too; it is off then. Answers when it is gone. */
    deleteAll: call.input(nothing).output(nothing),
  },
  /** What was learnt of the photographer's choices, by shoot type. */
  taste: {
    list: call.input(nothing).output(z.array(learntTaste)),
    /** Of one type, or all of it; the decisions it came from stay and teach nothing any more. */
    forget: call.input(z.object({ type: z.string().nullable() }).strict()).output(z.array(learntTaste)),
    /** Into a new JSON file in a folder. */
    exportTo: call.input(z.object({ destination: placeToken }).strict()).output(z.object({ file: z.string() })),
  },
  /** The best shots, by choices between two; a choice is kept with the shoot and is no decision. */
  bestShots: {
    /** `pair`: what is on screen, asked again while it is worth asking. */
    state: call.input(bestShotsQuery.extend(maybePair).strict()).output(bestShots),
    choose: call
      .input(bestShotsQuery.extend({ left: photoId, right: photoId, outcome: pairOutcome }).strict())
      .output(bestShots),
    /** The choice about this pair, where one was named and made; else the last of the shoot. */
    takeBack: call.input(bestShotsQuery.extend(maybePair).strict()).output(bestShots),
    startOver: call.input(bestShotsQuery).output(bestShots),
  },
  /** Clocks of the shoot's cameras; putting one right is a step of the undo log. */
  clocks: {
    list: call.input(inFolder).output(z.array(cameraClock)),
    change: call.input(clockChange).output(changed),
  },
  decisions: {
    apply: call.input(ofPhotos.extend({ change: decisionChange })).output(changed),
    /** Turns pictures as they are shown by quarters clockwise, each from where it is; one step. No pixel is written. */
    turn: call
      .input(ofPhotos.extend({ quarters: z.union([z.literal(1), z.literal(2), z.literal(3)]) }))
      .output(changed),
    /** Says where a photo's subject is, a point of the picture as it is shown, 0..1; null takes it back. One step. */
    subject: call
      .input(
        z
          .object({
            id: photoId,
            at: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).nullable(),
          })
          .strict(),
      )
      .output(changed),
    /** Keeps one photo, rejects the rest of `stack`: the frames that were on screen as its stack, else those that are now; one step. */
    keepBest: call.input(z.object({ id: photoId, stack: photoIdList.optional() }).strict()).output(changed),
    /** Which photos a pasted or loaded list means; decides nothing. */
    matchNames: call.input(inFolder.extend({ text: z.string().max(5_000_000) })).output(nameMatches),
    /** Takes over what `shoots.elsewhere` offers; one step. */
    takeOverElsewhere: call.input(inFolder).output(changed),
    /** Not offered again. */
    leaveElsewhere: call.input(inFolder).output(nothing),
    /** Into a new file in a folder, for somebody who culls the same pictures. */
    exportFile: call.input(decisionsExportSpec).output(z.object({ file: z.string(), photos: z.number().int() })),
    /** What files of others' decisions would change; nothing is decided. */
    planMerge: call.input(mergeFilesSpec).output(mergePlan),
    /** One step; what neither a choice nor the rule settles stays as it is. */
    merge: call.input(mergeSpec).output(changed.extend({ settled: z.number().int(), left: z.number().int() })),
    /** Takes over what other programs and the camera wrote about these photos, where nothing is decided here; one step. */
    takeTheirs: call.input(ofPhotos).output(changed),
    /**
     * Takes back the last step of a shoot; without one, the last of all. A step that changed other shoots too is refused unless `elsewhere`: the
     * photographer was asked.
     */
    undo: call.input(inShoot).output(changed),
    redo: call.input(inShoot).output(changed),
    history: call
      .input(z.object({ limit: z.number().int().min(1).max(500), folderId: folderId.optional() }).strict())
      .output(z.array(step)),
  },
  /** Finished pictures against rules: what each breaks; kept with the shoot until the next check or start. */
  checking: {
    run: call.input(inFolder.extend({ rules: rulesChoice })).output(eventIterator(checkEvent)),
  },
  /** Numbers of a shoot's photos against a panel's ratings. */
  evaluating: {
    run: call.input(inFolder.extend(evaluateSpec.shape)).output(evaluation),
    calibrations: call.input(nothing).output(z.array(calibration)),
  },
  library: {
    /** All shoots of the catalog over time. */
    report: call.input(nothing).output(libraryReport),
  },
  exporting: {
    plan: call.input(exportSpec).output(exportPlan),
    /** Names of these photos for another program's search field; nothing is written. */
    names: call.input(namesSpec).output(namesText),
    run: call
      .input(z.object({ planId: z.string(), confirmCount: z.number().int() }).strict())
      .output(eventIterator(exportEvent)),
    planReadBack: call.input(inFolder).output(readBackPlan),
    /** Takes over what other programs decided for these photos; one step. */
    readBack: call.input(z.object({ planId: z.string(), ids: z.array(photoId) }).strict()).output(changed),
  },
  /** Other programs; empty and refused where the window may be on another machine. */
  programs: {
    list: call.input(nothing).output(z.array(program)),
    open: call.input(ofPhotos.extend({ program: programId })).output(z.object({ says: words })),
    /** In the system's file manager. */
    show: call.input(z.object({ id: photoId }).strict()).output(nothing),
    add: call.input(z.object({ place: placeToken }).strict()).output(z.array(program)),
    remove: call.input(z.object({ id: programId }).strict()).output(z.array(program)),
    /** Of all files of these photos, for people to paste. */
    paths: call.input(ofPhotos).output(z.object({ paths: z.array(z.string()) })),
  },
  /** From cards to the disk, one at a time; it goes on when nobody looks. */
  ingest: {
    /** Drives with a DCIM folder. */
    cards: call.input(nothing).output(z.array(place)),
    plan: call.input(ingestSpec).output(exportPlan),
    start: call.input(z.object({ planId: z.string(), confirmCount: z.number().int() }).strict()).output(ingestState),
    /** Of the one that runs, or ran last; ends with it. */
    follow: call.input(nothing).output(eventIterator(ingestState)),
    pause: call.input(nothing).output(nothing),
    resume: call.input(nothing).output(nothing),
    /** Answers when nothing is written any more. */
    cancel: call.input(nothing).output(nothing),
  },
  /** One shoot for paired devices on the local network; off until asked for. */
  lan: {
    state: call.input(nothing).output(lanState),
    /** Serves a shoot, with a code for the next device; `port` null takes the usual one. */
    start: call
      .input(inFolder.extend({ rights: lanRights, port: z.number().int().min(1).max(65_535).nullable() }))
      .output(lanState),
    stop: call.input(nothing).output(lanState),
    newCode: call.input(z.object({ rights: lanRights }).strict()).output(lanState),
    /** Holds from the device's next request. */
    setRights: call.input(z.object({ id: z.string(), rights: lanRights }).strict()).output(lanState),
    revoke: call.input(z.object({ id: z.string() }).strict()).output(lanState),
  },
  /** Newer versions: told of, never fetched; asked for only where somebody said so. */
  updates: {
    state: call.input(nothing).output(updateState),
    /** Once a day from now on, or never. */
    choose: call.input(z.object({ on: z.boolean() }).strict()).output(updateState),
    check: call.input(nothing).output(updateState),
    skip: call.input(z.object({ version: z.string().max(40) }).strict()).output(updateState),
  },
  models: {
    list: call.input(nothing).output(z.array(modelInfo)),
    install: call
      .input(z.object({ id: z.string(), acceptLicence: z.boolean() }).strict())
      .output(eventIterator(installEvent)),
    import: call.input(z.object({ id: z.string(), file: placeToken }).strict()).output(eventIterator(installEvent)),
    verify: call.input(z.object({ id: z.string() }).strict()).output(modelInfo),
    remove: call.input(z.object({ id: z.string() }).strict()).output(nothing),
    /** Servers that pictures may be sent to. Naming one is the consent; plain http leads into one's own network alone. */
    servers: call.input(nothing).output(z.array(namedServer)),
    addServer: call
      .input(z.object({ url: z.string().min(1).max(2_000), token: z.string().max(4_000).nullable() }).strict())
      .output(z.array(namedServer)),
    removeServer: call.input(z.object({ url: z.string().max(2_000) }).strict()).output(z.array(namedServer)),
    devices: call.input(nothing).output(z.array(deviceInfo)),
    /** What CUDA needs beyond the program: whether it is here, what the machine lacks for it. */
    deviceLibraries: call.input(nothing).output(deviceLibraries),
    installDeviceLibraries: call
      .input(z.object({ acceptLicence: z.boolean() }).strict())
      .output(eventIterator(librariesEvent)),
    removeDeviceLibraries: call.input(nothing).output(nothing),
    /** Probes and times every provider again. */
    testDevices: call.input(nothing).output(z.array(deviceInfo)),
  },
};
export type Contract = typeof contract;
