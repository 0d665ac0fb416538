/** @file Which photos an export is about. Suggestions are never exported as decisions; "suggested-keeps" names them openly. */

import type { ExportSelection } from '../../../contract/exporting.ts';
import { isDecided } from '../../../contract/is-decided.ts';
import type { SavedFilter } from '../../../contract/kept.ts';
import type { DecidedBy } from '../../../contract/settings.ts';
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
      const parts = compileFilter(names.filterOf(selection.savedFilter).filter, by);
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

const named: Record<Exclude<ExportSelection, object>, [one: string, many: string]> = {
  picks: ['pick', 'picks'],
  rejects: ['reject', 'rejects'],
  decided: ['decided photo', 'decided photos'],
  'suggested-keeps': ['pick or suggested keep', 'picks and suggested keeps'],
  all: ['photo', 'photos'],
};

/** "1 pick", "12 photos with 3 stars and more": for the plan's headline. */
export function saySelection(count: number, selection: ExportSelection): string {
  const [one, many] = wordsOf(selection);
  return `${count} ${count === 1 ? one : many}`;
}

function wordsOf(selection: ExportSelection): [one: string, many: string] {
  if (typeof selection === 'object') {
    if ('ids' in selection) return ['chosen photo', 'chosen photos'];
    if ('set' in selection) return [`photo of “${selection.set}”`, `photos of “${selection.set}”`];
    if ('savedFilter' in selection) {
      const { savedFilter: name } = selection;
      return [`photo that “${name}” shows`, `photos that “${name}” shows`];
    }
    const stars = selection.starsAtLeast === 5 ? '5 stars' : `${selection.starsAtLeast} stars and more`;
    return [`photo with ${stars}`, `photos with ${stars}`];
  }
  return named[selection];
}
