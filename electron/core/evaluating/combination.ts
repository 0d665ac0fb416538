/** @file "0.7*score:MODEL + 0.3*sharpness": several numbers as one, each first brought to mean 0 and deviation 1 over the pictures that have all. */

import { say } from '../../../texts/say.ts';
import type { Told } from '../../contract/told.ts';

export interface Combination {
  name: string;
  parts: { weight: number; name: string }[];
}

/** A sentence where it is none. `known`: what numbers there are. */
export function parseCombination(text: string, known: readonly string[]): Combination | Told {
  const parts: Combination['parts'] = [];
  const compact = text.replace(/\s+/g, '');
  for (const [part] of compact.matchAll(/[+-]?[^+-]+(?:-[a-z][^+-]*)*/gi)) {
    const [, sign, weight, name] = /^([+-]?)(?:(\d+(?:\.\d+)?)\*)?([a-z][\w:.-]*)$/i.exec(part) ?? [];
    if (!name) return say('combination.noPart', { part: part.slice(0, 60) });
    if (!known.includes(name)) return say('combination.noNumber', { name: name.slice(0, 60), known: known.join(', ') });
    parts.push({ weight: (sign === '-' ? -1 : 1) * Number(weight ?? 1), name });
  }
  return parts.length > 0 ? { name: compact, parts } : say('combination.empty');
}

/** By picture; pictures that lack a part are left out. One part alone stays what it is. */
export function combined(
  { parts }: Combination,
  of: (name: string) => ReadonlyMap<string, number>,
): Map<string, number> {
  const columns = parts.map(({ name }) => of(name));
  const [first] = columns;
  const all = [...(first?.keys() ?? [])].filter((picture) => columns.every((column) => column.has(picture)));
  if (parts.length === 1) return new Map(all.map((picture) => [picture, parts[0]!.weight * first!.get(picture)!]));
  const scaled = columns.map((column) => {
    const values = all.map((picture) => column.get(picture)!);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return values.map((value) => (deviation > 0 ? (value - mean) / deviation : 0));
  });
  return new Map(
    all.map((picture, i) => [picture, parts.reduce((sum, { weight }, part) => sum + weight * scaled[part]![i]!, 0)]),
  );
}
