/** @file Where subjects are, as the photographer says: durable like decisions, in the same undo log. */
import { say } from '../../../../texts/say.ts';
import type { Box } from '../../../contract/face.ts';
import type { FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Clock } from '../../work/clock.ts';
import type { CommitRecorded } from '../journal/commit-recorded.ts';
import { prepareIdentify } from '../journal/identify.ts';
import type { Change } from '../journal/records.ts';
import { decodeSubject, encodeSubject } from '../journal/subject-code.ts';
import { applyChanges, prepareDecisionWriter } from '../journal/write-decisions.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { Changed } from './decisions.repo.ts';
import { prepareSteps } from './steps.ts';

export interface PhotoSubjects {
  /** Null where nothing was said. */
  of(id: PhotoId): Box | null;
  ofFolder(folderId: FolderId): Map<PhotoId, Box>;
  /** One step; null takes back what was said. Throws a CatalogError when it could not be saved. */
  mark(id: PhotoId, box: Box | null): Changed;
}

export function photoSubjectsRepo(db: Connection, commit: CommitRecorded, clock: Clock): PhotoSubjects {
  const identify = prepareIdentify(db);
  const steps = prepareSteps(db);
  const reader = prepareDecisionWriter(db);
  const ofFolder = db
    .prepare<[number], [PhotoId, number]>(
      'SELECT s.photo_id, s.code FROM photo_subjects s JOIN photos p ON p.id = s.photo_id WHERE p.folder_id = ?',
    )
    .raw();
  return {
    of: (id) => decodeSubject(reader.subject(id)),
    ofFolder: (folderId) => {
      const found = new Map<PhotoId, Box>();
      for (const [id, code] of ofFolder.all(folderId)) {
        const box = decodeSubject(code);
        if (box) found.set(id, box);
      }
      return found;
    },
    mark: (id, box) =>
      commit<Changed>((seq, writer) => {
        const [before, after] = [writer.subject(id), encodeSubject(box)];
        if (before === after) return { record: null, result: { step: null, changed: [] } };
        const changes: Change[] = [[id, before, after]];
        const says = say(box === null ? 'step.noSubject' : 'step.subject');
        const step = { id: seq, kind: 'subject' as const, says, at: clock.nowIso(), undone: false, changes };
        writer.dropUndone([id]);
        writer.addStep(step);
        applyChanges(writer, 'subject', changes, seq);
        return {
          record: { t: 'step', who: identify([id]), step },
          result: { step: steps.toStep(step, [id]), changed: [id] },
        };
      }),
  };
}
