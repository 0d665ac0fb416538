/** @file The few statements that change decisions and the undo log: the same for a key press and for a replay. Call inside a transaction. */

import type { StepKind } from '../../../contract/decision.ts';
import type { Connection } from '../sqlite/connection.ts';
import { decodeDecision, encodeDecision, undecidedCode } from './decision-code.ts';
import type { Change, OpinionRow, StepRecord } from './records.ts';
import { noStamps, type Stamps } from './stamps.ts';

export interface DecisionWriter {
  /** Decision code of a photo. */
  code(photoId: number): number;
  set(photoId: number, code: number, seq: number): void;
  stamps(photoId: number): Stamps;
  setStamps(photoId: number, stamps: Stamps): void;
  /** False where that was known. */
  setOpinion(opinion: OpinionRow): boolean;
  /** Stamps before and after of a step of kind "merge", by photo. */
  stampsOf(stepId: number): Map<number, { before: string; after: string }>;
  /** The group a photo was put into by hand; 0 for none. */
  group(photoId: number): number;
  setGroup(photoId: number, group: number): void;
  /** Milliseconds that the photo's clock was put right by; 0 for none. */
  clock(photoId: number): number;
  setClock(photoId: number, shiftMs: number): void;
  /** Where its subject is said to be (subject-code.ts); 0 where nothing was said. */
  subject(photoId: number): number;
  setSubject(photoId: number, code: number): void;
  isInSet(photoId: number, setId: number): boolean;
  /** Out of one set and into another; 0 is none. */
  changeSet(photoId: number, from: number, to: number): void;
  addStep(step: StepRecord): void;
  setUndone(stepId: number, undone: boolean): void;
  /** A new step for these photos: what was undone in their shoots can no longer be redone. Other shoots keep theirs. */
  dropUndone(photoIds: readonly number[]): void;
  appliedSeq(): number;
  setAppliedSeq(seq: number): void;
}

export type DecisionColumns = [flag: string, stars: number, label: string, dismissed: string | null, turn: number];

