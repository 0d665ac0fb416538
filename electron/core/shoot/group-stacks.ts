/** @file Stacks of a shoot: what the photographer grouped by hand stays together, of the rest whatever is recognised. */
import type { StackId } from '../../contract/ids.ts';
import type { Stack, StackKind } from '../../contract/stack.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** `recognise` finds stacks among any photos of the shoot. `photos` in capture order, as are the stacks by their first photo. */
export function groupStacks(
  photos: readonly ShootPhoto[],
  recognise: (photos: readonly ShootPhoto[]) => Stack[],
): Stack[] {
  const groups = Map.groupBy(photos, (photo) => photo.handStack);
  if (groups.size === 0 || (groups.size === 1 && groups.has(0))) return recognise(photos);
  const found = recognise(groups.get(0) ?? []);
  for (const [group, members] of groups) {
    if (group === 0) continue;
    found.push({
      id: members[0]!.id as number as StackId,
      kind: kindOf(members, recognise),
      photoIds: members.map(({ id }) => id),
      bestId: null,
      byHand: true,
    });
  }
  const place = new Map(photos.map(({ id }, index) => [id, index]));
  return found.sort((a, b) => place.get(a.photoIds[0]!)! - place.get(b.photoIds[0]!)!);
}

/** What is recognised in these photos by themselves, a bracket for instance, they are; else they are alike because somebody says so. */
function kindOf(members: readonly ShootPhoto[], recognise: (photos: readonly ShootPhoto[]) => Stack[]): StackKind {
  if (members.length === 1) return 'standalone';
  const [first, ...others] = recognise(members);
  return first && others.length === 0 ? first.kind : 'near-duplicate';
}
