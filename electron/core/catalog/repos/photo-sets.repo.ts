/** @file Which photos belong to which named set: durable like decisions, in the same undo log. */
import type { FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Clock } from '../../work/clock.ts';
import type { CommitRecorded } from '../journal/commit-recorded.ts';
import { prepareIdentify } from '../journal/identify.ts';
import type { Change } from '../journal/records.ts';
import { applyChanges } from '../journal/write-decisions.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { Changed } from './decisions.repo.ts';
import { prepareSteps } from './steps.ts';

export interface PhotoSets {
  /** Sets of each photo of a folder that is in any. */
  ofFolder(folderId: FolderId): Map<PhotoId, number[]>;
  of(id: PhotoId): number[];
  /** How many photos of all shoots are in it. */
  count(setId: number): number;
  /** One step. Throws a CatalogError when it could not be saved. */
  change(request: { setId: number; ids: readonly PhotoId[]; isIn: boolean; says: string }): Changed;
}

export function photoSetsRepo(db: Connection, commit: CommitRecorded, clock: Clock): PhotoSets {
  const identify = prepareIdentify(db);
  const steps = prepareSteps(db);
  const ofFolder = db
    .prepare<[number], [PhotoId, number]>(
      'SELECT m.photo_id, m.set_id FROM set_members m JOIN photos p ON p.id = m.photo_id WHERE p.folder_id = ?',
    )
    .raw();
  const of = db.prepare<[number], number>('SELECT set_id FROM set_members WHERE photo_id = ?').pluck();
  const count = db.prepare<[number], number>('SELECT count(*) FROM set_members WHERE set_id = ?').pluck();
  return {
    ofFolder: (folderId) => {
      const sets = new Map<PhotoId, number[]>();
      for (const [id, setId] of ofFolder.all(folderId)) sets.set(id, [...(sets.get(id) ?? []), setId]);
      return sets;
    },
    of: (id) => of.all(id),
    count: (setId) => count.get(setId) ?? 0,
    change: ({ setId, ids, isIn, says }) =>
      commit<Changed>((seq, writer) => {
        const changes = [...new Set(ids)]
          .filter((id) => writer.isInSet(id, setId) !== isIn)
          .map((id): Change => (isIn ? [id, 0, setId] : [id, setId, 0]));
        if (changes.length === 0) return { record: null, result: { step: null, changed: [] } };
        const who = identify(changes.map(([id]) => id));
        const step = { id: seq, kind: 'set' as const, says, at: clock.nowIso(), undone: false, changes };
        writer.dropUndone(changes.map(([id]) => id));
        writer.addStep(step);
        applyChanges(writer, 'set', changes, seq);
        const changed = changes.map(([id]) => id as PhotoId);
        return { record: { t: 'step', who, step }, result: { step: steps.toStep(step, changed), changed } };
      }),
  };
}
