/**
 * @file Which photos a list of names means: what a client sends back, or an editor. Lines, commas or a CSV with a column of names; whole names, names
 * without extension, bare numbers ("1234"), ranges ("1234-1240", "IMG_1234 - IMG_1240"), with or without folders.
 */
import { parseNames } from './parse-names.ts';

export interface NamedPhoto<Id> {
  id: Id;
  /** Relative to the shoot, '/'-separated; every file of the photo. */
  files: readonly string[];
}

export interface NameMatches<Id> {
  /** Each entry that means exactly one photo, or each photo of a range; a photo is listed once. */
  ids: Id[];
  /** Entries that no photo has. */
  missing: string[];
  /** Entries that several photos have, with their files; none of these is in `ids`. */
  ambiguous: { entry: string; files: string[] }[];
}

/** Case is ignored, as are extensions and folders where the list has none. An entry is ambiguous rather than guessed. */
export function matchNames<Id>(text: string, photos: readonly NamedPhoto<Id>[]): NameMatches<Id> {
  const index = indexOf(photos);
  const result: NameMatches<Id> = { ids: [], missing: [], ambiguous: [] };
  const taken = new Set<Id>();
  const take = (id: Id) => {
    if (!taken.has(id)) result.ids.push(id);
    taken.add(id);
  };
  for (const entry of parseNames(text)) {
    if (entry.range) {
      let found = 0;
      for (let number = entry.range.from; number <= entry.range.to; number++) {
        const name = `${entry.range.prefix}${number}`;
        const photos =
          entry.range.prefix === '' ? index.byNumber.get(number) : index.byPrefixed.get(name.toLowerCase());
        if (!photos) continue;
        found += 1;
        if (photos.size === 1) take([...photos][0]!);
        else result.ambiguous.push({ entry: name, files: filesOf(index, photos) });
      }
      if (found === 0) result.missing.push(entry.text);
      continue;
    }
    const photos = find(index, entry.text);
    if (photos.size === 1) take([...photos][0]!);
    else if (photos.size === 0) result.missing.push(entry.text);
    else result.ambiguous.push({ entry: entry.text, files: filesOf(index, photos) });
  }
  return result;
}

interface Index<Id> {
  byPath: Map<string, Set<Id>>;
  byName: Map<string, Set<Id>>;
  byStem: Map<string, Set<Id>>;
  /** "img_" and the number without leading zeros. */
  byPrefixed: Map<string, Set<Id>>;
  byNumber: Map<number, Set<Id>>;
  files: Map<Id, readonly string[]>;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const stemOf = (name: string): string => name.replace(/(?<=.)\.[a-z0-9]{2,5}$/i, '');
/** A counter is the last run of digits, of at most nine: a date and time is none. */
const counterOf = (stem: string): { prefix: string; number: number } | null => {
  const match = /^(.*?)(?<!\d)(\d{1,9})$/.exec(stem);
  return match ? { prefix: match[1]!, number: Number(match[2]) } : null;
};

function indexOf<Id>(photos: readonly NamedPhoto<Id>[]): Index<Id> {
  const index: Index<Id> = {
    ...{ byPath: new Map(), byName: new Map(), byStem: new Map(), byPrefixed: new Map(), byNumber: new Map() },
    files: new Map(photos.map(({ id, files }) => [id, files])),
  };
  const add = <Key>(map: Map<Key, Set<Id>>, key: Key, id: Id) => {
    const known = map.get(key);
    if (known) known.add(id);
    else map.set(key, new Set([id]));
  };
  for (const { id, files } of photos) {
    for (const file of files) {
      const path = file.toLowerCase();
      const name = nameOf(path);
      const stem = stemOf(name);
      // A list may name a file by the end of its path: "100CANON/IMG_1.JPG".
      for (let from = 0; from >= 0; from = nextComponent(path, from)) {
        add(index.byPath, path.slice(from), id);
        add(index.byPath, stemOf(path.slice(from)), id);
      }
      add(index.byName, name, id);
      add(index.byStem, stem, id);
      const counter = counterOf(stem);
      if (counter) {
        add(index.byPrefixed, `${counter.prefix}${counter.number}`, id);
        add(index.byNumber, counter.number, id);
      }
    }
  }
  return index;
}

function find<Id>(index: Index<Id>, entry: string): ReadonlySet<Id> {
  const wanted = entry
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '');
  const none: ReadonlySet<Id> = new Set();
  // And by a longer one than the shoot knows, from another machine.
  for (let from = 0; from >= 0 && wanted.includes('/', from); from = nextComponent(wanted, from)) {
    const known = index.byPath.get(wanted.slice(from)) ?? index.byPath.get(stemOf(wanted.slice(from)));
    if (known) return known;
  }
  const name = nameOf(wanted);
  // Another extension than the shoot's is the same picture: a client was sent JPEGs of RAWs.
  const known = index.byName.get(name) ?? index.byStem.get(name) ?? index.byStem.get(stemOf(name));
  if (known) return known;
  const number = /^(\d{1,9})(?:\.[a-z][a-z0-9]{1,4})?$/.exec(name)?.[1];
  if (number) return index.byNumber.get(Number(number)) ?? none;
  const counter = counterOf(stemOf(name));
  return (counter && index.byPrefixed.get(`${counter.prefix}${counter.number}`)) ?? none;
}

function nextComponent(path: string, from: number): number {
  const at = path.indexOf('/', from);
  return at < 0 ? -1 : at + 1;
}

function filesOf<Id>(index: Index<Id>, ids: ReadonlySet<Id>): string[] {
  return [...ids].map((id) => index.files.get(id)?.[0] ?? '').toSorted();
}
