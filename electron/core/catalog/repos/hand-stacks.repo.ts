/** @file Stacks made by hand: durable like decisions, in the same undo log. */
import type { FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Clock } from '../../work/clock.ts';
import type { CommitRecorded } from '../journal/commit-recorded.ts';
import { prepareIdentify } from '../journal/identify.ts';
import type { Change } from '../journal/records.ts';
import { applyChanges } from '../journal/write-decisions.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { Changed } from './decisions.repo.ts';
import { prepareSteps } from './steps.ts';

export interface HandStacks {
  /** Photos that somebody put into a group, by group; a group of one stands alone. */
  ofFolder(folderId: FolderId): Map<PhotoId, number>;
  of(id: PhotoId): number;
  /** One step: each list becomes a group of its own, `asFound` goes back to what is recognised. Throws a CatalogError when it could not be saved. */
  regroup(request: { groups: readonly (readonly PhotoId[])[]; asFound: readonly PhotoId[]; says: string }): Changed;
}

/** Groups made by one step are numbered from its sequence; more than this at once are refused. */
const groupsPerStep = 4_096;

export function handStacksRepo(db: Connection, commit: CommitRecorded, clock: Clock): HandStacks {
  const identify = prepareIdentify(db);
  const steps = prepareSteps(db);
  const ofFolder = db
    .prepare<[number], [PhotoId, number]>(
      'SELECT s.photo_id, s.group_id FROM hand_stacks s JOIN photos p ON p.id = s.photo_id WHERE p.folder_id = ?',
    )
    .raw();
  const of = db.prepare<[number], number>('SELECT group_id FROM hand_stacks WHERE photo_id = ?').pluck();
  return {
    ofFolder: (folderId) => new Map(ofFolder.all(folderId)),
    of: (id) => of.get(id) ?? 0,
    regroup: ({ groups, asFound, says }) => {
      if (groups.length > groupsPerStep) throw new Error(`at most ${groupsPerStep} stacks in one step`);
      return commit<Changed>((seq, writer) => {
        const wanted = new Map<PhotoId, number>(asFound.map((id) => [id, 0]));
        groups.forEach((ids, i) => {
          for (const id of ids) wanted.set(id, seq * groupsPerStep + i);
        });
        const changes = [...wanted].flatMap(([id, after]): Change[] => {
          const before = writer.group(id);
          return before === after ? [] : [[id, before, after]];
        });
        if (changes.length === 0) return { record: null, result: { step: null, changed: [] } };
        const who = identify(changes.map(([id]) => id));
        const step = { id: seq, kind: 'stack' as const, says, at: clock.nowIso(), undone: false, changes };
        writer.dropUndone(changes.map(([id]) => id));
        writer.addStep(step);
        applyChanges(writer, 'stack', changes, seq);
        const changed = changes.map(([id]) => id as PhotoId);
        return { record: { t: 'step', who, step }, result: { step: steps.toStep(step, changed), changed } };
      });
    },
  };
}
