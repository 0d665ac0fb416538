/** @file Live counts: how many photos each choice would show while all other filters stay. One pass over the shoot. */
import { nobody, withoutKeeper } from '../../contract/people-filter.ts';
import { type ChoiceField, choiceFields } from '../../contract/photo-fields.ts';
import type { Facets } from '../../contract/query.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import type { Dimension, FilterPart } from './filter-photos.ts';
import { peopleWithoutKeeper } from './people-without.ts';
import { readName } from './read-fields.ts';
import { breaksRule, isStackWinner, type ShootPhoto } from './shoot-photo.ts';

/** How often each name was met; null is no name. */
type Counts = Map<string | null, number>;
/**
 * A photo that passes every part counts everywhere; one that fails exactly one dimension counts in that dimension only (there it would appear
 * if the choice were changed); one that fails two counts nowhere. `by`: what counts as decided.
 */
export function countFacets(photos: readonly ShootPhoto[], parts: readonly FilterPart[], by: DecidedBy): Facets {
  const named = choiceFields.map((dimension) => ({
    dimension,
    read: readName[dimension],
    counts: new Map() as Counts,
  }));
  const findings: Counts = new Map();
  const people: Counts = new Map();
  const without = photos.some((photo) => photo.people.length > 0) ? peopleWithoutKeeper(photos, by) : null;
  const stars = [0, 0, 0, 0, 0, 0];
  let winners = 0;
  for (const photo of photos) {
    const failed = failedDimension(parts, photo);
    if (failed === 'several') continue;
    for (const { dimension, read, counts } of named)
      if (failed === null || failed === dimension) addOne(counts, read(photo, by));
    if (failed === null || failed === 'findings') countFindings(findings, photo);
    if (without && (failed === null || failed === 'people')) countPeople(people, photo, without);
    if (failed === null || failed === 'stars') stars[photo.decision.stars]! += 1;
    if ((failed === null || failed === 'winnersOnly') && isStackWinner(photo)) winners += 1;
  }
  const byDimension = Object.fromEntries(named.map(({ dimension, counts }) => [dimension, toRecord(counts)]));
  return {
    ...(byDimension as Record<ChoiceField, Record<string, number>>),
    findings: toRecord(findings),
    people: toRecord(people),
    stars,
    winners,
  };
}

function failedDimension(parts: readonly FilterPart[], photo: ShootPhoto): Dimension | 'several' | null {
  let failed: Dimension | null = null;
  for (const part of parts) {
    if (part.passes(photo)) continue;
    if (failed !== null) return 'several';
    failed = part.dimension;
  }
  return failed;
}

/** A code that several reasons share counts once. */
function countFindings(counts: Counts, photo: ShootPhoto): void {
  if (photo.breaks?.length) addOne(counts, breaksRule);
  const reasons = photo.suggestion?.reasons ?? [];
  reasons.forEach(({ code }, index) => {
    if (reasons.findIndex((other) => other.code === code) === index) addOne(counts, code);
  });
}

function countPeople(counts: Counts, { people }: ShootPhoto, without: ReadonlySet<string>): void {
  for (const key of people) addOne(counts, key);
  if (people.length === 0) addOne(counts, nobody);
  else if (people.some((key) => without.has(key))) addOne(counts, withoutKeeper);
}

function addOne(counts: Counts, name: string | null): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function toRecord(counts: Counts): Record<string, number> {
  return Object.fromEntries([...counts].filter((entry): entry is [string, number] => Boolean(entry[0])));
}
