/** @file People without a keeper: in more than one photo of a shoot, and in none that is kept. Who is in a single one is often somebody passing by, or no one. */
import { isKeeper } from '../../contract/is-decided.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Their keys. `by`: what counts as decided. */
export function peopleWithoutKeeper(photos: readonly ShootPhoto[], by: DecidedBy): Set<string> {
  const seen = new Set<string>();
  const without = new Set<string>();
  const kept = new Set<string>();
  for (const { people, decision } of photos) {
    if (people.length === 0) continue;
    const isKept = isKeeper(decision, by);
    for (const key of people) {
      if (isKept) kept.add(key);
      if (seen.has(key)) without.add(key);
      else seen.add(key);
    }
  }
  for (const key of kept) without.delete(key);
  return without;
}
