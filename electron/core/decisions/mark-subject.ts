/** @file Saying where the subject of a photo is: one step of the undo log, which the comparison of its stack follows. */
import { say } from '../../../texts/say.ts';
import type { Turn } from '../../contract/decision.ts';
import type { Box } from '../../contract/face.ts';
import type { PhotoId } from '../../contract/ids.ts';
import type { Changed } from '../catalog/repos/decisions.repo.ts';
import type { PhotoSubjects } from '../catalog/repos/photo-subjects.repo.ts';
import { boxAround } from '../culling/compare/proposed-subject.ts';
import { turnPoint } from '../found-faces/turn-faces.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { Refusal } from '../work/refusal.ts';
import type { Told } from './decide.ts';

export interface MarkSubject {
  /** `at` on 0..1 of the picture as it is shown; null takes back what was said. */
  mark(id: PhotoId, at: { x: number; y: number } | null): Told;
}

export function createMarkSubject(deps: {
  subjects: Pick<PhotoSubjects, 'mark'>;
  photo(id: PhotoId): ShootPhoto | null;
  tell(changed: Changed): Told;
}): MarkSubject {
  return {
    mark: (id, at) => {
      const photo = deps.photo(id);
      if (!photo) throw new Refusal('NOT_FOUND', say('refused.photoGone'));
      return deps.tell(deps.subjects.mark(id, at && boxAt(photo, at)));
    },
  };
}

function boxAt({ turn, widthPx, heightPx }: ShootPhoto, at: { x: number; y: number }): Box {
  const { x, y } = turnPoint(at, ((4 - turn) % 4) as Turn);
  return boxAround(x, y, { columns: Math.max(1, widthPx), rows: Math.max(1, heightPx) });
}
