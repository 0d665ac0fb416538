/** @file Sidecars of an export: every change listed first, each written atomically, the world checked again before. */

import { readFile } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import type { ExportAction, ExportSelection } from '../../../contract/exporting.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { directoryOf, displayName, extensionOf, joinPath } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { stemOwners } from '../../sidecars/stem-owners.ts';
import { readEmbeddedXmp } from '../../xmp/embedded-xmp.ts';
import type { PropertyName } from '../../xmp/namespaces.ts';
import { hashBytes, replaceFile, sweepTemporaries } from '../files/write-file.ts';
import { countKinds, hasRaw, type Planned, type Step } from '../plan/planned.ts';
import { saySelection } from '../plan/select-photos.ts';
import type { Clocked } from './corrected-time.ts';
import { planSidecar, type SidecarPlan } from './plan-sidecar.ts';
import { notesOf } from './profile-notes.ts';
import { fieldNames, ignoresSidecars, namingOf } from './profiles.ts';
import { regionsElement, scoresElement } from './score-elements.ts';
import { createSidecarTargets, type SidecarTarget } from './sidecar-targets.ts';
import { baseText, readBase } from './sync-base.ts';

type XmpAction = Extract<ExportAction, { kind: 'xmp' }>;

export interface SidecarDeps {
  catalog: Pick<Catalog, 'sidecars' | 'scores'>;
  root: Buffer;
  /** The whole shoot. */
  all: readonly ShootPhoto[];
  nowMs(): number;
}

/** Most of a sidecar's time is waiting for the disk to flush it, and a disk flushes several in the time of one. */
const atOnce = 6;

/** Names that some disk takes for one (exFAT ignores case on Linux, too) are written in turn, so that the second sees the first and refuses. */
const areDistinct = (steps: readonly Step[]): boolean =>
  new Set(steps.map(({ change }) => change.path.normalize('NFC').toLowerCase())).size === steps.length;

/** Every sidecar of these photos with what would become of it; unreadable and contested ones are conflicts, never errors. */
export async function planSidecars(
  deps: SidecarDeps,
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
  action: XmpAction,
  signal?: AbortSignal,
): Promise<Planned> {
  const { root, catalog } = deps;
  const baseOf = (photo: ShootPhoto, relPath: Buffer) =>
    readBase(catalog.sidecars.get(photo.id, joinPath(root, relPath)));
  const targetsOf = createSidecarTargets({
    root,
    owners: stemOwners(deps.all),
    naming: namingOf(action.profile),
    isOurs: (photo, relPath) => baseOf(photo, relPath)?.written.created === true,
  });
  const steps: Step[] = [];
  const swept = new Set<string>();
  for (const photo of photos) {
    signal?.throwIfAborted();
    const { targets, shared } = await targetsOf(photo);
    if (shared) {
      const details = say('sidecar.shared', { name: photo.name });
      steps.push(told(photo, shared, { what: 'conflict', details }));
    }
    for (const { relPath } of targets) swept.add(directoryOf(relPath).toString('latin1'));
    const drafts = await Promise.all(targets.map((target) => draftOf(deps, photo, target, action)));
    // What one of a photo's sidecars says stops them all: two that contradict each other would be worse.
    const stopped = drafts.find(({ plan }) => plan.what === 'conflict');
    const isUnread = ignoresSidecars(action.profile) && !hasRaw(photo);
    for (const draft of drafts) {
      const step = toStep(deps, photo, draft, stopped === draft ? undefined : stopped);
      steps.push(isUnread && step.run ? { ...step, change: { ...step.change, unread: true } } : step);
    }
  }
  return {
    says: say('sidecar.plan', { photos: saySelection(photos.length, selection) }),
    fields: [
      ...fieldNames(action.profile),
      ...(photos.some(({ turn }) => turn !== 0) ? ['tiff:Orientation'] : []),
      ...(action.times && photos.some(({ clockShiftMs }) => clockShiftMs !== 0)
        ? ['exif:DateTimeOriginal', 'photoshop:DateCreated']
        : []),
      ...(action.scores ? ['chinagraph:Scores'] : []),
      ...(action.faceRegions ? ['mwg-rs:Regions'] : []),
    ],
    notes: notesOf(action.profile, photos, steps),
    kinds: countKinds(photos),
    steps,
    photoCount: photos.length,
    bytes: 0,
    parallel: areDistinct(steps) ? atOnce : 1,
    finish: async () => {
      for (const folder of swept) await sweepTemporaries(joinPath(root, Buffer.from(folder, 'latin1')), deps.nowMs());
    },
  };
}

