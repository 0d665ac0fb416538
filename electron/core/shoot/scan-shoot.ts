/** @file One scan of an open shoot: what it finds is in the list at once, with header facts, before any pixel is decoded. */
import type { Catalog } from '../catalog/catalog.ts';
import type { FolderRow } from '../catalog/repos/folders.repo.ts';
import type { FirstSight } from '../library/first-sight.ts';
import { displayName, pathKey } from '../library/paths.ts';
import { type ScanResult, scanFolder } from '../library/scan-folder.ts';
import type { Clock } from '../work/clock.ts';
import type { Events } from '../work/events.ts';
import type { Task } from '../work/runner.ts';
import type { OpenShoot, OpenShoots } from './open-shoots.ts';
import { factsOfHeader } from './to-facts.ts';
import { factsVersion } from './versions.ts';

export interface ScanDeps {
  catalog: Catalog;
  open: OpenShoots;
  events: Events;
  clock: Clock;
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
  const { catalog, events, clock } = deps;
  const before = opened.row();
  let seen = 0;
  const result = await scanFolder({
    folder: before,
    catalog,
    clock,
    signal: task.signal,
    untilResumed: task.untilResumed,
    confirmMissing,
    takenAtOf: (key) => catalog.facts.get(key)?.takenAt ?? null,
    onBatch: ({ changed, sights }) => {
      rememberSights(catalog, opened, sights);
      opened.reload(changed);
      seen += sights.length;
      task.report(seen, 0);
    },
  });
  opened.scanProblems = result.problems.map(({ relPath, message }) => ({
    photoId: null,
    path: displayName(relPath),
    reason: message,
  }));
  opened.missingCount = result.unconfirmedMissing;
  const after = opened.row();
  if (after.state !== before.state) opened.reloadAll();
  if (result.state === 'online' && result.changed > 0) await deps.bringAlong(after, task.signal);
  events.emit({ type: 'folder-changed', folder: deps.open.describe(after) });
  if (result.state === 'online' && result.unconfirmedMissing > 0) {
    events.emit({
      type: 'notice',
      level: 'warning',
      text: `${result.unconfirmedMissing === 1 ? '1 file' : `${result.unconfirmedMissing} files`} of ${after.name} cannot be found any more. Decisions stay until you confirm what is gone (on the command line: index --confirm-missing).`,
    });
  }
  opened.listed.resolve();
  return result;
}

/** Header facts are kept unless the same content is known better already. */
function rememberSights(catalog: Catalog, opened: OpenShoot, sights: readonly FirstSight[]): void {
  const rows = sights.flatMap(({ file, look }) => {
    const key = pathKey(file.relPath);
    if (look.contentKey === null) {
      opened.unreadable.set(key, look.problem?.message ?? 'The file cannot be read at the moment.');
      return [];
    }
    opened.unreadable.delete(key);
    const known = catalog.facts.get(look.contentKey);
    if (known && known.version === factsVersion) return [];
    const state = look.problem ? 'corrupt' : look.kind === 'unsupported' ? 'no-preview' : 'pending';
    return [{ contentKey: look.contentKey, facts: factsOfHeader(look.header, state, look.problem?.message ?? null) }];
  });
  catalog.facts.putMany(rows);
}
