/** @file Carries the journal over into library.db: what a crash left out, or everything. */
import type { Connection } from '../sqlite/connection.ts';
import { prepareMoveFolder } from './move-folder.ts';
import type { JournalContent } from './read-journal.ts';
import type { Change, NumberedRecord, OpinionRow, SnapshotPart, StepRecord } from './records.ts';
import { createResolver, type Resolver } from './resolve.ts';
import { decodeStamps } from './stamps.ts';
import { applyChanges, type DecisionWriter, prepareDecisionWriter } from './write-decisions.ts';

interface Target {
  db: Connection;
  writer: DecisionWriter;
  resolver: Resolver;
}

/** Applies what `db` has not seen, in one transaction; returns how many records that were. A complete snapshot replaces, the rest adds. */
export function replayJournal(db: Connection, { records, snapshotSeq, lastSeq }: JournalContent): number {
  const target: Target = { db, writer: prepareDecisionWriter(db), resolver: createResolver(db) };
  const applied = target.writer.appliedSeq();
  if (lastSeq <= applied) return 0;
  return db
    .transaction(() => {
      let count = 0;
      if (applied < snapshotSeq) clearDecisions(db);
      // A snapshot that is not fully in the database is loaded from its beginning.
      for (const numbered of records(applied < snapshotSeq ? 0 : applied)) {
        applyRecord(target, numbered);
        count += 1;
      }
      target.writer.setAppliedSeq(lastSeq);
      return count;
    })
    .immediate();
}

function clearDecisions(db: Connection): void {
  for (const table of [
    'step_changes',
    'steps',
    'decisions',
    'sidecar_sync',
    'settings',
    'hand_stacks',
    'set_members',
    'photo_clocks',
    'photo_subjects',
    'opinions',
  ])
    db.exec(`DELETE FROM ${table}`);
}

function applyRecord({ db, writer, resolver }: Target, { seq, record }: NumberedRecord): void {
  if ('who' in record) resolver.learn(record.who);
  const local = (changes: readonly Change[]): Change[] =>
    changes.map(([id, before, after]) => [resolver.photo(id), before, after]);
  const localStep = (step: StepRecord): StepRecord => ({
    ...step,
    changes: local(step.changes),
    ...(step.stamps && { stamps: step.stamps.map(([id, before, after]) => [resolver.photo(id), before, after]) }),
  });
  const stamp = (rows: readonly (readonly [number, string])[] = []): void => {
    for (const [id, text] of rows) writer.setStamps(resolver.photo(id), decodeStamps(text));
  };
  const opine = (rows: readonly OpinionRow[] = []): void => {
    for (const [id, ...rest] of rows) writer.setOpinion([resolver.photo(id), ...rest]);
  };
  switch (record.t) {
    case 'folder-moved':
      prepareMoveFolder(db)(resolver.folder(record.folderId), {
        path: Buffer.from(record.path, 'base64'),
        name: record.name,
      });
      break;
    case 'step': {
      const step = localStep(record.step);
      writer.dropUndone(step.changes.map(([id]) => id));
      writer.addStep(step);
      applyChanges(writer, step.kind, step.changes, seq);
      stamp(record.step.stamps?.map(([id, , after]) => [id, after]));
      opine(record.opinions);
      break;
    }
    case 'undo':
    case 'redo':
      writer.setUndone(record.stepId, record.t === 'undo');
      applyChanges(writer, record.kind, local(record.changes), seq);
      stamp(record.stamps);
      break;
    case 'agreed':
      stamp(record.stamps);
      opine(record.opinions);
      break;
    case 'setting':
      writeSettings(db, [[record.key, record.json]]);
      break;
    case 'sidecars':
      writeSidecars(db, resolver, record.rows);
      break;
    case 'snapshot-part':
      for (const [id, code, at] of record.decisions) writer.set(resolver.photo(id), code, at);
      for (const [id, text] of record.stamps ?? []) writer.setStamps(resolver.photo(id), decodeStamps(text));
      opine(record.opinions);
      for (const [id, set] of record.sets ?? []) writer.changeSet(resolver.photo(id), 0, set);
      for (const [id, shiftMs] of record.clocks ?? []) writer.setClock(resolver.photo(id), shiftMs);
      for (const [id, code] of record.subjects ?? []) writer.setSubject(resolver.photo(id), code);
      for (const [id, group] of record.stacks ?? []) writer.setGroup(resolver.photo(id), group);
      for (const step of record.steps) writer.addStep(localStep(step));
      writeSidecars(db, resolver, record.sidecars);
      writeSettings(db, record.settings);
      break;
    default:
      break;
  }
}

function writeSettings(db: Connection, rows: SnapshotPart['settings']): void {
  const set = db.prepare('INSERT OR REPLACE INTO settings (key, json) VALUES (?, ?)');
  for (const row of rows) set.run(...row);
}

function writeSidecars(db: Connection, resolver: Resolver, rows: SnapshotPart['sidecars']): void {
  const set = db.prepare('INSERT OR REPLACE INTO sidecar_sync (photo_id, path, hash) VALUES (?, ?, ?)');
  for (const [id, path, hash] of rows) set.run(resolver.photo(id), Buffer.from(path, 'base64'), hash);
}
