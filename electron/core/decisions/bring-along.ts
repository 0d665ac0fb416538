/**
 * @file Decisions follow the picture: what was decided on a picture in another folder comes along to where it is now.
 *
 * [Note: Brought along or offered]
 * A picture that lies where it lay (a folder inside or around the shoot was opened) or that left its old place (moved, by this program too) is the
 * picture that was decided on: its decision comes along by itself, as one step, told with the count and taken back by one undo. A copy, whose
 * original is still in its place, may be meant for another purpose: its decision is offered and nothing happens until somebody says so. In both
 * cases only photos on which nothing was ever decided in this folder are asked about, so a step that was undone does not come again.
 */
import { stat } from 'node:fs/promises';
import type { Decision, DecisionChange, Turn } from '../../contract/decision.ts';
import type { DecisionsElsewhere } from '../../contract/folder.ts';
import type { ContentKey, FolderId, PhotoId } from '../../contract/ids.ts';
import type { DecidedElsewhere } from '../catalog/repos/decisions.repo.ts';
import type { FolderRow } from '../catalog/repos/folders.repo.ts';
import { mapInFlight } from '../library/in-flight.ts';
import { displayName, joinPath } from '../library/paths.ts';

export interface Found {
  photoId: PhotoId;
  decision: Decision;
  turn: Turn;
  from: FolderRow;
}

export interface FoundElsewhere {
  /** The very pictures, moved or opened from another folder. */
  same: Found[];
  /** Copies of pictures that are still where they were. */
  copies: Found[];
}

export interface ElsewhereDeps {
  decisions: { elsewhere(folderId: FolderId): DecidedElsewhere[] };
  folders: { get(id: FolderId): FolderRow | null };
  takenAtOf(key: ContentKey): string | null;
}

const statsInFlight = 16;

/** One answer per photo: the very picture before a copy, the newer decision before the older. */
export async function findElsewhere(
  { decisions, folders, takenAtOf }: ElsewhereDeps,
  folder: FolderRow,
  signal?: AbortSignal,
): Promise<FoundElsewhere> {
  const rows = unambiguous(decisions.elsewhere(folder.id), takenAtOf);
  const judged = await mapInFlight(rows, statsInFlight, signal, async (row) => {
    const from = folders.get(row.source.folderId);
    if (!from) return null;
    const there = joinPath(from.path, row.source.relPath);
    const isHere = there.equals(joinPath(folder.path, row.relPath));
    const isCopy = !isHere && !row.source.missing && (await stat(there).catch(() => null)) !== null;
    return { row, found: { photoId: row.photoId, decision: row.decision, turn: row.turn, from }, isCopy };
  });
  const best = new Map<PhotoId, NonNullable<(typeof judged)[number]>>();
  for (const one of judged) {
    if (!one) continue;
    const before = best.get(one.row.photoId);
    const isBetter = !before || (before.isCopy === one.isCopy ? one.row.seq > before.row.seq : before.isCopy);
    if (isBetter) best.set(one.row.photoId, one);
  }
  const all = [...best.values()];
  return {
    same: all.filter(({ isCopy }) => !isCopy).map(({ found }) => found),
    copies: all.filter(({ isCopy }) => isCopy).map(({ found }) => found),
  };
}

/** Pictures that were written into since are believed only where one stands against one, and the time of exposure does not contradict. */
function unambiguous(
  rows: readonly DecidedElsewhere[],
  takenAtOf: (key: ContentKey) => string | null,
): DecidedElsewhere[] {
  const photosOf = new Map<string, Set<PhotoId>>();
  const sourceOf = ({ source }: DecidedElsewhere) => `${source.folderId} ${source.relPath.toString('latin1')}`;
  for (const row of rows) {
    if (row.by === 'content') continue;
    const photos = photosOf.get(sourceOf(row)) ?? new Set();
    photosOf.set(sourceOf(row), photos.add(row.photoId));
  }
  const timeOf = (key: ContentKey | null) => (key === null ? null : (takenAtOf(key)?.slice(0, 19) ?? null));
  return rows.filter((row) => {
    if (row.by === 'content') return true;
    const [here, there] = [timeOf(row.contentKey), timeOf(row.source.contentKey)];
    return photosOf.get(sourceOf(row))!.size === 1 && (here === null || there === null || here === there);
  });
}

export const changeOf = ({ decision, turn }: Found): DecisionChange => ({ ...decision, turn });

/** "12 decisions from “Wedding”", with the folder's path where two have one name. */
export function sumFound(found: readonly Found[]): { decisions: number; from: string[]; more: number } {
  const names = [...new Set(found.map(({ from }) => from.name))];
  return { decisions: found.length, from: names.slice(0, 2), more: Math.max(0, names.length - 2) };
}

/** What is offered, for people; null where nothing is. */
export function describeOffer(found: readonly Found[]): DecisionsElsewhere['offered'] {
  if (found.length === 0) return null;
  const byFolder = new Map<FolderId, { folder: string; count: number }>();
  for (const { from } of found) {
    const before = byFolder.get(from.id) ?? { folder: displayName(from.path), count: 0 };
    byFolder.set(from.id, { ...before, count: before.count + 1 });
  }
  const flagged = (flag: Decision['flag']) => found.filter(({ decision }) => decision.flag === flag).length;
  return {
    count: found.length,
    picks: flagged('pick'),
    rejects: flagged('reject'),
    from: [...byFolder.values()].toSorted((a, b) => b.count - a.count),
  };
}
