/**
 * @file Bringing the number of suggested keepers to what the photographer asked for, so that they cover the shoot: its scenes, its times and its people, instead of one moment over and over.
 *
 * [Note: covering a shoot]
 * One keeper after the other is taken, each the one that adds most: its merit, less what those already taken say of the same scene and the same minutes (a facility that is served counts less; Carbonell and
 * Goldstein, "The use of MMR", SIGIR 1998), more for people of whom there is none yet: those with a name, and those found by their faces in more than one moment. What is taken only lowers what the rest would add, so that a queue whose head is asked again suffices.
 */
import type { PhotoId } from '../../contract/ids.ts';
import type { CullSettings, SuggestionClass } from '../../contract/suggestion.ts';
import { prominentFaces } from './frames/subject.ts';
import type { SuggestInput } from './frames/suggest-input.ts';

/** What of a case counts here. */
export interface Wanted {
  id: PhotoId;
  odds: number;
  barred: boolean;
  isSecond: boolean;
}

/** A second frame of a stack waits behind other stacks' best frames of the same merit, log odds. */
const secondFrameOdds = -1;
/** What one more of a scene is worth less, log odds, for each time its share of the keepers is full. */
const fullScene = 1.2;
/** What one within the same minutes is worth less, log odds. */
const sameMinutes = 0.6;
/** What a person of whom there is none yet is worth, log odds. */
const newPerson = 0.8;

/** A pause this many times the usual one between frames, and no shorter than this, begins another scene, seconds. */
const pauseTimes = 12;
const shortestPauseS = 120;

/**
 * `found`: keys of the people in each, where they were looked for. Changes `classes` in place: up to the target are keep, surplus keeps become undecided, never reject. `inputs` belong to `cases`, one each.
 * Suggested rejects, protected, damaged and unmeasured photos are not taken to fill up: the target is missed rather than filled with those.
 */
export function meetKeepTarget(
  cases: readonly Wanted[],
  inputs: readonly SuggestInput[],
  classes: SuggestionClass[],
  target: NonNullable<CullSettings['keep']>,
  found: readonly (readonly string[])[] = [],
): void {
  const wanted = 'count' in target ? target.count : Math.max(1, Math.round(target.share * cases.length));
  const open = [...cases.keys()].filter((i) => !cases[i]!.barred && classes[i] !== 'reject');
  const taken = new Set(wanted >= open.length ? open : covering(cases, inputs, open, wanted, found));
  for (const i of open) classes[i] = taken.has(i) ? 'keep' : 'undecided';
}

/** In more than one moment: who is found in one stack alone may have walked past. */
function knownPeople(cases: readonly Wanted[], found: readonly (readonly string[])[]): Set<string> {
  const moments = new Map<string, number>();
  found.forEach((keys, i) => {
    if (!cases[i]?.isSecond) for (const key of keys) moments.set(key, (moments.get(key) ?? 0) + 1);
  });
  return new Set([...moments].flatMap(([key, n]) => (n > 1 ? key : [])));
}

function covering(
  cases: readonly Wanted[],
  inputs: readonly SuggestInput[],
  open: readonly number[],
  wanted: number,
  found: readonly (readonly string[])[],
): number[] {
  const times = inputs.map(({ takenAt }) => (takenAt ? Date.parse(`${takenAt}Z`) / 1000 : Number.NaN));
  const { sceneOf, fairOf, minutesS } = scenesOf(times, open, wanted);
  const isKnown = knownPeople(cases, found);
  const people = inputs.map(({ faces }, i) => [
    ...new Set(prominentFaces(faces).flatMap(({ name }) => name ?? [])),
    ...(found[i] ?? []).filter((key) => isKnown.has(key)),
  ]);
  const merit = cases.map((one) => one.odds + (one.isSecond ? secondFrameOdds : 0));
  const inScene = new Map<number, number[]>();
  const seen = new Set<string>();
  const worthOf = (i: number): number => {
    const scene = sceneOf.get(i) ?? -1;
    const others = inScene.get(scene) ?? [];
    const full = Math.floor(others.length / (fairOf.get(scene) ?? wanted));
    const isNear = others.some((time) => Math.abs(time - times[i]!) < minutesS.get(scene)!);
    const isNew = people[i]!.some((name) => !seen.has(name));
    return merit[i]! - fullScene * full - (isNear ? sameMinutes : 0) + (isNew ? newPerson : 0);
  };
  const queue = open.map((i) => ({ i, worth: worthOf(i) })).sort((a, b) => b.worth - a.worth || a.i - b.i);
  const taken: number[] = [];
  while (taken.length < wanted && queue.length > 0) {
    const head = queue.shift()!;
    const worth = worthOf(head.i);
    if (queue.length > 0 && worth < queue[0]!.worth) {
      putBack(queue, { i: head.i, worth });
      continue;
    }
    taken.push(head.i);
    const scene = sceneOf.get(head.i) ?? -1;
    if (!Number.isNaN(times[head.i]!)) inScene.set(scene, [...(inScene.get(scene) ?? []), times[head.i]!]);
    for (const name of people[head.i]!) seen.add(name);
  }
  return taken;
}

/** Before the first that is worth less, behind equals. */
function putBack(queue: { i: number; worth: number }[], item: { i: number; worth: number }): void {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (queue[middle]!.worth > item.worth || (queue[middle]!.worth === item.worth && queue[middle]!.i < item.i))
      low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, item);
}

/**
 * Photos of one go without a long pause; each scene's fair part of the keepers grows with the root of its frames, so that a burst of hundreds does not drown a ring. `minutesS`: what counts as the same
 * time within a scene, seconds, half of what its keepers would lie apart. Photos without a time are in none.
 */
function scenesOf(times: readonly number[], open: readonly number[], wanted: number) {
  const timed = open.filter((i) => !Number.isNaN(times[i]!)).sort((a, b) => times[a]! - times[b]!);
  const pauses = timed.slice(1).map((i, k) => times[i]! - times[timed[k]!]!);
  const usual = pauses.toSorted((a, b) => a - b)[pauses.length >> 1] ?? 0;
  const pauseS = Math.max(shortestPauseS, pauseTimes * usual);
  const scenes: number[][] = [];
  timed.forEach((i, k) => {
    if (k === 0 || pauses[k - 1]! > pauseS) scenes.push([]);
    scenes.at(-1)!.push(i);
  });
  const roots = scenes.reduce((sum, scene) => sum + Math.sqrt(scene.length), 0);
  const sceneOf = new Map<number, number>();
  const fairOf = new Map<number, number>();
  const minutesS = new Map<number, number>();
  scenes.forEach((scene, number) => {
    const fair = Math.max(1, (wanted * Math.sqrt(scene.length)) / roots);
    fairOf.set(number, fair);
    minutesS.set(number, (times[scene.at(-1)!]! - times[scene[0]!]!) / fair / 2);
    for (const i of scene) sceneOf.set(i, number);
  });
  return { sceneOf, fairOf, minutesS };
}
