/** @file A photo in memory from what the catalog and its results hold of it. */
import { type DecisionState, decodeDecision, undecidedCode } from '../catalog/journal/decision-code.ts';
import type { FileRow, PhotoRow } from '../catalog/repos/scan-changes.ts';
import type { Judged, Known, Listed } from '../results/results.ts';
import { correctClock } from './clocks.ts';
import { LoadedPhoto, type ReadJudged, takenMs } from './loaded-photo.ts';
import { settleBeside } from './settle-beside.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** The file of a photo that is shown and measured; undefined where none is on the disk any more. */
export function shownFile({ files }: Pick<PhotoRow, 'files'>): FileRow | undefined {
  return files.find((file) => !file.missing && file.isDisplay) ?? files.find((file) => !file.missing);
}

/** Null where nothing of the photo is on the disk any more. */
export function toShootPhoto(
  row: PhotoRow,
  listed: Listed,
  judged: Judged | ReadJudged,
  decision: DecisionState | undefined,
): LoadedPhoto | null {
  const display = shownFile(row);
  if (!display) return null;
  return new LoadedPhoto(row, display, listed, judged, decision ?? decodeDecision(undecidedCode));
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
