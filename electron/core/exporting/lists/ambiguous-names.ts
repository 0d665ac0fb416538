/** @file Names in a list of bare names that more than one photo of the shoot has: whoever reads the list cannot tell which one is meant. */
import { say } from '../../../../texts/say.ts';
import { baseName, displayName } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { withoutExtension } from './text-lists.ts';

export interface AmbiguousName {
  name: string;
  /** Every file of this name, relative to the shoot. */
  files: string[];
}

/** Of `listed`, against `all` photos of the shoot; case is ignored, as most programs do. */
export function ambiguousNames(
  listed: readonly ShootPhoto[],
  all: readonly ShootPhoto[],
  withExtension: boolean,
): AmbiguousName[] {
  const nameOf = (path: Buffer) => {
    const name = displayName(baseName(path));
    return withExtension ? name : withoutExtension(name);
  };
  const holders = new Map<string, { photos: Set<ShootPhoto>; files: string[] }>();
  for (const photo of all) {
    for (const { relPath } of photo.files) {
      const key = nameOf(relPath).toLowerCase();
      const known = holders.get(key) ?? { photos: new Set(), files: [] };
      holders.set(key, known);
      known.photos.add(photo);
      known.files.push(displayName(relPath));
    }
  }
  const found = new Map<string, AmbiguousName>();
  for (const photo of listed) {
    for (const { relPath } of photo.files) {
      const name = nameOf(relPath);
      const known = holders.get(name.toLowerCase());
      if (known && known.photos.size > 1) found.set(name.toLowerCase(), { name, files: known.files });
    }
  }
  return [...found.values()];
}

/** For the plan's headline; empty where every name means one photo. */
export function sayAmbiguous(names: readonly AmbiguousName[]): string {
  const [first] = names;
  if (!first) return '';
  return say('list.ambiguous', { names: names.length, files: first.files.join(', ') });
}
