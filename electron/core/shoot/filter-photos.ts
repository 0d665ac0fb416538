/** @file The filter bar's language as predicates, one per dimension, so that counts can leave one dimension out. */
import { parseFind } from '../../contract/find.ts';
import { isDecided } from '../../contract/is-decided.ts';
import type { Facets, PhotoFilter } from '../../contract/query.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import type { SuggestionClass } from '../../contract/suggestion.ts';
import {
  cameraOf,
  eyesOf,
  isStackWinner,
  type ShootPhoto,
  scoreOf,
  suggestionKind,
  theirsSaid,
  topOf,
} from './shoot-photo.ts';

export type Dimension = keyof Omit<Facets, 'winners'> | 'score' | 'iso' | 'winnersOnly' | 'text' | 'sets';

export interface FilterPart {
  dimension: Dimension;
  passes(photo: ShootPhoto): boolean;
}

type Range = { min?: number | undefined; max?: number | undefined };
const within = (value: number | null | undefined, range: Range): boolean =>
  value !== null && value !== undefined && value >= (range.min ?? -Infinity) && value <= (range.max ?? Infinity);

/** Only the dimensions the filter names; an empty list of choices is as good as none. `by`: what counts as decided. */
export function compileFilter(filter: PhotoFilter, by: DecidedBy): FilterPart[] {
  const parts: FilterPart[] = [];
  const choice = <T>(dimension: Dimension, allowed: readonly T[] | undefined, read: (photo: ShootPhoto) => T) => {
    if (!allowed || allowed.length === 0) return;
    const set = new Set<T>(allowed);
    parts.push({ dimension, passes: (photo) => set.has(read(photo)) });
  };
  const named = (dimension: Dimension, allowed: string[] | undefined, read: (photo: ShootPhoto) => string | null) =>
    choice<string | null>(dimension, allowed, read);

  choice('flags', filter.flags, (photo) => photo.decision.flag);
  choice('decided', filter.decided, (photo) => (isDecided(photo.decision, by) ? 'yes' : 'no'));
  choice('labels', filter.labels, (photo) => photo.decision.label);
  choice<SuggestionClass | 'waiting'>('suggestions', filter.suggestions, suggestionKind);
  choice('eyes', filter.eyes, eyesOf);
  choice('theirs', filter.theirs, theirsSaid);
  choice('states', filter.states, (photo) => photo.state);
  choice('stackKinds', filter.stackKinds, (photo) => photo.stack?.kind ?? 'standalone');
  named('scenes', filter.scenes, (photo) => topOf(photo, 'scene'));
  named('distortions', filter.distortions, (photo) => topOf(photo, 'distortion'));
  named('cameras', filter.cameras, (photo) => cameraOf(photo));
  named('lenses', filter.lenses, (photo) => photo.metadata?.lens ?? null);

  const { stars, score, iso, findings, text } = filter;
  if (stars) parts.push({ dimension: 'stars', passes: (photo) => within(photo.decision.stars, stars) });
  if (score) parts.push({ dimension: 'score', passes: (photo) => within(scoreOf(photo, score.model), score) });
  if (iso) parts.push({ dimension: 'iso', passes: (photo) => within(photo.metadata?.iso, iso) });
  if (findings && findings.length > 0) {
    const wanted = new Set(findings);
    parts.push({
      dimension: 'findings',
      passes: (photo) => photo.suggestion?.reasons.some((reason) => wanted.has(reason.code)) ?? false,
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
