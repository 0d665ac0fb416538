/** @file Decisions and the persistent undo log. Each call that returns is on the disk twice: library.db and journal. */
import { say } from '../../../../texts/say.ts';
import type { DecisionChange, Step, StepKind } from '../../../contract/decision.ts';
import type { FolderId, PhotoId } from '../../../contract/ids.ts';
import type { SuggestionClass } from '../../../contract/suggestion.ts';
import type { Clock } from '../../work/clock.ts';
import type { CommitRecorded } from '../journal/commit-recorded.ts';
import { changeDecision, changeDismissed, type DecisionState, decodeDecision } from '../journal/decision-code.ts';
import { prepareIdentify } from '../journal/identify.ts';
import type { Change } from '../journal/records.ts';
import {
  applyChanges,
  codeOfColumns,
  type DecisionColumns,
  prepareDecisionWriter,
} from '../journal/write-decisions.ts';
import type { Connection } from '../sqlite/connection.ts';
import { type DecidedElsewhere, prepareElsewhere } from './elsewhere.ts';
import { sayStep } from './say-step.ts';
import { beforeMerge, beforeOtherHand, type OtherHand } from './stamp-steps.ts';
import { prepareSteps } from './steps.ts';
import { prepareTwins } from './twins.ts';

export type { DecisionState } from '../journal/decision-code.ts';
export type { DecidedElsewhere } from './elsewhere.ts';
export type { OtherHand } from './stamp-steps.ts';

export interface DecisionRequest {
  ids: readonly PhotoId[];
  /** One change for all, or one per id (accepting a run of suggestions, reading decisions back from files). */
  change: DecisionChange | readonly DecisionChange[];
  kind: Exclude<StepKind, 'dismiss' | 'stack' | 'set' | 'clock' | 'subject' | 'merge'>;
  /** What undo would take back; left out, it is said from the change: "Rejected 12 photos". */
  says?: string;
  /** Somebody else's hand on this catalog; null and left out: its photographer's own. */
  by?: OtherHand | null;
}

export interface Changed {
  /** Null when every photo was already so: there is nothing to undo. */
  step: Step | null;
  changed: PhotoId[];
}

export interface Moved {
  step: Step;
  changed: PhotoId[];
}

export interface NextStep {
  step: Step;
  /** Names of shoots in which it would change pictures that the one asked about does not show. */
  elsewhere: string[];
  /** Something decided after it lies on one of its photos. */
  isCovered: boolean;
}

export interface Decisions {
  /** Undecided for a photo that nothing was decided for. */
  get(id: PhotoId): DecisionState;
  /** Only photos for which something was ever decided. */
  ofFolder(folderId: FolderId): Map<PhotoId, DecisionState>;
  /** One step. Throws a CatalogError when it could not be saved; then nothing has changed. */
  apply(request: DecisionRequest): Changed;
  /** Remembers that these suggestions were dismissed: `classes[i]` is what had been suggested for `ids[i]`. */
  dismiss(ids: readonly PhotoId[], classes: readonly SuggestionClass[], by?: OtherHand | null): Changed;
  /** What was decided on the same pictures in other folders, where nothing ever was in this one. */
  elsewhere(folderId: FolderId): DecidedElsewhere[];
  /** What undo or redo would move, in one shoot or anywhere; null when there is nothing. */
  next(which: 'undo' | 'redo', folderId?: FolderId): NextStep | null;
  /** Moves that step. It changes every shoot that shows its photos: the caller looks at `next` first. */
  undo(folderId?: FolderId, by?: OtherHand | null): Moved | null;
  redo(folderId?: FolderId, by?: OtherHand | null): Moved | null;
  /** Newest first; of one shoot, or of all. */
  history(limit: number, folderId?: FolderId): Step[];
  /** Photos of a folder whose flag was last changed by accepting a suggestion. */
  accepted(folderId: FolderId): Set<PhotoId>;
}

const ofDecisions: ReadonlySet<StepKind> = new Set(['decide', 'accept', 'import', 'dismiss']);

