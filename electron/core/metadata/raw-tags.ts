/** @file ExifTool's JSON, asked for by name. Any value may be of any type: cameras and programs write what they like. */

export type RawTags = Readonly<Record<string, unknown>>;

/** The value of a tag in the first of these groups that has it; without groups, in any. */
export function tagValue(tags: RawTags, name: string, groups?: readonly string[]): unknown {
  if (groups) {
    for (const group of groups) {
      const value = tags[`${group}:${name}`];
      if (value !== undefined) return value;
    }
    return undefined;
  }
  for (const key of Object.keys(tags)) {
    if (key.endsWith(name) && key.at(-name.length - 1) === ':') return tags[key];
  }
  return undefined;
}

/** ExifTool's JSON has true for the text "True": it is text again here. */
export function textIn(tags: RawTags, name: string, groups?: readonly string[]): string | null {
  const value = tagValue(tags, name, groups);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  return text === '' ? null : text;
}

/** Null for anything that is not a finite number. */
export function numberIn(tags: RawTags, name: string, groups?: readonly string[]): number | null {
  const value = tagValue(tags, name, groups);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** "1 2 3", [1, 2, 3] or 1 as numbers; empty when any of them is no number. */
export function numbersIn(tags: RawTags, name: string, groups?: readonly string[]): number[] {
  const value = tagValue(tags, name, groups);
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.trim().split(/[\s,]+/) : [value];
  const numbers = parts.map((part) => (part === '' || part === null || part === undefined ? Number.NaN : Number(part)));
  return numbers.every(Number.isFinite) ? numbers : [];
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
