/** @file A photo in memory from what the catalog and its results hold of it. */
import { takenAtMs } from '../../contract/taken-at.ts';
import { type DecisionState, decodeDecision, undecidedCode } from '../catalog/journal/decision-code.ts';
import type { FileRow, PhotoRow } from '../catalog/repos/scan-changes.ts';
import { displayName } from '../library/paths.ts';
import type { Known } from '../results/results.ts';
import { correctClock, rightClocks } from './clocks.ts';
import { settleBeside } from './settle-beside.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** The file of a photo that is shown and measured; undefined where none is on the disk any more. */
export function shownFile({ files }: Pick<PhotoRow, 'files'>): FileRow | undefined {
  return files.find((file) => !file.missing && file.isDisplay) ?? files.find((file) => !file.missing);
}

/** Null where nothing of the photo is on the disk any more. */
export function toShootPhoto(row: PhotoRow, known: Known, decision: DecisionState | undefined): ShootPhoto | null {
  const display = shownFile(row);
  if (!display) return null;
  const { decision: decided, dismissed, turn } = decision ?? decodeDecision(undecidedCode);
  const { facts } = known;
  return {
    id: row.id,
    folderId: row.folderId,
    files: row.files.some((file) => file.missing) ? row.files.filter((file) => !file.missing) : row.files,
    display,
    contentKey: display.contentKey,
    name: nameOf(display),
    kind: display.kind,
    // Written out: by the hundred thousand, spreading them takes twice as long.
    state: facts.state,
    problem: facts.problem,
    widthPx: facts.widthPx,
    heightPx: facts.heightPx,
    seenLongSidePx: facts.seenLongSidePx,
    orientation: facts.orientation,
    takenAt: facts.takenAt,
    takenOffset: facts.takenOffset,
    camera: facts.camera,
    takenMs: takenMs(facts.takenAt, display.mtimeNs),
    clocks: rightClocks,
    clockShiftMs: 0,
    hasOwnTime: facts.takenAt !== null,
    metadata: known.metadata,
    measures: known.measures,
    scores: known.scores,
    faces: known.faces,
    revision: 0,
    decision: decided,
    dismissed,
    turn,
    handStack: 0,
    subject: null,
    beside: null,
    besideFacts: null,
    sets: [],
    people: [],
    stack: null,
    suggestion: null,
    findings: [],
    breaks: null,
    technical: null,
    aesthetic: null,
    merit: 0.5,
  };
}

/** What became known of the photo's content, taken over. True where its place in capture order may be another. */
export function takeKnown(photo: ShootPhoto, { facts, ...results }: Known): boolean {
  const before = { ms: photo.takenMs, offset: photo.takenOffset };
  // A passing state (it could not be read today) is the photo's own: results know nothing of it.
  const told = facts.state === 'pending' ? { state: photo.state, problem: photo.problem } : {};
  Object.assign(photo, facts, results, told, { takenMs: takenMs(facts.takenAt, photo.display.mtimeNs) });
  photo.hasOwnTime = facts.takenAt !== null;
  settleBeside(photo, photo.besideFacts);
  correctClock(photo);
  photo.revision += 1;
  return photo.takenMs !== before.ms || photo.takenOffset !== before.offset;
}

export function nameOf(file: FileRow): string {
  const path = displayName(file.relPath);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Local camera time read as UTC, so that order never depends on this machine's zone; the file's time where there is none. */
export function takenMs(takenAt: string | null, mtimeNs: bigint): number {
  return takenAtMs(takenAt) ?? Number(mtimeNs / 1_000_000n);
}
