/**
 * @file Numbers that count per shooting day. A day goes on after the highest number that is at the destination; where a part of the same photos is there
 * already (an ingest that was cut off), the rest takes the numbers that are free among them, in order of capture, as if it had never stopped.
 */
import { baseName, displayName, pathKey, stemOf } from '../../library/paths.ts';
import type { Destination } from './destination.ts';
import type { IngestOrder, TakenGroup } from './order.ts';

export interface Sequence {
  /** The group's number on the first attempt; a greater one on every further attempt. */
  next(group: TakenGroup, attempt: number): number;
}

/** `groups` in order of capture; `there`: where files of a group lie at the first destination. */
export function startSequence(
  groups: readonly TakenGroup[],
  { naming, by }: IngestOrder,
  destination: Destination,
  there: (group: TakenGroup) => readonly (Buffer | null)[],
  folderOf: (group: TakenGroup, by: IngestOrder['by']) => Buffer,
): Sequence {
  const days = new Map<string, { used: Set<number>; next: number }>();
  const keyOf = (group: TakenGroup) => `${pathKey(folderOf(group, by))}|${group.takenAt.slice(0, 10)}`;
  if (naming?.counts) {
    for (const group of groups) {
      const key = keyOf(group);
      if (days.has(key)) continue;
      const numbers = destination.stemsIn(folderOf(group, by)).flatMap((stem) => naming.sequenceOf(stem, group) ?? []);
      const ours = groups
        .filter((one) => keyOf(one) === key)
        .flatMap((one) => there(one).find((path) => path !== null) ?? [])
        .flatMap((path) => naming.sequenceOf(displayName(stemOf(baseName(path))), group) ?? []);
      const next = ours.length > 0 ? Math.min(...ours) : Math.max(0, ...numbers) + 1;
      days.set(key, { used: new Set(numbers), next });
    }
  }
  return {
    next: (group) => {
      const day = days.get(keyOf(group)) ?? { used: new Set<number>(), next: 1 };
      days.set(keyOf(group), day);
      while (day.used.has(day.next)) day.next += 1;
      day.used.add(day.next);
      return day.next;
    },
  };
}
