/** @file Whether a photo goes on with the stack before it: by how soon it was taken, and by how alike the two look. */
import { hashDistance } from '../measures/dhash.ts';
import type { Pictures } from './alike/pictures.ts';
import type { Relation } from './alike/relate.ts';
import { gapSeconds, type Shot } from './sets/camera-order.ts';

/** What links a photo to the one before it at a strength; hash distances of 128 bits. */
export interface Links {
  /** One press of the shutter: within so short a time nobody turns to something else. */
  pressGapSeconds: number;
  burstGapSeconds: number;
  burstDistance: number;
  nearGapSeconds: number;
  nearDistance: number;
  /** See sittingScore. */
  nearScore: number;
  /** Asked of what two photos show, a cosine, before less is asked of how they look. */
  shownAlike: number;
}

export function linksAt(strength: number): Links {
  return {
    pressGapSeconds: strength,
    burstGapSeconds: 0.35 + 1.3 * strength,
    burstDistance: 20 + 44 * strength,
    nearGapSeconds: 48 * strength ** 2 + 26 * strength,
    nearDistance: 8 + 24 * strength,
    nearScore: 1.35 - strength,
    shownAlike: 0.98 - 0.12 * strength,
  };
}

/** Taken off the score asked of a pair without any gap: the next sitter takes half a minute to come, another pose a few seconds. */
const soonerAsksLess = 0.25;

/**
 * Taken off where a model that finds says that both show the same: a sitter who was asked for another pose, a step nearer. A model alone joins nothing:
 * to it, one bride and the next at the same altar are much the same.
 */
const shownAsksLess = 0.35;

/** A blink, a turned head or a wrong move is one frame: the next is compared with those before it, too. */
const lookBack = 3;

/** Whether `shot` goes on with a stack; `members` in capture order, at least one. */
export function belongs(members: readonly Shot[], shot: Shot, links: Links, pictures: Pictures): boolean {
  const before = members.at(-1)!;
  const gap = gapSeconds(before, shot);
  if (gap < links.pressGapSeconds && isTimedFinely(before, shot)) return true;
  const distance = distanceOf(before, shot);
  if (gap <= links.burstGapSeconds) {
    if (distance === null) return isContinuous(shot) || gap <= links.burstGapSeconds / 2;
    if (distance <= links.burstDistance * (isContinuous(shot) ? 1.25 : 1)) return true;
    const relation = pictures.relate(before.photo.id, shot.photo.id);
    return relation !== null && isSameSubject(relation);
  }
  if (followsInSequence(before, shot) && gap <= 2 * links.burstGapSeconds) {
    return distance === null || distance <= links.burstDistance;
  }
  const isTimed = hasTimes(before, shot);
  if (distance === null || (isTimed && gap > links.nearGapSeconds)) return false;
  const related = members.slice(-lookBack).map((one) => pictures.relate(one.photo.id, shot.photo.id));
  // Without times the order of names alone speaks for a pair: only near-identical pictures follow.
  const asked = isTimed
    ? links.nearScore - soonerAsksLess * (1 - gap / links.nearGapSeconds)
    : (links.nearScore + 1.6) / 2;
  if (related.some((relation) => relation !== null)) {
    if (related.some((relation) => relation !== null && sittingScore(relation) >= asked)) return true;
    return isTimed && showSame(members, shot, links, pictures, asked - shownAsksLess);
  }
  const fromFirst = distanceOf(members[0]!, shot);
  return isTimed && distance <= links.nearDistance && fromFirst !== null && fromFirst <= links.nearDistance * 1.5;
}

/** The picture moved on by less than half, or somebody stands while it does. */
function isSameSubject({ match, overlap, standing }: Relation): boolean {
  return (match >= 0.4 && overlap >= 0.4) || standing >= 0.1;
}

/** How surely two frames are of one sitting: details and layout agree, and the same colours occur. About .9 and more where they are; 2 at most. */
function sittingScore({ match, likeness, colour, overlap }: Relation): number {
  return overlap < 0.75 ? 0 : match + likeness - 0.05 * colour;
}

/** The photographer may have moved: layout and details are asked for wherever they lie, and less of them. */
function showSame(
  members: readonly Shot[],
  shot: Shot,
  { shownAlike }: Links,
  pictures: Pictures,
  asked: number,
): boolean {
  return members.slice(-lookBack).some(({ photo }) => {
    const relation = pictures.relate(photo.id, shot.photo.id);
    if (relation === null || relation.match + relation.likeness - 0.05 * relation.colour < asked) return false;
    return (pictures.shownAlike(photo.id, shot.photo.id) ?? -1) >= shownAlike;
  });
}

function distanceOf(a: Shot, b: Shot): number | null {
  return a.words === null || b.words === null ? null : hashDistance(a.words, b.words);
}

const hasTimes = (a: Shot, b: Shot): boolean => a.takenMs !== null && b.takenMs !== null;

/** Whole seconds twice: a camera or a scanner that knows no fractions. */
function isTimedFinely(a: Shot, b: Shot): boolean {
  return hasTimes(a, b) && (a.takenMs! % 1000 !== 0 || b.takenMs! % 1000 !== 0);
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
