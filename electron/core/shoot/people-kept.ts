/** @file People of whom a photo is kept: all others of a shoot are without a keeper. */
import { isKeeper } from '../../contract/is-decided.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Their keys. `by`: what counts as decided. */
export function peopleKept(photos: readonly ShootPhoto[], by: DecidedBy): Set<string> {
  const kept = new Set<string>();
  for (const { people, decision } of photos)
    if (people.length > 0 && isKeeper(decision, by)) for (const key of people) kept.add(key);
  return kept;
}
