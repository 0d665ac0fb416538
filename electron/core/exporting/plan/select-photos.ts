/** @file Which photos an export is about. Suggestions are never exported as decisions; "suggested-keeps" names them openly. */

import { say } from '../../../../texts/say.ts';
import type { ExportSelection } from '../../../contract/exporting.ts';
import { isDecided } from '../../../contract/is-decided.ts';
import type { SavedFilter } from '../../../contract/kept.ts';
import type { DecidedBy } from '../../../contract/settings.ts';
import type { Told } from '../../../contract/told.ts';
import { compileFilter, passesAll } from '../../shoot/filter-photos.ts';
import { type ShootPhoto, suggestedClass } from '../../shoot/shoot-photo.ts';

/** What the photographer gave a name; both throw a Refusal for a name that there is none of. */
export interface NamedSelections {
  setId(name: string): number;
  filterOf(name: string): SavedFilter;
}

/** In capture order. `by`: what counts as decided. `isHandedOver`: a decision that was written for another program and taken back since still has to reach it. */
export function selectPhotos(
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
  names: NamedSelections,
  by: DecidedBy,
  isHandedOver: (photo: ShootPhoto) => boolean = () => false,
): ShootPhoto[] {
  if (typeof selection === 'object') {
    if ('set' in selection) {
      const id = names.setId(selection.set);
      return photos.filter((photo) => photo.sets.includes(id));
    }
    if ('savedFilter' in selection) {
      const parts = compileFilter(names.filterOf(selection.savedFilter).filter, by, () => photos);
      return photos.filter((photo) => passesAll(parts, photo));
    }
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
      return photos.filter((photo) => isDecided(photo.decision, by) || isHandedOver(photo));
    case 'suggested-keeps':
      return photos.filter(
        (photo) =>
          photo.decision.flag === 'pick' || (photo.decision.flag === 'none' && suggestedClass(photo) === 'keep'),
      );
    case 'all':
      return [...photos];
  }
}

const named = {
  picks: 'selection.picks',
  rejects: 'selection.rejects',
  decided: 'selection.decided',
  'suggested-keeps': 'selection.suggestedKeeps',
  all: 'selection.all',
} as const;

/** "1 pick", "12 photos with 3 stars and more": for the plan's headline. */
export function saySelection(photos: number, selection: ExportSelection): Told {
  if (typeof selection !== 'object') return say(named[selection], { photos });
  if ('ids' in selection) return say('selection.chosen', { photos });
  if ('set' in selection) return say('selection.set', { photos, name: selection.set });
  if ('savedFilter' in selection) return say('selection.filter', { photos, name: selection.savedFilter });
  return say('selection.stars', { photos, stars: selection.starsAtLeast });
}
