/** @file The filter bar's language as predicates, one per dimension, so that counts can leave one dimension out. */
import { parseFind } from '../../contract/find.ts';
import { nobody, withoutKeeper } from '../../contract/people-filter.ts';
import { choiceFields } from '../../contract/photo-fields.ts';
import { type PhotoFilter, rangeFilters } from '../../contract/query.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import { peopleWithoutKeeper } from './people-without.ts';
import { readName, readNumber } from './read-fields.ts';
import { breaksRule, cameraOf, isStackWinner, type ShootPhoto, scoreOf } from './shoot-photo.ts';

/** Each is a field of its own, and a filter. */
export type Dimension = keyof PhotoFilter;

export interface FilterPart {
  dimension: Dimension;
  passes(photo: ShootPhoto): boolean;
}

type Range = { min?: number | undefined; max?: number | undefined };
const within = (value: number | null | undefined, range: Range): boolean =>
  value !== null && value !== undefined && value >= (range.min ?? -Infinity) && value <= (range.max ?? Infinity);

/** Only the dimensions the filter names; an empty list of choices is as good as none. `by`: what counts as decided. `photos`: of the shoot, for who is without a keeper. */
export function compileFilter(
  filter: PhotoFilter,
  by: DecidedBy,
  photos: () => readonly ShootPhoto[] = () => [],
): FilterPart[] {
  const parts: FilterPart[] = [];
  for (const dimension of choiceFields) {
    const allowed = filter[dimension];
    if (!allowed || allowed.length === 0) continue;
    const set = new Set<string | null>(allowed);
    const read = readName[dimension];
    parts.push({ dimension, passes: (photo) => set.has(read(photo, by)) });
  }

  for (const dimension of rangeFilters) {
    const range = filter[dimension];
    if (range) parts.push({ dimension, passes: (photo) => within(readNumber[dimension](photo), range) });
  }

  const { score, findings, text } = filter;
  if (score) parts.push({ dimension: 'score', passes: (photo) => within(scoreOf(photo, score.model), score) });
  if (findings && findings.length > 0) {
    const wanted = new Set(findings);
    parts.push({
      dimension: 'findings',
      passes: (photo) =>
        (wanted.has(breaksRule) && (photo.breaks?.length ?? 0) > 0) ||
        (photo.suggestion?.reasons.some((reason) => wanted.has(reason.code)) ?? false),
    });
  }
  if (filter.people && filter.people.length > 0) {
    const wanted = new Set(filter.people);
    const without = wanted.has(withoutKeeper) ? peopleWithoutKeeper(photos(), by) : null;
    parts.push({
      dimension: 'people',
      passes: ({ people }) =>
        people.some((key) => wanted.has(key) || without?.has(key)) || (people.length === 0 && wanted.has(nobody)),
    });
  }
  if (filter.sets && filter.sets.length > 0) {
    const wanted = new Set(filter.sets);
    parts.push({ dimension: 'sets', passes: (photo) => photo.sets.some((id) => wanted.has(id)) });
  }
  if (filter.winnersOnly) parts.push({ dimension: 'winnersOnly', passes: isStackWinner });
  if (text) {
    const finds = parseFind(text);
    parts.push({ dimension: 'text', passes: (photo) => finds(photo.name, [cameraOf(photo), photo.metadata?.lens]) });
  }
  return parts;
}

export function passesAll(parts: readonly FilterPart[], photo: ShootPhoto): boolean {
  for (const part of parts) if (!part.passes(photo)) return false;
  return true;
}
