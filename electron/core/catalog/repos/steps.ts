/** @file Reading the undo log: steps before the cursor are done, those behind it undone. */

import type { Step, StepKind } from '../../../contract/decision.ts';
import type { FolderId, PhotoId, StepId } from '../../../contract/ids.ts';
import { asWritten } from '../../../contract/told.ts';
import { decodeDecision } from '../journal/decision-code.ts';
import type { Change } from '../journal/records.ts';
import type { Connection } from '../sqlite/connection.ts';

interface StepRow {
  id: number;
  kind: StepKind;
  says: string;
  at: string;
  undone: number;
}

export interface Steps {
  /** What undo would take back, in one shoot or anywhere: no later step of the same shoot lies on it. */
  lastDone(folderId?: FolderId): StepRow | undefined;
  /** What redo would do again. */
  firstUndone(folderId?: FolderId): StepRow | undefined;
  changesOf(stepId: number): Change[];
  /** Whether a later step that is done (for redo: an earlier one that is undone) changed the same of any of its photos. */
  isCovered(which: 'undo' | 'redo', stepId: number): boolean;
  /** Newest first; of one shoot, or of all. */
  history(limit: number, folderId?: FolderId): Step[];
  /** Photos of a folder whose flag was last changed by accepting a suggestion. */
  accepted(folderId: FolderId): Set<PhotoId>;
  toStep(row: Omit<StepRow, 'undone'> & { undone: boolean }, photoIds: PhotoId[]): Step;
}

export function prepareSteps(db: Connection): Steps {
  const columns = 'SELECT id, kind, says, at, undone FROM steps';
  // Null asks for every shoot.
  const touches = `(@folderId IS NULL OR EXISTS (SELECT 1 FROM step_changes c JOIN photos p ON p.id = c.photo_id
    WHERE c.step_id = steps.id AND p.folder_id = @folderId))`;
  type InShoot = { folderId: FolderId | null };
  const lastDone = db.prepare<[InShoot], StepRow>(
    `${columns} WHERE undone = 0 AND ${touches} ORDER BY id DESC LIMIT 1`,
  );
  const firstUndone = db.prepare<[InShoot], StepRow>(`${columns} WHERE undone = 1 AND ${touches} ORDER BY id LIMIT 1`);
  const newest = db.prepare<[InShoot & { limit: number }], StepRow>(
    `${columns} WHERE ${touches} ORDER BY id DESC LIMIT @limit`,
  );
  const shoots = db.prepare<[number], Step['shoots'][number]>(
    `SELECT f.id, f.name FROM folders f WHERE f.id IN
       (SELECT p.folder_id FROM step_changes c JOIN photos p ON p.id = c.photo_id WHERE c.step_id = ?) ORDER BY f.name`,
  );
  const covering = (when: string) =>
    db
      .prepare<[number], number>(
        `SELECT 1 FROM steps me JOIN step_changes mine ON mine.step_id = me.id JOIN steps s ON ${when}
         AND (s.kind = 'stack') = (me.kind = 'stack') AND (s.kind = 'set') = (me.kind = 'set')
         AND (s.kind = 'clock') = (me.kind = 'clock') AND (s.kind = 'subject') = (me.kind = 'subject')
         JOIN step_changes c ON c.step_id = s.id AND c.photo_id = mine.photo_id WHERE me.id = ? LIMIT 1`,
      )
      .pluck();
  const covers = {
    undo: covering('s.undone = 0 AND s.id > me.id'),
    redo: covering('s.undone = 1 AND s.id < me.id'),
  };
  const changes = db
    .prepare<[number], Change>('SELECT photo_id, before, after FROM step_changes WHERE step_id = ?')
    .raw();
  const photoIds = db.prepare<[number], PhotoId>('SELECT photo_id FROM step_changes WHERE step_id = ?').pluck();
  const changesOfFolder = db
    .prepare<[number], [PhotoId, StepKind, number, number]>(
      `SELECT c.photo_id, s.kind, c.before, c.after FROM steps s CROSS JOIN step_changes c ON c.step_id = s.id
       JOIN photos p ON p.id = c.photo_id WHERE p.folder_id = ? AND s.undone = 0 AND s.kind NOT IN ('stack', 'set', 'clock', 'subject') ORDER BY s.id`,
    )
    .raw();
  const flagOf = (code: number) => decodeDecision(code).decision.flag;
  const toStep: Steps['toStep'] = ({ id, kind, says, at, undone }, ids) => ({
    id: id as StepId,
    kind,
    says: asWritten(says),
    at,
    photoIds: ids,
    shoots: shoots.all(id),
    undone,
  });
  return {
    lastDone: (folderId) => lastDone.get({ folderId: folderId ?? null }),
    firstUndone: (folderId) => firstUndone.get({ folderId: folderId ?? null }),
    changesOf: (stepId) => changes.all(stepId),
    isCovered: (which, stepId) => covers[which].get(stepId) !== undefined,
    history: (limit, folderId) =>
      newest
        .all({ limit, folderId: folderId ?? null })
        .map((row) => toStep({ ...row, undone: row.undone === 1 }, photoIds.all(row.id))),
    accepted: (folderId) => {
      const accepted = new Set<PhotoId>();
      for (const [id, kind, before, after] of changesOfFolder.iterate(folderId)) {
        if (flagOf(before) === flagOf(after)) continue;
        if (kind === 'accept') accepted.add(id);
        else accepted.delete(id);
      }
      return accepted;
    },
    toStep,
  };
}
