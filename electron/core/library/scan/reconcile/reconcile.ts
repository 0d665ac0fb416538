/**
 * @file From what is known and what was seen to what changed. Pure.
 *
 * [Note: Identity]
 * A photo's decisions follow its picture. A path with new content is resolved in this order: the content is known under
 * another path that no longer holds it (renamed, also when names were swapped); else, the picture without its metadata is
 * (renamed and stamped at once); else, the file was edited in place and keeps its decisions; unless it was taken at another time than before (a card formatted and used again counts from IMG_0001): then
 * it is another picture, and the old one is missing. Equal content under a new path while the old one is still there is a
 * copy, a photo of its own.
 */
import {
  type FileRow,
  type FileUpdate,
  noChanges,
  type PhotoRow,
  type ScanChanges,
} from '../../../catalog/repos/scan-changes.ts';
import { pathKey } from '../../paths.ts';
import type { ScanProblem } from '../../problems.ts';
import { groupPhotos, type Member } from './group-photos.ts';
import { matchRenames } from './match-renames.ts';
import { isSameMoment, matchByMoment, matchByPicture, type TakenAtOf } from './match-stamped.ts';
import { factsOf, isLooked, type LookedFile, type SeenFile } from './seen-file.ts';

export interface ReconcileInput {
  known: readonly PhotoRow[];
  seen: readonly SeenFile[];
  /** Rows whose path was looked for and not found, and every row that was missing before. */
  absent: readonly FileRow[];
  /** Leave absent files as they are: the folder is away, or so much is gone that someone has to be asked. */
  freezeAbsent?: boolean;
  /** Capture time remembered for a content; null where it is not known. */
  takenAtOf?: TakenAtOf;
}

export interface Reconciled {
  changes: ScanChanges;
  problems: ScanProblem[];
  /** Absent files that are not under another name either, whether frozen or not. */
  lostFiles: number;
}

/** [Note: Identity] says by which rules. Changes nothing itself; files no longer there are missing, never deleted. */
export function reconcile(input: ReconcileInput): Reconciled {
  const changes = noChanges();
  const updates = new Map<number, FileUpdate>();
  const photosById = new Map(input.known.map((photo) => [photo.id, photo]));
  const rowAt = rowsByPath(input.known);
  const inPlace: { row: FileRow; seen: SeenFile }[] = [];
  const contested: { row: FileRow; seen: LookedFile }[] = [];
  const incoming: LookedFile[] = [];

  for (const seen of input.seen) {
    const row = rowAt.get(pathKey(seen.file.relPath));
    if (!isLooked(seen)) {
      if (row) inPlace.push({ row, seen });
    } else if (
      row &&
      (seen.look.contentKey === null || row.contentKey === null || row.contentKey === seen.look.contentKey)
    ) {
      inPlace.push({ row, seen });
    } else {
      if (row && !row.missing) contested.push({ row, seen });
      incoming.push(seen);
    }
  }

  const here = new Set(inPlace.map(({ row }) => row));
  const pool = [...input.absent.filter((row) => !here.has(row)), ...contested.map(({ row }) => row)];
  const renames = matchRenames(incoming, pool);
  const renamedRows = new Set(renames.values());
  const placed = new Set<LookedFile>(renames.keys());
  const free = () => incoming.filter((seen) => !placed.has(seen));
  const stay = (seen: LookedFile, row: FileRow) => {
    inPlace.push({ row, seen });
    placed.add(seen);
    here.add(row);
  };
  const follow = (matches: ReadonlyMap<LookedFile, FileRow>) => {
    for (const [seen, row] of matches) {
      if (!row.missing && row.relPath.equals(seen.file.relPath)) stay(seen, row);
      else {
        renames.set(seen, row);
        renamedRows.add(row);
        placed.add(seen);
      }
    }
  };
  const unfound = (row: FileRow) => !here.has(row) && !renamedRows.has(row);
  follow(matchByPicture(free(), pool.filter(unfound), input.takenAtOf));
  for (const { row, seen } of contested) {
    if (unfound(row) && !placed.has(seen) && isSamePicture(row, seen, input.takenAtOf)) stay(seen, row);
  }
  const absent = pool.filter((row) => !row.missing && unfound(row));
  follow(matchByMoment(free(), absent, [...here, ...renamedRows], input.takenAtOf));
  const lost: FileRow[] = input.absent.filter((row) => !row.missing && unfound(row));
  const lostFiles = lost.length;
  for (const { row } of contested) if (unfound(row)) lost.push(row);

  for (const { row, seen } of inPlace) {
    if (row.missing) changes.returnedFiles.push(row.id);
    if (isLooked(seen)) noteUpdate(updates, row, seen);
  }
  for (const [seen, row] of renames) {
    changes.renamed.push({ fileId: row.id, relPath: seen.file.relPath });
    noteUpdate(updates, row, seen);
  }

  // A row whose path now holds another picture is missing whatever else is frozen: the path is taken.
  const missing = input.freezeAbsent ? lost.slice(lostFiles) : lost;
  changes.missingFiles = missing.map((row) => row.id);
  const gone = new Set(missing);
  const back = new Set([...here, ...renamedRows]);
  const isThere = (row: FileRow) => back.has(row) || (!row.missing && !gone.has(row));
  const touched = new Set([...missing, ...back].map((row) => row.photoId));
  for (const id of touched) showFileThatIsThere(photosById.get(id), isThere, updates);
  changes.updatedFiles = [...updates.values()];

  const members: Member[] = [
    ...[...inPlace, ...[...renames].map(([seen, row]) => ({ row, seen }))].map(({ row, seen }) => ({
      relPath: seen.file.relPath,
      kind: seen.look?.kind ?? row.kind,
      header: seen.look?.header ?? null,
      known: { photoId: row.photoId, photoFiles: photosById.get(row.photoId)?.files.filter(isThere).length ?? 0 },
      seen: null,
    })),
    ...incoming
      .filter((seen) => !placed.has(seen))
      .map((seen) => ({
        relPath: seen.file.relPath,
        kind: seen.look.kind,
        header: seen.look.header,
        known: null,
        seen,
      })),
  ];
  const grouped = groupPhotos(members);
  changes.added = grouped.added;
  changes.attached = grouped.attached;
  const problems = [...input.seen.flatMap(({ look }) => look?.problem ?? []), ...grouped.problems];
  return { changes, problems, lostFiles };
}

