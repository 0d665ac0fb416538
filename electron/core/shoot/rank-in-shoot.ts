/** @file What a photo's numbers mean: how much of the shoot lies under each, and its place in its stack. */

import type { Ranks } from '../../contract/photo-detail.ts';
import { measureNames } from '../../contract/photo-fields.ts';
import { type ReadNumber, readNumber } from './read-fields.ts';
import { type ShootPhoto, scoreOf } from './shoot-photo.ts';

/** Frames of a stack are compared place by place, and the reasons tell how that came out: a number of the whole frame, which noise and framing move, would tell another place. */
const comparedInStack: ReadonlySet<string> = new Set(['sharpness', 'subjectSharpness']);

/**
 * Per measure name and per "score:<model>". `below`: the part of the other measured photos whose number is lower, 0..1; null where there is no other.
 * `place`: 1 is the highest number of the stack; null in a stack of one, and for sharpness. Scores of which less is better are turned round: "lower" is worse.
 */
export function ranksOf(photo: ShootPhoto, photos: readonly ShootPhoto[]): Ranks {
  const ranks: Ranks = {};
  const members = new Set(photo.stack?.photoIds);
  const add = (key: string, read: ReadNumber, isTurned = false): void => {
    const own = turned(read(photo), isTurned);
    if (own === null) return;
    let lower = 0;
    let others = 0;
    let of = 1;
    let place = 1;
    for (const other of photos) {
      if (other === photo) continue;
      const value = turned(read(other), isTurned);
      if (value === null) continue;
      others += 1;
      if (value < own) lower += 1;
      if (!members.has(other.id)) continue;
      of += 1;
      if (value > own) place += 1;
    }
    ranks[key] = {
      below: others === 0 ? null : lower / others,
      place: of > 1 && !comparedInStack.has(key) ? place : null,
      of,
    };
  };
  for (const name of measureNames) add(name, readNumber[name]);
  for (const { model, scale } of photo.scores) {
    add(`score:${model}`, (other) => scoreOf(other, model), scale.better === 'lower');
    for (const [name, one] of Object.entries(scale.attributes ?? {}))
      add(`score:${model}.${name}`, (other) => scoreOf(other, `${model}.${name}`), one.better === 'lower');
  }
  return ranks;
}

const turned = (value: number | null, isTurned: boolean): number | null =>
  value !== null && isTurned ? -value : value;
