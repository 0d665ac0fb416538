/** @file A photo in memory from what the catalog and the caches hold of it. */
import type { Face } from '../../contract/face.ts';
import type { Measures } from '../../contract/measures.ts';
import type { Metadata } from '../../contract/photo.ts';
import type { Facts } from '../catalog/cache-repos/facts.repo.ts';
import type { ScoreHeadline } from '../catalog/cache-repos/scores.repo.ts';
import { type DecisionState, decodeDecision, undecidedCode } from '../catalog/decision-code.ts';
import type { FileRow, PhotoRow } from '../catalog/scan-changes.ts';
import { displayName } from '../library/paths.ts';
import type { ShootPhoto } from './shoot-photo.ts';

export interface Known {
  facts: Facts | undefined;
  metadata: Metadata | undefined;
  measures: Measures | undefined;
  scores: readonly ScoreHeadline[] | undefined;
  faces: Face[] | undefined;
  decision: DecisionState | undefined;
}

/** Null where nothing of the photo is on the disk any more. */
export function toShootPhoto(row: PhotoRow, known: Known): ShootPhoto | null {
  const files = row.files.filter((file) => !file.missing);
  const display = files.find((file) => file.isDisplay) ?? files[0];
  if (!display) return null;
  const { facts, decision } = known;
  const { decision: decided, dismissed } = decision ?? decodeDecision(undecidedCode);
  return {
    id: row.id,
    folderId: row.folderId,
    files,
    display,
    contentKey: display.contentKey,
    name: nameOf(display),
    kind: display.kind,
    state: facts?.state ?? 'pending',
    problem: facts?.problem ?? null,
    takenAt: facts?.takenAt ?? null,
    takenOffset: facts?.takenOffset ?? null,
    takenMs: takenMs(facts?.takenAt ?? null, display.mtimeNs),
    orientation: facts?.orientation ?? 1,
    widthPx: facts?.widthPx ?? 0,
    heightPx: facts?.heightPx ?? 0,
    camera: facts?.camera ?? null,
    metadata: known.metadata ?? null,
    measures: known.measures ?? null,
    scores: known.scores ?? [],
    faces: known.faces ?? null,
    revision: 0,
    decision: decided,
    dismissed,
    handStack: 0,
    stack: null,
    suggestion: null,
    findings: [],
    merit: 0.5,
  };
}

export function nameOf(file: FileRow): string {
  const path = displayName(file.relPath);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Local camera time read as UTC, so that order never depends on this machine's zone; the file's time where there is none. */
export function takenMs(takenAt: string | null, mtimeNs: bigint): number {
  const parsed = takenAt ? Date.parse(`${takenAt}Z`) : Number.NaN;
  return Number.isNaN(parsed) ? Number(mtimeNs / 1_000_000n) : parsed;
}
