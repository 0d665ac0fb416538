/** @file What changes in a sidecar, in a photographer's words: "picked, 4 stars", "picked -> rejected". The properties' own names stand in the plan's head. */
import { simpleValue } from '../xmp/edit-xmp.ts';
import type { PropertyName } from '../xmp/namespaces.ts';
import type { XmpDocument } from '../xmp/read-xmp.ts';

/** Values of flags; a pair of properties that say the same is told once. */
const flagWords: Partial<Record<string, Record<string, string>>> = {
  'xmpDM:pick': { '1': 'picked', '0': 'no flag', '-1': 'rejected' },
  'xmpDM:good': { True: 'picked', False: 'rejected' },
  'digiKam:PickLabel': { '3': 'picked', '1': 'rejected', '0': 'no flag' },
};

/** `null` for the document: there is no sidecar yet. */
export function describeChanges(
  document: XmpDocument | null,
  values: ReadonlyMap<PropertyName, string | null>,
): string {
  const parts = new Set<string>();
  for (const [property, value] of values) {
    const before = document ? simpleValue(document, property) : null;
    if (before === value) continue;
    const after = value === null ? 'removed' : inWords(property, value);
    parts.add(before === null ? after : `${inWords(property, before)} -> ${after}`);
  }
  return [...parts].join(', ');
}

function inWords(property: PropertyName, value: string): string {
  const flag = flagWords[property]?.[value];
  if (flag) return flag;
  if (property === 'xmp:Rating') return value === '-1' ? 'rejected' : starsText(Number(value));
  if (property === 'xmp:Label') return `label ${value}`;
  return `${property.split(':')[1] ?? property} ${value}`;
}

export const starsText = (stars: number): string =>
  stars === 0 ? 'no stars' : stars === 1 ? '1 star' : `${stars} stars`;
