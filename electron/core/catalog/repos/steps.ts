/** @file Reading the undo log: steps before the cursor are done, those behind it undone. */
import type { Step, StepKind } from '../../../contract/decision.ts';
import type { PhotoId, StepId } from '../../../contract/ids.ts';
import type { Connection } from '../connection.ts';
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
    toStep,
  };
}
