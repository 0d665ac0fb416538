/** @file Where the photographer is, in the address: reload and back bring it back. Unknown or broken parts fall to their default. */
import type { FolderId, PhotoId } from '../../electron/contract/ids.ts';
import { sortFields } from '../../electron/contract/photo-fields.ts';
import type { PhotoFilter } from '../../electron/contract/query.ts';

export const viewNames = ['grid', 'loupe', 'compare', 'survey', 'best', 'report'] as const;
export type ViewName = (typeof viewNames)[number];
/** collapsed: one per stack; grouped: stacks stand together; flat: as sorted. */
export type StackMode = 'collapsed' | 'grouped' | 'flat';

export interface Place {
  folderId: FolderId | null;
  view: ViewName;
  photoId: PhotoId | null;
  sort: { by: string; descending: boolean };
  stacks: StackMode;
  filter: PhotoFilter;
}

export const startPlace: Place = {
  folderId: null,
  view: 'grid',
  photoId: null,
  sort: { by: 'time', descending: false },
  stacks: 'collapsed',
  filter: {},
};

/** An id of either kind: the engine refuses one it never gave out. */
const readId = <Id extends number>(text: string | null | undefined): Id | null => {
  const n = Number(text);
  return text && Number.isSafeInteger(n) && n > 0 ? (n as Id) : null;
};

const isSortKey = (by: string): boolean => by.startsWith('score:') || sortFields.some((name) => name === by);

const readFilter = async (text: string | null): Promise<PhotoFilter> =>
  text ? (await import('./known-filter.ts')).knownFilter(text) : {};

/** "#/shoot/3/loupe?photo=12&sort=score:x:desc" */
export const readPlace = async (hash: string): Promise<Place> => {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  const [, kind, folder, view] = path.split('/');
  if (kind !== 'shoot') return startPlace;
  const query = new URLSearchParams(search);
  const sort = /^((?:score:)?[A-Za-z0-9.-]+):(asc|desc)$/.exec(query.get('sort') ?? '');
  const stacks = query.get('stacks');
  return {
    folderId: readId(folder),
    view: viewNames.find((v) => v === view) ?? 'grid',
    photoId: readId(query.get('photo')),
    sort: sort && isSortKey(sort[1]!) ? { by: sort[1]!, descending: sort[2] === 'desc' } : startPlace.sort,
    stacks: stacks === 'grouped' || stacks === 'flat' ? stacks : 'collapsed',
    filter: await readFilter(query.get('filter')),
  };
};

export const writePlace = (place: Place): string => {
  if (place.folderId === null) return '#/';
  const query = new URLSearchParams();
  if (place.photoId !== null) query.set('photo', String(place.photoId));
  const { by, descending } = place.sort;
  if (by !== startPlace.sort.by || descending) query.set('sort', `${by}:${descending ? 'desc' : 'asc'}`);
  if (place.stacks !== startPlace.stacks) query.set('stacks', place.stacks);
  if (Object.keys(place.filter).length > 0) query.set('filter', JSON.stringify(place.filter));
  const search = query.toString();
  return `#/shoot/${place.folderId}/${place.view}${search ? `?${search}` : ''}`;
};
