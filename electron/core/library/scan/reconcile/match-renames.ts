/** @file Which of the files that are new under their names are known pictures under new names. */
import type { FileRow } from '../../../catalog/repos/scan-changes.ts';
import { baseName, pathKey } from '../../paths.ts';
import type { LookedFile } from './seen-file.ts';

/**
 * Pairs each incoming file with at most one row of `pool` (rows whose own path no longer holds them). Content decides; among
 * rows of equal content the same inode wins, then the same name in another folder, then a row that was present last time.
 * A file that could not be read is recognised by inode, size and mtime alone.
 */
export function matchRenames(incoming: readonly LookedFile[], pool: readonly FileRow[]): Map<LookedFile, FileRow> {
  const matches = new Map<LookedFile, FileRow>();
  if (pool.length === 0) return matches;
  const byContent = new Map<string, FileRow[]>();
  for (const row of pool) {
    if (row.contentKey === null) continue;
    const rows = byContent.get(row.contentKey);
    if (rows) rows.push(row);
    else byContent.set(row.contentKey, [row]);
  }
  const taken = new Set<FileRow>();
  const claim = (seen: LookedFile, fits: (row: FileRow) => boolean) => {
    const candidates = seen.look.contentKey === null ? pool : (byContent.get(seen.look.contentKey) ?? []);
    const row = candidates.find((candidate) => !taken.has(candidate) && fits(candidate));
    if (!row) return;
    taken.add(row);
    matches.set(seen, row);
  };
  const sameInode = (seen: LookedFile, row: FileRow) =>
    row.inode !== 0n && row.inode === seen.file.inode && row.dev === seen.file.dev;
  const sameStat = (seen: LookedFile, row: FileRow) =>
    sameInode(seen, row) && row.sizeBytes === seen.file.sizeBytes && row.mtimeNs === seen.file.mtimeNs;
  const rounds: ((seen: LookedFile, row: FileRow) => boolean)[] = [
    (seen, row) => (seen.look.contentKey === null ? sameStat(seen, row) : sameInode(seen, row)),
    (seen, row) => pathKey(baseName(row.relPath)) === pathKey(baseName(seen.file.relPath)),
    (_seen, row) => !row.missing,
    () => true,
  ];
  for (const [round, fits] of rounds.entries()) {
    for (const seen of incoming) {
      if (matches.has(seen) || (round > 0 && seen.look.contentKey === null)) continue;
      claim(seen, (row) => fits(seen, row));
    }
  }
  return matches;
}
