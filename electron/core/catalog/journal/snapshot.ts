/** @file The whole of what a photographer did, as journal records: how the journal stays bounded, and how a lost one is written again. */
import type { Connection } from '../sqlite/connection.ts';
import { prepareFolderIdentity, prepareIdentify } from './identify.ts';
import {
  type Change,
  type JournalRecord,
  nobody,
  type OpinionRow,
  type SnapshotPart,
  type StepRecord,
} from './records.ts';
import { encodeStamps, fields } from './stamps.ts';
import { codeOfColumns, type DecisionColumns, type StampColumns, stampsOfColumns } from './write-decisions.ts';

const rowsPerPart = 1_000;
/** The undo log's bounds. What falls out can no longer be undone; the decisions stay. */
export const keptSteps = 2_000;
const keptStepChanges = 1_000_000;

/** Drops the oldest steps beyond the bounds. */
export function pruneSteps(db: Connection): void {
  const oldest = db
    .prepare<[number, number], number>(
      `SELECT id FROM (
         SELECT s.id, row_number() OVER w AS place, sum((SELECT count(*) FROM step_changes WHERE step_id = s.id)) OVER w AS changes
         FROM steps s WINDOW w AS (ORDER BY s.id DESC)
       ) WHERE place > ? OR (changes > ? AND place > 1) ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get(keptSteps, keptStepChanges);
  if (oldest !== undefined) db.prepare('DELETE FROM steps WHERE id <= ?').run(oldest);
}

/** Everything in library.db that was decided, in parts of about a thousand rows. Do not write to `db` while iterating. */
export function* snapshotRecords(db: Connection): Generator<JournalRecord> {
  const identify = prepareIdentify(db);
  const folder = prepareFolderIdentity(db);
  const part = (rows: Partial<SnapshotPart>, ids: Iterable<number> = []): SnapshotPart => ({
    ...{ t: 'snapshot-part', decisions: [], steps: [], sidecars: [], settings: [] },
    ...rows,
    who: rows.who ?? identify(ids),
  });
  yield { t: 'snapshot-begin' };
  const folders = db.prepare<[], number>('SELECT id FROM folders ORDER BY id').pluck().all().map(folder);
  const settings = db.prepare<[], [string, string]>('SELECT key, json FROM settings').raw().all();
  yield part({ who: { ...nobody(), folders }, settings });
  for (const { decisions, stamps } of decisionParts(db))
    yield part(
      { decisions, stamps },
      decisions.map(([id]) => id),
    );
  for (const step of storedSteps(db))
    yield part(
      { steps: [step] },
      step.changes.map(([id]) => id),
    );
  const sidecars = db
    .prepare<[], [number, Buffer, string]>('SELECT photo_id, path, hash FROM sidecar_sync ORDER BY photo_id')
    .raw()
    .all()
    .map(([id, path, hash]): [number, string, string] => [id, path.toString('base64'), hash]);
  for (let i = 0; i < sidecars.length; i += rowsPerPart) {
    const rows = sidecars.slice(i, i + rowsPerPart);
    yield part({ sidecars: rows }, new Set(rows.map(([id]) => id)));
  }
  const pairs = (query: string) => db.prepare<[], [number, number]>(query).raw().all();
  const groups = pairs('SELECT photo_id, group_id FROM hand_stacks ORDER BY photo_id');
  for (const rows of slices(groups)) yield part({ stacks: rows }, idsOf(rows));
  const members = pairs('SELECT photo_id, set_id FROM set_members ORDER BY set_id, photo_id');
  for (const rows of slices(members)) yield part({ sets: rows }, idsOf(rows));
  const clocks = pairs('SELECT photo_id, shift_ms FROM photo_clocks ORDER BY photo_id');
  for (const rows of slices(clocks)) yield part({ clocks: rows }, idsOf(rows));
  const subjects = pairs('SELECT photo_id, code FROM photo_subjects ORDER BY photo_id');
  for (const rows of slices(subjects)) yield part({ subjects: rows }, idsOf(rows));
  const opinions = db
    .prepare<[], OpinionRow>('SELECT photo_id, author, code, fields FROM opinions ORDER BY photo_id')
    .raw()
    .all();
  for (const rows of slices(opinions)) yield part({ opinions: rows }, new Set(rows.map(([id]) => id)));
  yield { t: 'snapshot-end' };
}

const idsOf = (rows: readonly [number, number][]): Set<number> => new Set(rows.map(([id]) => id));

function* slices<T>(rows: T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += rowsPerPart) yield rows.slice(i, i + rowsPerPart);
}

function* decisionParts(db: Connection): Generator<Required<Pick<SnapshotPart, 'decisions' | 'stamps'>>> {
  const next = db
    .prepare<[number, number], [number, ...DecisionColumns, number, ...StampColumns]>(
      `SELECT photo_id, flag, stars, label, dismissed, turn, seq, flag_seq, stars_seq, label_seq, turn_seq, past
       FROM decisions WHERE photo_id > ? ORDER BY photo_id LIMIT ?`,
    )
    .raw();
  for (let after = 0; ; ) {
    const rows = next.all(after, rowsPerPart);
    if (rows.length === 0) return;
    const decisions: SnapshotPart['decisions'] = [];
    const stamps: [number, string][] = [];
    for (const [id, flag, stars, label, dismissed, turn, seq, ...columns] of rows) {
      decisions.push([id, codeOfColumns([flag, stars, label, dismissed, turn]), seq]);
      const values = [flag !== 'none', stars > 0, label !== 'none', turn > 0];
      const isTold = columns[4] === null && fields.every((_, i) => columns[i] === (values[i] ? seq : 0));
      if (!isTold) stamps.push([id, encodeStamps(stampsOfColumns(columns))]);
    }
    yield { decisions, stamps };
    after = rows.at(-1)![0];
  }
}

function* storedSteps(db: Connection): Generator<StepRecord> {
  const steps = db.prepare<[], [number, StepRecord['kind'], string, string, number]>(
    'SELECT id, kind, says, at, undone FROM steps ORDER BY id',
  );
  const changes = db
    .prepare<[number], Change>('SELECT photo_id, before, after FROM step_changes WHERE step_id = ?')
    .raw();
  const stamps = db
    .prepare<[number], [number, string, string]>('SELECT photo_id, before, after FROM step_stamps WHERE step_id = ?')
    .raw();
  for (const [id, kind, says, at, undone] of steps.raw().all()) {
    yield { id, kind, says, at, undone: undone === 1, changes: changes.all(id), stamps: stamps.all(id) };
  }
}
