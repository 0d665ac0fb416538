/** @file Every number that is known of photos, by name, as filters and reports call them. */
import { measureNames } from '../../contract/photo-fields.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';

/** name -> photo id -> value: measures, "score:<model>", "score:<model>.<attribute>"; only those that at least one photo has. */
export function numbersOf(photos: readonly ShootPhoto[]): Map<string, Map<string, number>> {
  const columns = new Map<string, Map<string, number>>();
  const put = (name: string, id: number, value: number | null) => {
    if (value === null || !Number.isFinite(value)) return;
    const column = columns.get(name) ?? new Map<string, number>();
    columns.set(name, column.set(String(id), value));
  };
  for (const { id, measures, scores } of photos) {
    if (measures) for (const name of measureNames) put(name, id, measures[name]);
    for (const { model, value, attributes } of scores) {
      put(`score:${model}`, id, value);
      for (const [attribute, number] of Object.entries(attributes ?? {}))
        put(`score:${model}.${attribute}`, id, number);
    }
  }
  return columns;
}
