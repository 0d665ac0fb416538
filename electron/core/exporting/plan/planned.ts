/** @file A plan as executors see it: what people read, and what will be done. */

import type { ExportPlan, PlannedChange, ProofsSummary } from '../../../contract/exporting.ts';
import type { Told } from '../../../contract/told.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';

/** One change that can be carried out; `run` checks the world again before it writes. */
export interface Step {
  change: PlannedChange;
  /** Null for what is only told: unchanged, conflict, skip. Throws the system's error, or an Error with words for people. */
  run: ((signal: AbortSignal) => Promise<'done' | 'unchanged'>) | null;
  /** The file (by its id in the catalog) that is no longer in the shoot once this is done. */
  takesAway?: number;
}

export interface Planned {
  says: Told;
  fields: string[];
  /** What the program that this is for will not read, cannot express or has to be told. */
  notes?: Told[];
  /** Of sidecars: what they stand beside. */
  kinds?: NonNullable<ExportPlan['kinds']>;
  steps: Step[];
  photoCount: number;
  bytes: number;
  /** Steps that may run at once; one where nothing is said. */
  parallel?: number;
  /** After the last step, even when cancelled. */
  finish?: () => Promise<void>;
  /** What came of it all, after `finish`. */
  proofs?: () => ProofsSummary;
}

/** What the page sees of a plan: everything but the doing. */
export function toPlan(planId: string, planned: Planned): ExportPlan {
  const counts: Record<string, number> = {};
  for (const { change } of planned.steps) counts[change.what] = (counts[change.what] ?? 0) + 1;
  return {
    planId,
    says: planned.says,
    counts,
    fields: planned.fields,
    notes: planned.notes ?? [],
    ...(planned.kinds && { kinds: planned.kinds }),
    changes: planned.steps.map(({ change }) => change),
    photoCount: planned.photoCount,
    bytes: planned.bytes,
  };
}

/** A DNG carries its metadata inside, and is read like a JPEG. */
export const hasRaw = ({ files }: Pick<ShootPhoto, 'files'>): boolean =>
  files.some(({ kind, format }) => kind === 'raw' && format !== 'dng');

/** What the sidecars of these would stand beside. */
export function countKinds(photos: readonly ShootPhoto[]): NonNullable<ExportPlan['kinds']> {
  const kinds = { raw: 0, jpeg: 0, other: 0 };
  for (const photo of photos) {
    if (hasRaw(photo)) kinds.raw += 1;
    else if (photo.files.every(({ kind }) => kind === 'jpeg')) kinds.jpeg += 1;
    else kinds.other += 1;
  }
  return kinds;
}
