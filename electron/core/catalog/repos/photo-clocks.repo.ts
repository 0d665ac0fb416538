/** @file Clocks put right: durable like decisions, in the same undo log. */
import type { FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Clock } from '../../work/clock.ts';
import type { CommitRecorded } from '../journal/commit-recorded.ts';
import { prepareIdentify } from '../journal/identify.ts';
import type { Change } from '../journal/records.ts';
import { applyChanges } from '../journal/write-decisions.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { Changed } from './decisions.repo.ts';
import { prepareSteps } from './steps.ts';

export interface PhotoClocks {
  /** Milliseconds to be added to a photo's time; photos whose clock is right are left out. */
  ofFolder(folderId: FolderId): Map<PhotoId, number>;
  /** One step. Throws a CatalogError when it could not be saved. */
  shift(request: { ids: readonly PhotoId[]; shiftMs: number; says: string }): Changed;
}

export function photoClocksRepo(db: Connection, commit: CommitRecorded, clock: Clock): PhotoClocks {
  const identify = prepareIdentify(db);
  const steps = prepareSteps(db);
  const ofFolder = db
    .prepare<[number], [PhotoId, number]>(
      'SELECT c.photo_id, c.shift_ms FROM photo_clocks c JOIN photos p ON p.id = c.photo_id WHERE p.folder_id = ? ORDER BY c.photo_id',
    )
    .raw();
  return {
    ofFolder: (folderId) => new Map(ofFolder.all(folderId)),
    shift: ({ ids, shiftMs, says }) =>
      commit<Changed>((seq, writer) => {
        const changes = ids.flatMap((id): Change[] => {
          const before = writer.clock(id);
          return before === shiftMs ? [] : [[id, before, shiftMs]];
        });
        if (changes.length === 0) return { record: null, result: { step: null, changed: [] } };
        const who = identify(changes.map(([id]) => id));
        const step = { id: seq, kind: 'clock' as const, says, at: clock.nowIso(), undone: false, changes };
        writer.dropUndone(changes.map(([id]) => id));
        writer.addStep(step);
        applyChanges(writer, 'clock', changes, seq);
        const changed = changes.map(([id]) => id as PhotoId);
        return { record: { t: 'step', who, step }, result: { step: steps.toStep(step, changed), changed } };
      }),
  };
}
