/** @file Which photos belong together: bursts and near-duplicates to choose from, sets to leave whole, and the photos that stand alone. */
import type { StackId } from '../../contract/ids.ts';
import type { Stack, StackKind } from '../../contract/stack.ts';
import { hashDistance, hashWords } from '../measures/dhash.ts';
import { byCamera, gapSeconds, inCaptureOrder, type Shot } from './camera-order.ts';
import { protectedRun } from './protected-run.ts';
import type { StackInput } from './stack-input.ts';

/** What links a photo to the one before it at a strength; hash distances of 128 bits. */
interface Links {
  burstGapSeconds: number;
  burstDistance: number;
  nearGapSeconds: number;
  nearDistance: number;
}

function linksAt(strength: number): Links {
  return {
    burstGapSeconds: 0.35 + 1.3 * strength,
    burstDistance: 20 + 44 * strength,
    nearGapSeconds: 48 * strength ** 2,
    nearDistance: 8 + 24 * strength,
  };
}

/**
 * Stacks of all photos, each photo in exactly one, in the capture order of their first photos. bestId is null: ranking fills it.
 * Deterministic: the order of `photos` does not matter. One pass per camera; two cameras never share a stack.
 * `strength` 0 splits almost everything, 1 stacks generously.
 */
export function buildStacks(photos: readonly StackInput[], strength: number): Stack[] {
  const links = linksAt(Math.min(1, Math.max(0, strength)));
  const found: { kind: StackKind; shots: Shot[] }[] = [];
  for (const shots of byCamera(photos, hashWords)) {
    for (let from = 0; from < shots.length; ) {
      const run = protectedRun(shots, from);
      const to = run === null ? endOfRun(shots, from, links) : from + run.length;
      const members = shots.slice(from, to);
      found.push({ kind: run?.kind ?? kindOf(members, links), shots: members });
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

function endOfRun(shots: readonly Shot[], from: number, links: Links): number {
  let to = from + 1;
  while (
    to < shots.length &&
    to - from < longestStack &&
    belongs(shots[from]!, shots[to - 1]!, shots[to]!, links) &&
    protectedRun(shots, to) === null
  ) {
    to++;
  }
  return to;
}

/** Fast and alike enough: a burst. Slower but very alike, and still like the first frame: a near-duplicate. */
function belongs(first: Shot, before: Shot, shot: Shot, links: Links): boolean {
  const gap = gapSeconds(before, shot);
  const distance = distanceOf(before, shot);
  if (gap <= links.burstGapSeconds) {
    if (distance === null) return isContinuous(shot) || gap <= links.burstGapSeconds / 2;
    return distance <= links.burstDistance * (isContinuous(shot) ? 1.25 : 1);
  }
  if (followsInSequence(before, shot) && gap <= 2 * links.burstGapSeconds) {
    return distance === null || distance <= links.burstDistance;
  }
  if (gap > links.nearGapSeconds || distance === null) return false;
  const fromFirst = distanceOf(first, shot);
  return distance <= links.nearDistance && fromFirst !== null && fromFirst <= links.nearDistance * 1.5;
}

function distanceOf(a: Shot, b: Shot): number | null {
  return a.words === null || b.words === null ? null : hashDistance(a.words, b.words);
}

function isContinuous({ photo }: Shot): boolean {
  return photo.driveMode !== null && /continuous|burst|high.?speed|low.?speed/i.test(photo.driveMode);
}

function followsInSequence({ photo: a }: Shot, shot: Shot): boolean {
  const b = shot.photo;
  return (
    isContinuous(shot) &&
    a.sequenceNumber !== null &&
    b.sequenceNumber !== null &&
    b.sequenceNumber === a.sequenceNumber + 1
  );
}

function kindOf(shots: readonly Shot[], links: Links): StackKind {
  if (shots.length === 1) return 'standalone';
  const slow = shots.some((shot, i) => {
    const before = shots[i - 1];
    return before !== undefined && gapSeconds(before, shot) > 2 * links.burstGapSeconds;
  });
  return slow ? 'near-duplicate' : 'burst';
}
