/** @file Decisions into JPEG, TIFF, DNG, HEIC and other pictures that hold their own metadata: opt-in, every file listed first, each proven. */
import type { ExportAction, ExportSelection, PlannedChange } from '../../../contract/exporting.ts';
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
  if (action.profile === 'darktable')
    throw new Refusal('REFUSED', 'darktable reads its sidecars beside every file. Write sidecars instead.');
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
    says: `Metadata into the files of ${saySelection(photos.length, selection)}`,
    fields: fieldNames(action.profile),
    notes: [
      'The pixels are never touched. Each file is written beside the old one, proven equal but for these properties, and only then takes its place. The old files are kept until you discard them: Put back and Discard are here too.',
      ...(turned > 0 ? [`${turned} turned here: the turn is not written into files, only into sidecars.`] : []),
    ],
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
  const told = (what: PlannedChange['what'], details: string): Step => ({
    change: { photoId: photo.id, path: displayName(file.relPath), what, details },
    run: null,
  });
  if (hasRaw(photo))
    return told('skip', 'A RAW is read with its sidecar, and a pair goes by its RAW. Write sidecars for it.');
  if (!writable.has(file.format))
    return told('skip', `Nothing is written into ${file.format.toUpperCase()} files. Use a list.`);
  const path = joinPath(deps.root, file.relPath);
  try {
    const held = await readWholeXmp(path);
    if (held === 'in parts')
      return told(
        'conflict',
        'Its XMP goes on in further parts of the file, which would be lost. Use the plug-in or a list.',
      );
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
    });
    const { text, written } = plan;
    if (text === null) return told(plan.what, plan.details.replace('The sidecar', 'The XMP in the file'));
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
    return told('conflict', `It cannot be read (${reason}). It was left as it is.`);
  }
}