export function decisionsRepo(db: Connection, commit: CommitRecorded, clock: Clock): Decisions {
  const identify = prepareIdentify(db);
  const reader = prepareDecisionWriter(db);
  const steps = prepareSteps(db);
  const twins = prepareTwins(db);
  const elsewhere = prepareElsewhere(db);
  const folderOf = db.prepare<[number], FolderId>('SELECT folder_id FROM photos WHERE id = ?').pluck();
  const ofFolder = db
    .prepare<[number], [PhotoId, ...DecisionColumns]>(
      `SELECT d.photo_id, d.flag, d.stars, d.label, d.dismissed, d.turn FROM photos p JOIN decisions d ON d.photo_id = p.id
       WHERE p.folder_id = ?`,
    )
    .raw();

  function take(
    ids: readonly PhotoId[],
    kind: StepKind,
    { says, by = null }: { says?: string | undefined; by?: OtherHand | null | undefined },
    next: (code: number, index: number) => number,
  ): Changed {
    const unique = [...new Set(ids)];
    const index = unique.length === ids.length ? null : new Map(ids.map((id, i) => [id, i]));
    return commit<Changed>((seq, writer) => {
      const changes: Change[] = [];
      unique.forEach((id, i) => {
        const before = writer.code(id);
        const after = next(before, index?.get(id) ?? i);
        if (after !== before) changes.push([id, before, after]);
      });
      if (changes.length === 0) return { record: null, result: { step: null, changed: [] } };
      // One picture, also where two shoots show it: the words count it once.
      const plainWords = says ?? sayStep(kind, changes);
      const words = by ? say('step.byOther', { says: plainWords, name: by.name }) : plainWords;
      const named = new Set<number>(unique);
      const twinsOf = twins();
      for (const [id, , after] of [...changes]) {
        for (const twin of twinsOf(id)) {
          const before = writer.code(twin);
          if (named.has(twin) || before === after) continue;
          named.add(twin);
          changes.push([twin, before, after]);
        }
      }
      const who = identify(changes.map(([id]) => id));
      const plain = { id: seq, kind, says: words, at: clock.nowIso(), undone: false, changes };
      writer.dropUndone(changes.map(([id]) => id));
      const sign = by && beforeOtherHand(writer, changes, by);
      applyChanges(writer, kind, changes, seq);
      const signed = sign?.(seq);
      const opinions = signed?.opinions.filter((opinion) => writer.setOpinion(opinion));
      const step = { ...plain, ...(signed && { stamps: signed.stamps }) };
      writer.addStep(step);
      const changed = changes.map(([id]) => id as PhotoId);
      return {
        record: { t: 'step', who, step, ...(opinions && { opinions }) },
        result: { step: steps.toStep(step, changed), changed },
      };
    });
  }

  /** A picture that the shoot shows too is no other picture. */
  function namesBeyond({ photoIds, shoots }: Step, folderId: FolderId | undefined): string[] {
    if (folderId === undefined || shoots.length < 2) return [];
    const twinsOf = twins();
    const beyond = new Set<number>();
    for (const id of photoIds) {
      const home = folderOf.get(id);
      if (home === undefined || home === folderId || twinsOf(id).some((twin) => folderOf.get(twin) === folderId))
        continue;
      beyond.add(home);
    }
    return shoots.filter(({ id }) => beyond.has(id)).map(({ name }) => name);
  }

  /** Undo and redo are one movement along the log, back or forth. */
  const nextRow = (t: 'undo' | 'redo', folderId?: FolderId) =>
    t === 'undo' ? steps.lastDone(folderId) : steps.firstUndone(folderId);
  function move(t: 'undo' | 'redo', folderId?: FolderId, by: OtherHand | null = null): Moved | null {
    return commit<Moved | null>((seq, writer) => {
      const found = nextRow(t, folderId);
      if (!found) return { record: null, result: null };
      const stored = steps.changesOf(found.id);
      const changes = t === 'redo' ? stored : stored.map(([id, before, after]): Change => [id, after, before]);
      const changed = changes.map(([id]) => id as PhotoId);
      writer.setUndone(found.id, t === 'undo');
      const restore = found.kind === 'merge' ? beforeMerge(writer, t, found.id) : null;
      // Groups, sets and clocks are nobody's.
      const sign = by && ofDecisions.has(found.kind) ? beforeOtherHand(writer, changes, by) : null;
      applyChanges(writer, found.kind, changes, seq);
      const stamps = restore?.() ?? sign?.(seq).stamps.map(([id, , after]): [number, string] => [id, after]);
      const step = steps.toStep({ ...found, undone: t === 'undo' }, changed);
      return {
        record: {
          ...{
            t,
            who: identify([...changed, ...(stamps ?? []).map(([id]) => id)]),
            stepId: found.id,
            kind: found.kind,
            changes,
          },
          ...(stamps && { stamps }),
        },
        result: { step, changed },
      };
    });
  }

  return {
    get: (id) => decodeDecision(reader.code(id)),
    ofFolder: (folderId) => {
      const states = new Map<PhotoId, DecisionState>();
      for (const [id, ...columns] of ofFolder.all(folderId)) states.set(id, decodeDecision(codeOfColumns(columns)));
      return states;
    },
    apply: ({ ids, change, kind, says, by }) => {
      const each = 'length' in change ? change : null;
      if (each && each.length !== ids.length) throw new Error('one change per photo, or one for all');
      return take(ids, kind, { says, by }, (code, i) =>
        changeDecision(code, each ? each[i]! : (change as DecisionChange)),
      );
    },
    dismiss: (ids, classes, by) => {
      if (ids.length !== classes.length) throw new Error('one class per photo');
      return take(ids, 'dismiss', { by }, (code, i) => changeDismissed(code, classes[i]!));
    },
    elsewhere,
    next: (which, folderId) => {
      const row = nextRow(which, folderId);
      if (!row) return null;
      const ids = steps.changesOf(row.id).map(([id]) => id as PhotoId);
      const step = steps.toStep({ ...row, undone: row.undone === 1 }, ids);
      return { step, elsewhere: namesBeyond(step, folderId), isCovered: steps.isCovered(which, row.id) };
    },
    undo: (folderId, by) => move('undo', folderId, by),
    redo: (folderId, by) => move('redo', folderId, by),
    history: (limit, folderId) => steps.history(limit, folderId),
    accepted: (folderId) => steps.accepted(folderId),
  };
}
