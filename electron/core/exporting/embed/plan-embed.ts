/** @file Decisions into JPEG, TIFF, DNG, HEIC and other pictures that hold their own metadata: opt-in, every file listed first, each proven. */

import { say } from '../../../../texts/say.ts';
import type { ExportAction, ExportSelection, PlannedChange } from '../../../contract/exporting.ts';
import type { Told } from '../../../contract/told.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { FileRow } from '../../catalog/repos/scan-changes.ts';
import { directoryOf, displayName, joinPath } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { Refusal } from '../../work/refusal.ts';
import { readWholeXmp } from '../../xmp/embedded-xmp.ts';
import { hashBytes, sweepTemporaries } from '../files/write-file.ts';
import { countKinds, hasRaw, type Planned, type Step } from '../plan/planned.ts';
import { saySelection } from '../plan/select-photos.ts';
import { planSidecar } from '../sidecars/plan-sidecar.ts';
import { fieldNames } from '../sidecars/profiles.ts';
import { baseText, readBase } from '../sidecars/sync-base.ts';
import type { ExifToolWriter } from './exiftool-writer.ts';
import { writeInto } from './write-into.ts';

type EmbedAction = Extract<ExportAction, { kind: 'embed' }>;

export interface EmbedDeps {
  catalog: Pick<Catalog, 'sidecars'>;
  root: Buffer;
  tool: ExifToolWriter;
  nowMs(): number;
  nowIso(): string;
}

/** Kept apart from a camera's RAW, whose sidecar every program reads. */
const writable = new Set(['jpeg', 'tiff', 'dng', 'heic', 'avif', 'png', 'webp']);

/** One step a file. What cannot be written into is told with its reason; a pair is left to the sidecar of its RAW. */
export async function planEmbed(
  deps: EmbedDeps,
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
  action: EmbedAction,
  signal?: AbortSignal,
): Promise<Planned> {
  if (action.profile === 'darktable') throw new Refusal('REFUSED', say('embed.darktable'));
  const steps: Step[] = [];
  const swept = new Set<string>();
  for (const photo of photos) {
    signal?.throwIfAborted();
    for (const file of photo.files) {
      const step = await stepOf(deps, photo, file, action);
      if (step.run) swept.add(directoryOf(file.relPath).toString('latin1'));
      steps.push(step);
    }
  }
  const turned = photos.filter(({ turn }) => turn !== 0).length;
  return {
    says: say('embed.plan', { photos: saySelection(photos.length, selection) }),
    fields: fieldNames(action.profile),
    notes: [say('embed.note'), ...(turned > 0 ? [say('embed.turned', { turned })] : [])],
    kinds: countKinds(photos),
    steps,
    photoCount: new Set(steps.filter(({ run }) => run).map(({ change }) => change.photoId)).size,
    bytes: 0,
    finish: async () => {
      for (const folder of swept)
        await sweepTemporaries(joinPath(deps.root, Buffer.from(folder, 'latin1')), deps.nowMs());
    },
  };
}

async function stepOf(deps: EmbedDeps, photo: ShootPhoto, file: FileRow, action: EmbedAction): Promise<Step> {
  const told = (what: PlannedChange['what'], details: Told | ''): Step => ({
    change: { photoId: photo.id, path: displayName(file.relPath), what, details },
    run: null,
  });
  if (hasRaw(photo)) return told('skip', say('embed.raw'));
  if (!writable.has(file.format)) return told('skip', say('embed.format', { format: file.format.toUpperCase() }));
  const path = joinPath(deps.root, file.relPath);
  try {
    const held = await readWholeXmp(path);
    if (held === 'in parts') return told('conflict', say('embed.inParts'));
    const baseBefore = deps.catalog.sidecars.get(photo.id, path);
    const plan = planSidecar({
      decision: photo.decision,
      turned: { turn: 0, orientation: photo.orientation },
      profile: action.profile,
      bytes: held,
      starsInPicture: photo.metadata?.fileRating ?? null,
      base: readBase(baseBefore)?.written ?? {},
      overwriteConflicts: action.overwriteConflicts,
      elements: new Map(),
      isInFile: true,
    });
    const { text, written } = plan;
    if (text === null) return told(plan.what, plan.details);
    return {
      change: { photoId: photo.id, path: displayName(file.relPath), what: 'update', details: plan.details },
      run: async (signal) => {
        const asked = { file: path, packet: text, expected: held, base: baseBefore, nowIso: deps.nowIso() };
        await writeInto(deps.tool, asked, signal);
        const base = baseText({ hash: hashBytes(Buffer.from(text)), written });
        deps.catalog.sidecars.putMany([{ photoId: photo.id, path, hash: base }]);
        return 'done';
      },
    };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return told('conflict', say('embed.unreadable', { reason }));
  }
}
