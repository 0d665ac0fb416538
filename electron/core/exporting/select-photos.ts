/** @file Which photos an export is about. Suggestions are never exported as decisions; "suggested-keeps" names them openly. */
import type { ExportSelection } from '../../contract/exporting.ts';
import { type ShootPhoto, suggestedClass } from '../shoot/shoot-photo.ts';

/** In capture order. */
export function selectPhotos(photos: readonly ShootPhoto[], selection: ExportSelection): ShootPhoto[] {
  if (typeof selection === 'object') {
    if ('ids' in selection) {
      const wanted = new Set(selection.ids);
      return photos.filter((photo) => wanted.has(photo.id));
    }
    return photos.filter((photo) => photo.decision.stars >= selection.starsAtLeast && photo.decision.flag !== 'reject');
  }
  switch (selection) {
    case 'picks':
      return photos.filter((photo) => photo.decision.flag === 'pick');
    case 'rejects':
      return photos.filter((photo) => photo.decision.flag === 'reject');
    case 'decided':
      return photos.filter(isTouched);
    case 'suggested-keeps':
      return photos.filter(
        (photo) =>
          photo.decision.flag === 'pick' || (photo.decision.flag === 'none' && suggestedClass(photo) === 'keep'),
      );
    case 'all':
      return [...photos];
  }
}

const isTouched = ({ decision }: ShootPhoto): boolean =>
  decision.flag !== 'none' || decision.stars > 0 || decision.label !== 'none';

/** "picks", "photos with 3 stars and more": for the plan's headline. */
export function saySelection(selection: ExportSelection): string {
  if (typeof selection === 'object') {
    return 'ids' in selection ? 'chosen photos' : `photos with ${selection.starsAtLeast} stars and more`;
  }
  return {
    picks: 'picks',
    rejects: 'rejects',
    decided: 'decided photos',
    'suggested-keeps': 'picks and suggested keeps',
    all: 'photos',
  }[selection];
}
