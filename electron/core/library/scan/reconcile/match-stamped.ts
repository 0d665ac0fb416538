/**
 * @file Which of the files that are new in name and in content are known pictures that were renamed and written into at once, as ingest programs do.
 *
 * Two signs, the stronger first: the picture without its metadata ([Note: Picture key]), and the time of exposure. Both speak only where exactly one
 * new file and one known file carry them; the time of exposure only where no third file of the folder has it (a burst, an export beside its
 * original).
 */
import type { ContentKey } from '../../../../contract/ids.ts';
import type { FileRow } from '../../../catalog/repos/scan-changes.ts';
import type { LookedFile } from './seen-file.ts';

/** Capture time remembered for a content; null where it is not known. */
export type TakenAtOf = (key: ContentKey) => string | null;

/** `incoming`: new in content; `pool`: rows of which nothing was found. */
export function matchByPicture(
  incoming: readonly LookedFile[],
  pool: readonly FileRow[],
  takenAtOf: TakenAtOf | undefined,
): Map<LookedFile, FileRow> {
  const rows = only(pool, (row) => row.pictureKey ?? null);
  const seen = only(incoming, ({ look }) => look.pictureKey ?? null);
  return pairs(seen, rows, takenAtOf);
}

/** `inPlace`: every row of the folder that was found by other means. */
export function matchByMoment(
  incoming: readonly LookedFile[],
  pool: readonly FileRow[],
  inPlace: Iterable<FileRow>,
  takenAtOf: TakenAtOf | undefined,
): Map<LookedFile, FileRow> {
  if (!takenAtOf || incoming.length === 0 || pool.length === 0) return new Map();
  const momentOf = (row: FileRow) => momentKey(row.kind, takenOf(row, takenAtOf));
  const rows = only(pool, momentOf);
  for (const row of inPlace) rows.delete(momentOf(row) ?? '');
  return pairs(
    only(incoming, ({ look }) => momentKey(look.kind, look.header.takenAt)),
    rows,
    takenAtOf,
  );
}

function pairs(
  seenBy: ReadonlyMap<string, LookedFile | null>,
  rowBy: ReadonlyMap<string, FileRow | null>,
  takenAtOf: TakenAtOf | undefined,
): Map<LookedFile, FileRow> {
  const matches = new Map<LookedFile, FileRow>();
  for (const [key, seen] of seenBy) {
    const row = rowBy.get(key);
    if (seen && row && isSameMoment(takenOf(row, takenAtOf), seen.look.header.takenAt)) matches.set(seen, row);
  }
  return matches;
}

const takenOf = (row: FileRow, takenAtOf: TakenAtOf | undefined): string | null =>
  row.contentKey === null ? null : (takenAtOf?.(row.contentKey) ?? null);

const momentKey = (kind: string, takenAt: string | null): string | null => takenAt && `${kind} ${takenAt}`;

/** To the second, and where either is not known. */
export function isSameMoment(a: string | null, b: string | null): boolean {
  return a === null || b === null || a.slice(0, 19) === b.slice(0, 19);
}

/** By key; null where several have it. */
function only<T>(all: readonly T[], keyOf: (one: T) => string | null): Map<string, T | null> {
  const found = new Map<string, T | null>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null) found.set(key, found.has(key) ? null : one);
  }
  return found;
}