export function prepareDecisionWriter(db: Connection): DecisionWriter {
  const get = db
    .prepare<[number], DecisionColumns>('SELECT flag, stars, label, dismissed, turn FROM decisions WHERE photo_id = ?')
    .raw();
  const set = db.prepare(
    // A field that changes is stamped with the sequence.
    `INSERT INTO decisions (photo_id, flag, stars, label, dismissed, turn, seq, flag_seq, stars_seq, label_seq, turn_seq)
     VALUES (@photoId, @flag, @stars, @label, @dismissed, @turn, @seq, iif(@flag = 'none', 0, @seq),
       iif(@stars = 0, 0, @seq), iif(@label = 'none', 0, @seq), iif(@turn = 0, 0, @seq))
     ON CONFLICT (photo_id) DO UPDATE SET flag = excluded.flag, stars = excluded.stars, label = excluded.label,
       dismissed = excluded.dismissed, turn = excluded.turn, seq = excluded.seq,
       flag_seq = iif(flag = excluded.flag, flag_seq, excluded.seq), stars_seq = iif(stars = excluded.stars, stars_seq, excluded.seq),
       label_seq = iif(label = excluded.label, label_seq, excluded.seq), turn_seq = iif(turn = excluded.turn, turn_seq, excluded.seq)`,
  );
  const getStamps = db
    .prepare<[number], StampColumns>(
      'SELECT flag_seq, stars_seq, label_seq, turn_seq, past FROM decisions WHERE photo_id = ?',
    )
    .raw();
  const setStamps = db.prepare(
    // A picture may be agreed on that nothing was ever decided about here.
    `INSERT INTO decisions (flag_seq, stars_seq, label_seq, turn_seq, past, photo_id, flag, stars, label, turn, seq)
     VALUES (?, ?, ?, ?, ?, ?, 'none', 0, 'none', 0, 0)
     ON CONFLICT (photo_id) DO UPDATE SET flag_seq = excluded.flag_seq, stars_seq = excluded.stars_seq,
       label_seq = excluded.label_seq, turn_seq = excluded.turn_seq, past = excluded.past`,
  );
  const setOpinion = db.prepare(
    `INSERT INTO opinions (photo_id, author, code, fields) VALUES (?, ?, ?, ?)
     ON CONFLICT (photo_id, author) DO UPDATE SET code = (code & ~excluded.fields) | excluded.code, fields = fields | excluded.fields
     WHERE (fields & excluded.fields) <> excluded.fields OR (code & excluded.fields) <> excluded.code`,
  );
  const addStamps = db.prepare(
    'INSERT OR REPLACE INTO step_stamps (step_id, photo_id, before, after) VALUES (?, ?, ?, ?)',
  );
  const stampsOf = db.prepare<[number], { photoId: number; before: string; after: string }>(
    'SELECT photo_id AS photoId, before, after FROM step_stamps WHERE step_id = ?',
  );
  const group = db.prepare<[number], number>('SELECT group_id FROM hand_stacks WHERE photo_id = ?').pluck();
  const setGroup = db.prepare('INSERT OR REPLACE INTO hand_stacks (photo_id, group_id) VALUES (?, ?)');
  const dropGroup = db.prepare('DELETE FROM hand_stacks WHERE photo_id = ?');
  const clock = db.prepare<[number], number>('SELECT shift_ms FROM photo_clocks WHERE photo_id = ?').pluck();
  const setClock = db.prepare('INSERT OR REPLACE INTO photo_clocks (photo_id, shift_ms) VALUES (?, ?)');
  const dropClock = db.prepare('DELETE FROM photo_clocks WHERE photo_id = ?');
  const subject = db.prepare<[number], number>('SELECT code FROM photo_subjects WHERE photo_id = ?').pluck();
  const setSubject = db.prepare('INSERT OR REPLACE INTO photo_subjects (photo_id, code) VALUES (?, ?)');
  const dropSubject = db.prepare('DELETE FROM photo_subjects WHERE photo_id = ?');
  const inSet = db
    .prepare<[number, number], number>('SELECT 1 FROM set_members WHERE set_id = ? AND photo_id = ?')
    .pluck();
  const putInSet = db.prepare('INSERT OR IGNORE INTO set_members (set_id, photo_id) VALUES (?, ?)');
  const dropFromSet = db.prepare('DELETE FROM set_members WHERE set_id = ? AND photo_id = ?');
  const addStep = db.prepare('INSERT OR REPLACE INTO steps (id, kind, says, at, undone) VALUES (?, ?, ?, ?, ?)');
  const addChange = db.prepare(
    'INSERT OR REPLACE INTO step_changes (step_id, photo_id, before, after) VALUES (?, ?, ?, ?)',
  );
  const setUndone = db.prepare('UPDATE steps SET undone = ? WHERE id = ?');
  const undoneSteps = db.prepare<[], number>('SELECT id FROM steps WHERE undone = 1').pluck();
  const folderOf = db.prepare<[number], number>('SELECT folder_id FROM photos WHERE id = ?').pluck();
  const foldersOf = db
    .prepare<[number], number>(
      `SELECT DISTINCT p.folder_id FROM step_changes c JOIN photos p ON p.id = c.photo_id WHERE c.step_id = ?`,
    )
    .pluck();
  const dropStep = db.prepare('DELETE FROM steps WHERE id = ?');
  const appliedSeq = db.prepare<[], number>('SELECT applied_seq FROM journal_state WHERE id = 1').pluck();
  const setAppliedSeq = db.prepare('UPDATE journal_state SET applied_seq = ? WHERE id = 1');
  return {
    code: (photoId) => {
      const row = get.get(photoId);
      return row ? codeOfColumns(row) : undecidedCode;
    },
    set: (photoId, code, seq) => {
      const { decision, dismissed, turn } = decodeDecision(code);
      set.run({ photoId, ...decision, dismissed, turn, seq });
    },
    stamps: (photoId) => {
      const row = getStamps.get(photoId);
      return row ? stampsOfColumns(row) : noStamps;
    },
    setStamps: (photoId, { own, past }) =>
      void setStamps.run(...own, Object.keys(past).length > 0 ? JSON.stringify(past) : null, photoId),
    setOpinion: (opinion) => setOpinion.run(...opinion).changes > 0,
    stampsOf: (stepId) => new Map(stampsOf.all(stepId).map(({ photoId, ...rest }) => [photoId, rest])),
    group: (photoId) => group.get(photoId) ?? 0,
    setGroup: (photoId, to) => void (to === 0 ? dropGroup.run(photoId) : setGroup.run(photoId, to)),
    clock: (photoId) => clock.get(photoId) ?? 0,
    setClock: (photoId, shiftMs) => void (shiftMs === 0 ? dropClock.run(photoId) : setClock.run(photoId, shiftMs)),
    subject: (photoId) => subject.get(photoId) ?? 0,
    setSubject: (photoId, code) => void (code === 0 ? dropSubject.run(photoId) : setSubject.run(photoId, code)),
    isInSet: (photoId, setId) => inSet.get(setId, photoId) !== undefined,
    changeSet: (photoId, from, to) => {
      if (from !== 0) dropFromSet.run(from, photoId);
      if (to !== 0) putInSet.run(to, photoId);
    },
    addStep: ({ id, kind, says, at, undone, changes, stamps }) => {
      addStep.run(id, kind, says, at, undone ? 1 : 0);
      for (const [photoId, before, after] of changes) addChange.run(id, photoId, before, after);
      for (const [photoId, before, after] of stamps ?? []) addStamps.run(id, photoId, before, after);
    },
    setUndone: (stepId, undone) => void setUndone.run(undone ? 1 : 0, stepId),
    dropUndone: (photoIds) => {
      const undone = undoneSteps.all();
      if (undone.length === 0) return;
      const touched = new Set(photoIds.map((id) => folderOf.get(id)));
      for (const id of undone) if (foldersOf.all(id).some((folder) => touched.has(folder))) dropStep.run(id);
    },
    appliedSeq: () => appliedSeq.get() ?? 0,
    setAppliedSeq: (seq) => void setAppliedSeq.run(seq),
  };
}

export type StampColumns = [...own: Stamps['own'], past: string | null];

export const stampsOfColumns = ([flag, stars, label, turn, past]: StampColumns): Stamps => ({
  own: [flag, stars, label, turn],
  past: past === null ? {} : (JSON.parse(past) as Stamps['past']),
});

/** Throws on columns that no decision has: the row is damaged. */
export function codeOfColumns([flag, stars, label, dismissed, turn]: DecisionColumns): number {
  return encodeDecision({ decision: { flag, stars, label }, dismissed, turn } as Parameters<typeof encodeDecision>[0]);
}

/** A step's changes, forwards or back. */
export function applyChanges(
  writer: DecisionWriter,
  kind: StepKind | undefined,
  changes: readonly Change[],
  seq: number,
): void {
  for (const [photoId, before, after] of changes) {
    if (kind === 'set') writer.changeSet(photoId, before, after);
    else if (kind === 'stack') writer.setGroup(photoId, after);
    else if (kind === 'clock') writer.setClock(photoId, after);
    else if (kind === 'subject') writer.setSubject(photoId, after);
    else writer.set(photoId, after, seq);
  }
}
