/** @file Reading the undo log: steps before the cursor are done, those behind it undone. */
import type { Step, StepKind } from '../../../contract/decision.ts';
import type { FolderId, PhotoId, StepId } from '../../../contract/ids.ts';
import type { Connection } from '../connection.ts';
import { decodeDecision } from '../decision-code.ts';
import type { Change } from '../journal/records.ts';

interface StepRow {
  id: number;
  kind: StepKind;
  says: string;
  at: string;
  undone: number;
}

export interface Steps {
  lastDone(): StepRow | undefined;
  firstUndone(): StepRow | undefined;
  changesOf(stepId: number): Change[];
  history(limit: number): Step[];
  /** Photos of a folder whose flag was last changed by accepting a suggestion. */
  accepted(folderId: FolderId): Set<PhotoId>;
  toStep(row: Omit<StepRow, 'undone'> & { undone: boolean }, photoIds: PhotoId[]): Step;
}

export function prepareSteps(db: Connection): Steps {
  const columns = 'SELECT id, kind, says, at, undone FROM steps';
  const lastDone = db.prepare<[], StepRow>(`${columns} WHERE undone = 0 ORDER BY id DESC LIMIT 1`);
  const firstUndone = db.prepare<[], StepRow>(`${columns} WHERE undone = 1 ORDER BY id LIMIT 1`);
  const newest = db.prepare<[number], StepRow>(`${columns} ORDER BY id DESC LIMIT ?`);
  const changes = db
    .prepare<[number], Change>('SELECT photo_id, before, after FROM step_changes WHERE step_id = ?')
    .raw();
  const photoIds = db.prepare<[number], PhotoId>('SELECT photo_id FROM step_changes WHERE step_id = ?').pluck();
  const changesOfFolder = db
    .prepare<[number], [PhotoId, StepKind, number, number]>(
      `SELECT c.photo_id, s.kind, c.before, c.after FROM steps s CROSS JOIN step_changes c ON c.step_id = s.id
       JOIN photos p ON p.id = c.photo_id WHERE p.folder_id = ? AND s.undone = 0 AND s.kind <> 'stack' ORDER BY s.id`,
    )
    .raw();
  const flagOf = (code: number) => decodeDecision(code).decision.flag;
  const toStep: Steps['toStep'] = ({ id, kind, says, at, undone }, ids) => ({
    id: id as StepId,
    kind,
    says,
    at,
    photoIds: ids,
    undone,
  });
  return {
    lastDone: () => lastDone.get(),
    firstUndone: () => firstUndone.get(),
    changesOf: (stepId) => changes.all(stepId),
    history: (limit) =>
      newest.all(limit).map((row) => toStep({ ...row, undone: row.undone === 1 }, photoIds.all(row.id))),
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
