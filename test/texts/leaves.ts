/** @file A language taken apart: every text and every function of it by its path. */

type Said = (...values: unknown[]) => unknown;
export type Leaf = string | Said;

/** "settingsTexts/look/theme" and what stands there. */
export const leavesOf = (value: unknown, at = ''): [path: string, leaf: Leaf][] => {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') return [[at, value as Leaf]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => leavesOf(below, at ? `${at}/${key}` : key));
};

/** What the function asks for of its first value, by name, as it destructures or reads it ("v.photos", "({ jpeg, other })"). */
const fieldsRead = (leaf: Said, base: number): Set<string> => {
  const read = new Set<string>();
  const values = Array.from({ length: Math.max(1, leaf.length) }, (_, at) => field(`${at}`, read, base));
  try {
    String(leaf(...values));
  } catch {
    // Some values are lists or names of a table: what was read until then still counts.
  }
  return read;
};

/** Stands for a number, a text and a record at once; tells what is taken of it. */
const field = (name: string, read: Set<string>, as: number): unknown =>
  new Proxy(Object(as) as object, {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive || key === 'valueOf' || key === 'toString') {
        read.add(name);
        return () => as;
      }
      if (typeof key === 'symbol') return undefined;
      const own: unknown =
        Reflect.get(Number.prototype, key) ?? Reflect.get(Array.prototype, key) ?? Reflect.get(String.prototype, key);
      if (own !== undefined) {
        read.add(name);
        return typeof own === 'function' ? () => `${as}` : own;
      }
      read.add(`${name}.${key}`);
      return field(`${name}.${key}`, read, as);
    },
    has: () => true,
    ownKeys: (target) => Reflect.ownKeys(target),
  });

/** Which values a text is made of, whatever their number: 1, few and many are said in different ways. */
export const valuesOf = (leaf: Leaf): string[] =>
  typeof leaf === 'string' ? [] : [...new Set([1, 3, 0, 5_000_000].flatMap((n) => [...fieldsRead(leaf, n)]))].sort();
