/** @file A camera that writes RAW to one card and JPEG to the other: the two halves are one group, so that they keep one stem under a new name too. */
import { extensionOf, pathKey, stemOf } from '../../library/paths.ts';
import type { TakenGroup } from './order.ts';

/** Joined where folder, name, camera and time of exposure are the same, and no ending is there twice. */
export function joinAcrossCards(groups: readonly TakenGroup[]): TakenGroup[] {
  const joined = new Map<string, TakenGroup[]>();
  for (const group of groups) {
    const lead = group.files[0]!;
    const key = [pathKey(stemOf(lead.relPath)).toLowerCase(), group.takenAt, group.camera].join('|');
    const before = joined.get(key) ?? [];
    joined.set(key, before);
    const other = before.find((one) => group.isTimeStated && one.isTimeStated && isOther(one, group));
    if (!other) before.push({ ...group, files: [...group.files] });
    else other.files.push(...group.files);
  }
  return [...joined.values()].flat();
}

function isOther(a: TakenGroup, b: TakenGroup): boolean {
  if (a.files[0]!.card === b.files[0]!.card) return false;
  const endings = new Set(a.files.map(({ relPath }) => extensionOf(relPath)));
  return b.files.every(({ relPath }) => !endings.has(extensionOf(relPath)));
}
