/** @file What a merge with others' decisions reads and writes: values with their stamps ([Note: Stamps] in journal/stamps.ts), and who said what. */
import type { DecisionChange } from '../../../contract/decision.ts';
import type { ContentKey, FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Clock } from '../../work/clock.ts';
import type { CommitRecorded } from '../journal/commit-recorded.ts';
import { changeDecision, codeBits, type DecisionState, decodeDecision } from '../journal/decision-code.ts';
import { prepareIdentify } from '../journal/identify.ts';
import type { Change, OpinionRow } from '../journal/records.ts';
import { decodeStamps, encodeStamps, type Field, fields, type Seen, type Stamps } from '../journal/stamps.ts';
import {
  applyChanges,
  codeOfColumns,
  type DecisionColumns,
  type StampColumns,
  stampsOfColumns,
} from '../journal/write-decisions.ts';
import type { Connection } from '../sqlite/connection.ts';
import { keyBytes, keyOf } from '../sqlite/key-bytes.ts';
import type { Changed } from './decisions.repo.ts';
import { prepareSteps } from './steps.ts';
import { prepareTwins } from './twins.ts';

export interface StampedPhoto {
  photoId: PhotoId;
  state: DecisionState;
  stamps: Stamps;
}

/** One photo after a merge. */
export interface Merged {
  photoId: PhotoId;
  change: DecisionChange;
  /** Fields whose stamps change: who set the value, all that is known now, and whether somebody chose it just now, which is a write of one's own. */
  stamps: Partial<Record<Field, { by: string; seen: Seen; isChosen: boolean }>>;
}

/** What an author said himself. */
export interface Opinion {
  photoId: PhotoId;
  author: string;
  state: DecisionState;
  /** The fields that he set; the rest of `state` means nothing. */
  fields: Field[];
}

export interface Merges {
  /** Photos of a folder that a field was ever set of. */
  stamped(folderId: FolderId): StampedPhoto[];
  /** Content of every file that a folder shows, and the picture without its metadata where it is known. */
  keys(folderId: FolderId): { photoId: PhotoId; key: ContentKey; isPicture: boolean }[];
  /** Folders that show one of these contents. */
  foldersWith(keys: readonly ContentKey[]): FolderId[];
  opinions(folderId: FolderId): Opinion[];
  /** The last journal sequence. */
  lastSeq(): number;
  /** One step; none where no decision changes. Throws a CatalogError when it could not be saved. `me`: the author of own writes. */
  merge(request: { merged: readonly Merged[]; opinions: readonly OpinionRow[]; says: string; me: string }): Changed;
}

