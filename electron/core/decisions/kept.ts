/** @file Saved filters and named sets: names live in the settings, which the journal keeps; members in the catalog, as steps of the undo log. */

import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import { keptName, type PhotoSet, type SavedFilter, savedFilter } from '../../contract/kept.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Changed } from '../catalog/repos/decisions.repo.ts';
import { Refusal } from '../work/refusal.ts';
import type { Told } from './decide.ts';

export interface Kept {
  filters(): SavedFilter[];
  saveFilter(filter: SavedFilter): SavedFilter[];
  removeFilter(name: string): SavedFilter[];
  sets(folderId: FolderId): PhotoSet[];
  add(name: string, ids: readonly PhotoId[]): Told;
  takeOut(name: string, ids: readonly PhotoId[]): Told;
  renameSet(name: string, to: string): void;
  removeSet(name: string): void;
  /** Both refuse a name that there is none of. */
  setId(name: string): number;
  filterOf(name: string): SavedFilter;
}

const namedSet = z.object({ id: z.number().int().positive(), name: keptName });
const keys = { filters: 'saved-filters', sets: 'photo-sets' };

const isSame = (a: string, b: string): boolean => a.localeCompare(b, 'en', { sensitivity: 'accent' }) === 0;
const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'en');

export function createKept(deps: {
  catalog: Pick<Catalog, 'settings' | 'photoSets'>;
  tell(changed: Changed): Told;
  /** Throws a Refusal for photos that the catalog does not know. */
  needAll(ids: readonly PhotoId[]): void;
}): Kept {
  const { settings, photoSets } = deps.catalog;
  const filters = () => settings.get(keys.filters, z.array(savedFilter), []);
  const sets = () => settings.get(keys.sets, z.array(namedSet), []);
  const find = (name: string) => sets().find((set) => isSame(set.name, name));
  const need = (name: string) => {
    const set = find(name);
    if (!set) throw new Refusal('NOT_FOUND', say('refused.noSet', { name }));
    return set;
  };
  const storeFilters = (next: SavedFilter[]): SavedFilter[] => {
    settings.set(keys.filters, next.toSorted(byName));
    return filters();
  };

  return {
    filters,
    saveFilter: (filter) => storeFilters([...filters().filter(({ name }) => !isSame(name, filter.name)), filter]),
    removeFilter: (name) => storeFilters(filters().filter((one) => !isSame(one.name, name))),
    filterOf: (name) => {
      const found = filters().find((one) => isSame(one.name, name));
      if (!found) throw new Refusal('NOT_FOUND', say('refused.noFilter', { name }));
      return found;
    },
    sets: (folderId) => {
      const here = new Map<number, number>();
      for (const ids of photoSets.ofFolder(folderId).values())
        for (const id of ids) here.set(id, (here.get(id) ?? 0) + 1);
      return sets()
        .toSorted(byName)
        .map(({ id, name }) => ({ id, name, here: here.get(id) ?? 0, total: photoSets.count(id) }));
    },
    add: (name, ids) => {
      deps.needAll(ids);
      let set = find(name);
      if (!set) {
        const known = sets();
        set = { id: Math.max(0, ...known.map(({ id }) => id)) + 1, name };
        settings.set(keys.sets, [...known, set]);
      }
      const says = say('step.putInSet', { photos: ids.length, set: set.name });
      return deps.tell(photoSets.change({ setId: set.id, ids, isIn: true, says }));
    },
    takeOut: (name, ids) => {
      const set = need(name);
      const says = say('step.tookOutOfSet', { photos: ids.length, set: set.name });
      return deps.tell(photoSets.change({ setId: set.id, ids, isIn: false, says }));
    },
    renameSet: (name, to) => {
      const set = need(name);
      const other = find(to);
      if (other && other.id !== set.id) throw new Refusal('REFUSED', say('refused.setThere', { name: other.name }));
      settings.set(
        keys.sets,
        sets().map((one) => (one.id === set.id ? { ...one, name: to } : one)),
      );
    },
    removeSet: (name) => {
      const set = need(name);
      const count = photoSets.count(set.id);
      if (count > 0) throw new Refusal('REFUSED', say('refused.setNotEmpty', { name: set.name, photos: count }));
      settings.set(
        keys.sets,
        sets().filter(({ id }) => id !== set.id),
      );
    },
    setId: (name) => need(name).id,
  };
}