/** Several missing rows may share a path with one that is present; the present one stands for it. */
function rowsByPath(photos: readonly PhotoRow[]): Map<string, FileRow> {
  const rows = new Map<string, FileRow>();
  for (const photo of photos) {
    for (const row of photo.files) {
      const key = pathKey(row.relPath);
      if (!row.missing || !rows.has(key)) rows.set(key, row);
    }
  }
  return rows;
}

function isSamePicture(row: FileRow, seen: LookedFile, takenAtOf: ReconcileInput['takenAtOf']): boolean {
  const before = row.contentKey === null ? null : (takenAtOf?.(row.contentKey) ?? null);
  return isSameMoment(before, seen.look.header.takenAt);
}

function noteUpdate(updates: Map<number, FileUpdate>, row: FileRow, seen: LookedFile): void {
  // A file that cannot be read today is still the picture it was.
  if (seen.look.contentKey === null) return;
  const { relPath: _path, ...facts } = factsOf(seen, row.isDisplay);
  const unchanged =
    row.sizeBytes === facts.sizeBytes &&
    row.mtimeNs === facts.mtimeNs &&
    row.dev === facts.dev &&
    row.inode === facts.inode &&
    row.contentKey === facts.contentKey &&
    (row.pictureKey ?? null) === (facts.pictureKey ?? null) &&
    row.kind === facts.kind &&
    row.format === facts.format;
  if (!unchanged) updates.set(row.id, { fileId: row.id, ...facts });
}

/** Where the shown file of a pair went away, the other one is shown. */
function showFileThatIsThere(
  photo: PhotoRow | undefined,
  isThere: (row: FileRow) => boolean,
  updates: Map<number, FileUpdate>,
): void {
  const shown = photo?.files.find((row) => row.isDisplay);
  const other = photo?.files.find((row) => !row.isDisplay && isThere(row));
  if (!shown || !other || isThere(shown)) return;
  for (const row of [shown, other]) {
    const { id, photoId: _photo, relPath: _path, missing: _missing, ...facts } = row;
    updates.set(id, { ...facts, ...updates.get(id), fileId: id, isDisplay: row === other });
  }
}
