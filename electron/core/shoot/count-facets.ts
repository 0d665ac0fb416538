/** @file Live counts: how many photos each choice would show while all other filters stay. One pass over the shoot. */
import { isDecided } from '../../contract/is-decided.ts';
import type { Facets } from '../../contract/query.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import type { Dimension, FilterPart } from './filter-photos.ts';
import { cameraOf, eyesOf, isStackWinner, type ShootPhoto, suggestionKind, theirsSaid, topOf } from './shoot-photo.ts';

/** How often each name was met; null is no name. */
type Counts = Map<string | null, number>;
type Named = Exclude<keyof Facets, 'stars' | 'winners'>;

/** Read of every photo; a photo that has a name in none of its ways is counted nowhere. */
const readers: readonly { dimension: Named; read: (photo: ShootPhoto) => string | null }[] = [
  { dimension: 'flags', read: (photo) => photo.decision.flag },
  { dimension: 'labels', read: (photo) => photo.decision.label },
  { dimension: 'suggestions', read: suggestionKind },
  { dimension: 'scenes', read: (photo) => topOf(photo, 'scene') },
  { dimension: 'distortions', read: (photo) => topOf(photo, 'distortion') },
  { dimension: 'eyes', read: eyesOf },
  { dimension: 'cameras', read: cameraOf },
  { dimension: 'lenses', read: (photo) => photo.metadata?.lens ?? null },
  { dimension: 'theirs', read: theirsSaid },
  { dimension: 'states', read: (photo) => photo.state },
  { dimension: 'stackKinds', read: (photo) => photo.stack?.kind ?? 'standalone' },
];

/**
 * A photo that passes every part counts everywhere; one that fails exactly one dimension counts in that dimension only (there it would appear
 * if the choice were changed); one that fails two counts nowhere. `by`: what counts as decided.
 */
export function countFacets(photos: readonly ShootPhoto[], parts: readonly FilterPart[], by: DecidedBy): Facets {
  const decided = {
    dimension: 'decided' as const,
    read: (p: ShootPhoto) => (isDecided(p.decision, by) ? 'yes' : 'no'),
  };
  const named = [...readers, decided].map((reader) => ({ ...reader, counts: new Map() as Counts }));
  const findings: Counts = new Map();
  const stars = [0, 0, 0, 0, 0, 0];
  let winners = 0;
  for (const photo of photos) {
    const failed = failedDimension(parts, photo);
    if (failed === 'several') continue;
    for (const { dimension, read, counts } of named)
      if (failed === null || failed === dimension) addOne(counts, read(photo));
    if (failed === null || failed === 'findings') countFindings(findings, photo);
    if (failed === null || failed === 'stars') stars[photo.decision.stars]! += 1;
    if ((failed === null || failed === 'winnersOnly') && isStackWinner(photo)) winners += 1;
  }
  const byDimension = Object.fromEntries(named.map(({ dimension, counts }) => [dimension, toRecord(counts)]));
  return { ...(byDimension as Record<Named, Record<string, number>>), findings: toRecord(findings), stars, winners };
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
  const reasons = photo.suggestion?.reasons ?? [];
  reasons.forEach(({ code }, index) => {
    if (reasons.findIndex((other) => other.code === code) === index) addOne(counts, code);
  });
}

function addOne(counts: Counts, name: string | null): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function toRecord(counts: Counts): Record<string, number> {
  return Object.fromEntries([...counts].filter((entry): entry is [string, number] => Boolean(entry[0])));
}
