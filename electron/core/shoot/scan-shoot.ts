/** @file One scan of an open shoot: what it finds is in the list at once, with header facts, before any pixel is decoded. */
import { say } from '../../../texts/say.ts';
import type { ContentKey, FolderId, PhotoId } from '../../contract/ids.ts';
import type { HeaderVerdict } from '../catalog/cache-repos/headers.repo.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { FolderRow } from '../catalog/repos/folders.repo.ts';
import type { FirstSight } from '../library/first-sight.ts';
import { displayName, pathKey } from '../library/paths.ts';
import { waitingProblem } from '../library/problems.ts';
import { type ScanResult, scanFolder } from '../library/scan/scan-folder.ts';
import type { FoundFile } from '../library/walk-folder.ts';
import type { Results } from '../results/results.ts';
import type { Clock } from '../work/clock.ts';
import type { Events } from '../work/events.ts';
import type { Task } from '../work/runner.ts';
import type { OpenShoot, OpenShoots } from './open-shoots.ts';
import { kindOfCode } from './problem-kind.ts';

export interface ScanDeps {
  catalog: Catalog;
  results: Results;
  open: OpenShoots;
  events: Events;
  clock: Clock;
  /** The folder is watched and scanned again soon: nobody waits for a file that grows. */
  isWatched(folderId: FolderId): boolean;
  /** Decisions on pictures that were moved here come along. */
  bringAlong(folder: FolderRow, signal: AbortSignal): Promise<void>;
}

/** Resolves with what became of the folder; rejects when cancelled, with everything found until then stored. */
export async function scanShoot(
  deps: ScanDeps,
  opened: OpenShoot,
  task: Task,
  confirmMissing = false,
): Promise<ScanResult> {
  const { catalog, results, events, clock } = deps;
  const before = opened.row();
  const unread = results.pendingHeaders(before.id);
  let seen = 0;
  const sidecars: FoundFile[] = [];
  const result = await scanFolder({
    folder: before,
    catalog,
    clock,
    signal: task.signal,
    untilResumed: task.untilResumed,
    confirmMissing,
    leavesGrowing: deps.isWatched(before.id),
    takenAtOf: results.takenAt,
    mustLook: ({ contentKey }) => contentKey !== null && unread.has(contentKey),
    onBatch: ({ changed, sights, sidecars: found }) => {
      sidecars.push(...found);
      const looked = rememberSights(results, opened, sights);
      opened.reload([...new Set([...changed, ...photosOf(opened, looked)])]);
      seen += sights.length;
      task.report(seen, 0);
    },
  });
  const waiting = result.state === 'online' ? result.waiting.map(waitingProblem) : [];
  opened.scanProblems = [...result.problems, ...waiting].map(({ relPath, code, message }) => ({
    photoId: null,
    path: displayName(relPath),
    kind: kindOfCode(code),
    reason: message,
  }));
  opened.missingCount = result.unconfirmedMissing;
  const after = opened.row();
  if (after.state !== before.state) {
    if (after.state === 'offline') opened.wentAway();
    else opened.reloadAll();
  }
  // At the first scan too: what was found before may have been stored by a run that was killed before decisions came along.
  if (result.state === 'online' && (result.changed > 0 || !opened.hasBroughtAlong)) {
    await deps.bringAlong(after, task.signal);
    opened.hasBroughtAlong = true;
  }
  if (result.state === 'online') await takeSidecars(deps, opened, sidecars, task.signal);
  events.emit({ type: 'folder-changed', folder: deps.open.describe(after) });
  if (result.state === 'online' && result.unconfirmedMissing > 0) {
    events.emit({
      type: 'notice',
      level: 'warning',
      text: say('notice.missing', { files: result.unconfirmedMissing, folder: after.name }),
    });
  }
  opened.listed.resolve();
  return result;
}

/** What other programs decided beside the photos, as it is now. */
async function takeSidecars(
  { events }: ScanDeps,
  opened: OpenShoot,
  sidecars: readonly FoundFile[],
  signal: AbortSignal,
): Promise<void> {
  const { shoot, besides } = opened;
  const { ids, elseIds } = await besides.take(opened.row().path, shoot.photos(), sidecars, signal);
  // What a sidecar no longer says is what the file says again.
  if (elseIds.length > 0) opened.reload(elseIds);
  for (const id of ids) {
    const photo = shoot.get(id);
    if (photo) photo.beside = besides.of(id);
  }
  if (ids.length > 0) shoot.touched('metadata');
  if (ids.length > 0) events.emit({ type: 'photos-changed', folderId: shoot.folderId, ids });
}

/** Keeps what the heads of the files said; gives the contents that were not known before. */
function rememberSights(results: Results, opened: OpenShoot, sights: readonly FirstSight[]): ReadonlySet<ContentKey> {
  const rows = sights.flatMap(({ file, look }) => {
    const key = pathKey(file.relPath);
    if (look.contentKey === null) {
      opened.unreadable.set(key, look.problem?.message ?? say('file.notNow'));
      return [];
    }
    opened.unreadable.delete(key);
    const { takenAt, takenOffset, orientation, widthPx, heightPx, model: camera } = look.header;
    const header = { verdict: verdictOf(look), orientation, widthPx, heightPx, takenAt, takenOffset, camera };
    return [{ contentKey: look.contentKey, header }];
  });
  results.putHeaders(rows);
  return new Set(rows.map(({ contentKey }) => contentKey));
}

function verdictOf({ kind, problem }: FirstSight['look']): HeaderVerdict | null {
  if (problem?.instead) return problem.instead;
  return kind === 'unsupported' || kind === 'clip' ? kind : null;
}

/** Photos in memory that show one of these contents. */
function photosOf({ shoot }: OpenShoot, contents: ReadonlySet<ContentKey>): PhotoId[] {
  if (contents.size === 0) return [];
  return shoot.photos().flatMap(({ id, contentKey }) => (contentKey && contents.has(contentKey) ? [id] : []));
}