interface Draft {
  relPath: Buffer;
  bytes: Buffer | null;
  plan: SidecarPlan;
}

const told = (photo: ShootPhoto, relPath: Buffer, change: Pick<Step['change'], 'what' | 'details'>): Step => ({
  change: { photoId: photo.id, path: displayName(relPath), ...change },
  run: null,
});

async function draftOf(
  deps: SidecarDeps,
  photo: ShootPhoto,
  { relPath, exists, seedFrom }: SidecarTarget,
  action: XmpAction,
): Promise<Draft> {
  const file = joinPath(deps.root, relPath);
  try {
    const bytes = exists ? await readFile(file) : null;
    // A new sidecar begins with what is in the picture, and of that some may be ours.
    const baseFile = bytes !== null ? file : seedFrom ? joinPath(deps.root, seedFrom) : null;
    const base = baseFile && readBase(deps.catalog.sidecars.get(photo.id, baseFile));
    const plan = planSidecar({
      decision: photo.decision,
      turned: { turn: photo.turn, orientation: photo.orientation },
      profile: action.profile,
      ...(action.times && { clocked: clockedOf(photo) }),
      bytes,
      seed: seedFrom ? await seedOf(joinPath(deps.root, seedFrom)) : null,
      isSeedSidecar: seedFrom !== null && extensionOf(seedFrom) === 'xmp',
      starsInPicture: photo.metadata?.fileRating ?? null,
      base: base?.written ?? {},
      overwriteConflicts: action.overwriteConflicts,
      elements: elementsOf(deps, photo, action),
    });
    if (!exists) plan.written.created = true;
    return { relPath, bytes, plan };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    const details = say('sidecar.unreadable', { reason });
    return { relPath, bytes: null, plan: { what: 'conflict', details, text: null, written: {} } };
  }
}

/** A time that only a sidecar states is not told back: it would be put right twice. */
const clockedOf = ({ takenAt, takenOffset, clockShiftMs, hasOwnTime }: ShootPhoto): Clocked => ({
  takenAt: hasOwnTime ? takenAt : null,
  takenOffset,
  shiftMs: clockShiftMs,
});

const seedOf = (file: Buffer): Promise<Buffer | null> =>
  extensionOf(file) === 'xmp' ? readFile(file) : readEmbeddedXmp(file);

function toStep(
  deps: SidecarDeps,
  photo: ShootPhoto,
  { relPath, bytes, plan: { what, details, text, written } }: Draft,
  stoppedBy: Draft | undefined,
): Step {
  if (text === null) return told(photo, relPath, { what, details });
  if (stoppedBy) {
    const because = say('sidecar.stoppedBy', { name: displayName(stoppedBy.relPath) });
    return told(photo, relPath, { what: 'conflict', details: because });
  }
  const file = joinPath(deps.root, relPath);
  return {
    change: { photoId: photo.id, path: displayName(relPath), what, details },
    run: async () => {
      const current = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      const same = current === null ? bytes === null : bytes !== null && current.equals(bytes);
      if (!same) throw new Error(say('sidecar.changed'));
      const replacement = Buffer.from(text);
      await replaceFile(file, replacement);
      deps.catalog.sidecars.putMany([
        { photoId: photo.id, path: file, hash: baseText({ hash: hashBytes(replacement), written }) },
      ]);
      return 'done';
    },
  };
}

function elementsOf(deps: SidecarDeps, photo: ShootPhoto, action: XmpAction): Map<PropertyName, string> {
  const elements = new Map<PropertyName, string>();
  const scores = action.scores && photo.contentKey ? deps.catalog.scores.get(photo.contentKey) : [];
  if (scores.length > 0) elements.set('chinagraph:Scores', scoresElement(scores));
  const hasRegions = (photo.metadata?.regions.length ?? 0) > 0;
  // Regions that other programs drew and named are theirs.
  if (action.faceRegions && photo.faces && photo.faces.length > 0 && !hasRegions) {
    const turned = photo.orientation >= 5;
    elements.set(
      'mwg-rs:Regions',
      regionsElement(photo.faces, {
        widthPx: turned ? photo.heightPx : photo.widthPx,
        heightPx: turned ? photo.widthPx : photo.heightPx,
        orientation: photo.orientation,
      }),
    );
  }
  return elements;
}
