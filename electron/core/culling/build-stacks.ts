/** @file Which photos belong together: bursts and near-duplicates to choose from, sets to leave whole, and the photos that stand alone. */
import type { StackId } from '../../contract/ids.ts';
import type { Stack, StackKind } from '../../contract/stack.ts';
import { hashWords } from '../measures/dhash.ts';
import { noPictures, type Pictures } from './alike/pictures.ts';
import { belongs, type Links, linksAt } from './belongs.ts';
import { byCamera, gapSeconds, inCaptureOrder, type Shot } from './sets/camera-order.ts';
import { protectedRuns } from './sets/protected-runs.ts';
import type { StackInput } from './sets/stack-input.ts';

/**
 * Stacks of all photos, each photo in exactly one, in the capture order of their first photos. bestId is null: ranking fills it.
 * Deterministic: the order of `photos` does not matter. One pass per camera; two cameras never share a stack.
 * `strength` 0 splits almost everything, 1 stacks generously. `pictures`: without their looks, hashes alone speak for likeness.
 */
export function buildStacks(photos: readonly StackInput[], strength: number, pictures: Pictures = noPictures): Stack[] {
  const links = linksAt(Math.min(1, Math.max(0, strength)));
  const found: { kind: StackKind; shots: Shot[] }[] = [];
  for (const shots of byCamera(photos, hashWords)) {
    const sets = protectedRuns(shots, pictures);
    for (let from = 0; from < shots.length; ) {
      const set = sets.get(from);
      const to = set === undefined ? endOfRun(shots, from, links, pictures, sets) : from + set.length;
      const members = shots.slice(from, to);
      found.push({ kind: set?.kind ?? kindOf(members, links), shots: members });
      from = to;
    }
  }
  found.sort((a, b) => inCaptureOrder(a.shots[0]!, b.shots[0]!));
  return found.map(({ kind, shots }) => ({
    id: shots[0]!.photo.id as number as StackId,
    kind,
    photoIds: shots.map((shot) => shot.photo.id),
    bestId: null,
  }));
}

/** Nobody chooses one of more frames than this; a timelapse of thousands is cut into such pieces. */
const longestStack = 300;

function endOfRun(
  shots: readonly Shot[],
  from: number,
  links: Links,
  pictures: Pictures,
  sets: ReadonlyMap<number, unknown>,
): number {
  let to = from + 1;
  while (
    to < shots.length &&
    to - from < longestStack &&
    !sets.has(to) &&
    belongs(shots.slice(from, to), shots[to]!, links, pictures)
  ) {
    to++;
  }
  return to;
}

function kindOf(shots: readonly Shot[], links: Links): StackKind {
  if (shots.length === 1) return 'standalone';
  const slow = shots.some((shot, i) => {
    const before = shots[i - 1];
    return before !== undefined && gapSeconds(before, shot) > 2 * links.burstGapSeconds;
  });
  return slow ? 'near-duplicate' : 'burst';
}