export function mergesRepo(db: Connection, commit: CommitRecorded, clock: Clock): Merges {
  const identify = prepareIdentify(db);
  const steps = prepareSteps(db);
  const twins = prepareTwins(db);
  const stamped = db
    .prepare<[number], [PhotoId, ...DecisionColumns, ...StampColumns]>(
      `SELECT d.photo_id, d.flag, d.stars, d.label, d.dismissed, d.turn, d.flag_seq, d.stars_seq, d.label_seq, d.turn_seq, d.past
       FROM photos p JOIN decisions d ON d.photo_id = p.id WHERE p.folder_id = ?`,
    )
    .raw();
  const keys = db
    .prepare<[number], [PhotoId, Buffer | null, Buffer | null]>(
      'SELECT photo_id, content_key, picture_key FROM files WHERE folder_id = ? AND missing = 0 ORDER BY id',
    )
    .raw();
  const opinions = db
    .prepare<[number], [PhotoId, string, number, number]>(
      'SELECT o.photo_id, o.author, o.code, o.fields FROM photos p JOIN opinions o ON o.photo_id = p.id WHERE p.folder_id = ?',
    )
    .raw();
  const withKey = db
    .prepare<[Buffer], FolderId>('SELECT DISTINCT folder_id FROM files WHERE content_key = ? AND missing = 0')
    .pluck();
  const lastSeq = db.prepare<[], number>('SELECT applied_seq FROM journal_state').pluck();

  return {
    stamped: (folderId) =>
      stamped.all(folderId).flatMap(([photoId, flag, stars, label, dismissed, turn, ...columns]) => {
        const stamps = stampsOfColumns(columns);
        if (encodeStamps(stamps) === '') return [];
        return [{ photoId, state: decodeDecision(codeOfColumns([flag, stars, label, dismissed, turn])), stamps }];
      }),
    keys: (folderId) =>
      keys
        .all(folderId)
        .flatMap(([photoId, content, picture]) => [
          ...(content ? [{ photoId, key: keyOf(content), isPicture: false }] : []),
          ...(picture ? [{ photoId, key: keyOf(picture), isPicture: true }] : []),
        ]),
    foldersWith: (wanted) => [...new Set(wanted.flatMap((key) => withKey.all(keyBytes(key))))],
    opinions: (folderId) =>
      opinions.all(folderId).map(([photoId, author, code, bits]) => ({
        ...{ photoId, author, state: decodeDecision(code) },
        fields: fields.filter((field) => bits & codeBits[field]),
      })),
    lastSeq: () => lastSeq.get() ?? 0,
    merge: ({ merged, opinions: said, says, me }) =>
      commit<Changed>((seq, writer) => {
        const changes: Change[] = [];
        const stampRows: [number, string, string][] = [];
        const named = new Set<number>(merged.map(({ photoId }) => photoId));
        const twinsOf = twins();
        for (const one of merged) {
          const before = writer.code(one.photoId);
          const after = hasChange(one.change) ? changeDecision(before, one.change) : before;
          // The same picture shown by another shoot too: as it is here, so it is there.
          const others = after === before ? [] : twinsOf(one.photoId).filter((id) => !named.has(id));
          for (const id of [one.photoId, ...others]) {
            named.add(id);
            const was = writer.stamps(id);
            stampRows.push([id, encodeStamps(was), encodeStamps(stampsAfter(was, one, seq, me))]);
            const code = writer.code(id);
            if (code !== after) changes.push([id, code, after]);
          }
        }
        const isNew = stampRows.some(([, before, after]) => before !== after);
        const opinions = said.filter((opinion) => writer.setOpinion(opinion));
        if (changes.length === 0 && !isNew && opinions.length === 0) return { record: null, result: noChange };
        const who = identify(new Set([...stampRows.map(([id]) => id), ...opinions.map(([id]) => id)]));
        if (changes.length === 0) {
          for (const [id, , after] of stampRows) writer.setStamps(id, decodeStamps(after));
          const stamps = stampRows.map(([id, , after]): [number, string] => [id, after]);
          return { record: { t: 'agreed', who, stamps, opinions }, result: noChange };
        }
        const step = {
          ...{ id: seq, kind: 'merge' as const, says, at: clock.nowIso(), undone: false, changes },
          stamps: stampRows,
        };
        writer.dropUndone(changes.map(([id]) => id));
        writer.addStep(step);
        applyChanges(writer, 'merge', changes, seq);
        for (const [id, , after] of stampRows) writer.setStamps(id, decodeStamps(after));
        const changed = changes.map(([id]) => id as PhotoId);
        return {
          record: { t: 'step', who, step, opinions },
          result: { step: steps.toStep(step, changed), changed },
        };
      }),
  };
}

const noChange: Changed = { step: null, changed: [] };
const hasChange = (change: DecisionChange): boolean => Object.values(change).some((value) => value !== undefined);

function stampsAfter(was: Stamps, { stamps }: Merged, seq: number, me: string): Stamps {
  const own: Stamps['own'] = [...was.own];
  const past: Stamps['past'] = { ...was.past };
  fields.forEach((field, i) => {
    const one = stamps[field];
    if (!one) return;
    if (one.isChosen) own[i] = seq;
    past[field] = { by: one.by, at: one.by === me ? 0 : own[i]!, seen: one.seen };
  });
  return { own, past };
}
