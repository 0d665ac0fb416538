/** @file A run that finds people: describes the faces that lack it and groups them, again and again while it goes on, so that people are seen before its end. */
import type { ContentKey } from '../../contract/ids.ts';
import type { OpenShoot } from '../shoot/open-shoots.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import type { Clock } from '../work/clock.ts';
import type { Task } from '../work/runner.ts';
import { type DescribeDeps, describeShoot } from './describe-shoot.ts';
import { groupAside } from './group-aside.ts';
import type { GroupFace } from './group-people.ts';
import type { KeptPeople } from './kept-people.ts';
import type { Member, PeopleFile } from './people-file.ts';
import { memberAt, nextPerson, type ShootPeople } from './shoot-people.ts';

/** From this size a face is clear enough for a person to be made of it, pixels of the longer side. */
const clearSidePx = 48;
/** The first people are seen this long after a run began, the next after twice that or ten times what grouping took. */
const firstAfterMs = 10_000;
const times = 10;

export interface FindDeps extends Omit<DescribeDeps, 'model' | 'madeBy' | 'file' | 'scorer'> {
  readonly kept: KeptPeople;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** What is known of the shoot is another. */
  changed(one: OpenShoot): void;
  /** Counts what the photographer did to people of a shoot: what was grouped meanwhile knows nothing of it. */
  handled(): number;
}

type Watched = Pick<Task, 'signal' | 'report' | 'untilResumed'>;

export const withFaces = ({ shoot }: OpenShoot): ShootPhoto[] =>
  shoot.photos().filter(({ faces, contentKey }) => faces !== null && contentKey !== null);

/** Photos whose faces were described and never grouped: a run was killed between the two. */
export function isUngrouped(
  file: PeopleFile,
  known: ShootPeople,
  one: OpenShoot,
  described: ReadonlySet<ContentKey>,
): boolean {
  const open = withFaces(one).filter(
    ({ faces, contentKey }) => faces!.length > 0 && described.has(contentKey!) && !known.members.has(contentKey!),
  );
  const found = file.facesOf(open.map(({ contentKey }) => contentKey!));
  return [...found.values()].some((faces) => faces.length > 0);
}

export async function findPeople(
  deps: FindDeps,
  describing: DescribeDeps,
  one: OpenShoot,
  photos: readonly ShootPhoto[],
  task: Watched,
): Promise<void> {
  const { clock } = deps;
  let paceMs = firstAfterMs;
  let done = 0;
  do {
    const beganMs = clock.nowMs();
    const before = done;
    const report = (of: number): void => task.report(before + of, photos.length);
    const { signal, untilResumed } = task;
    const isEnough = (): boolean => clock.nowMs() - beganMs > paceMs;
    done += await describeShoot(describing, photos.slice(done), { signal, untilResumed, report }, isEnough);
    const groupedMs = clock.nowMs();
    await groupShoot(deps, describing.file, one, signal);
    paceMs = Math.max(2 * firstAfterMs, times * (clock.nowMs() - groupedMs));
  } while (done < photos.length);
}

async function groupShoot(deps: FindDeps, file: PeopleFile, one: OpenShoot, signal: AbortSignal): Promise<void> {
  const { kept } = deps;
  const { folderId } = one.shoot;
  for (;;) {
    const known = kept.of(folderId);
    if (!known) return;
    const handled = deps.handled();
    const { faces, places, contents } = facesOf(file, known, one);
    const people = await groupAside(faces, nextPerson(known), signal);
    // Joined or taken off meanwhile: that counts, and whose the others are may hang on it.
    if (deps.handled() !== handled) continue;
    // Also where there is nobody any more.
    const members = new Map<ContentKey, Member[]>(
      contents.filter((key) => known.members.has(key)).map((key) => [key, []]),
    );
    for (const [index, { contentKey, x, y }] of places.entries()) {
      const { byHand } = faces[index]!;
      const list = members.get(contentKey);
      const member = { contentKey, x, y, person: people[index]!, byHand };
      if (list) list.push(member);
      else members.set(contentKey, [member]);
    }
    const changed = new Map([...members].filter(([key, list]) => !isSame(known.members.get(key), list)));
    const made = new Set(people.filter((person) => person > 0 && !known.people.has(person)));
    if (changed.size === 0) return;
    kept.put(folderId, { members: changed, people: new Map([...made].map((person) => [person, null])) });
    deps.changed(one);
    return;
  }
}

interface Place {
  readonly contentKey: ContentKey;
  readonly x: number;
  readonly y: number;
}

function facesOf(
  file: PeopleFile,
  known: ShootPeople,
  one: OpenShoot,
): { faces: GroupFace[]; places: Place[]; contents: ContentKey[] } {
  const faces: GroupFace[] = [];
  const places: Place[] = [];
  const found = file.facesOf(new Set(withFaces(one).map(({ contentKey }) => contentKey!)));
  for (const [photo, [contentKey, described]] of [...found].entries())
    for (const face of described) {
      const before = memberAt(known.members.get(contentKey), face);
      faces.push({
        photo,
        vector: face.vector,
        isClear: face.sidePx >= clearSidePx,
        before: before?.person ?? 0,
        byHand: before?.byHand ?? false,
      });
      places.push({ contentKey, x: face.x, y: face.y });
    }
  return { faces, places, contents: [...found.keys()] };
}

const isSame = (before: readonly Member[] | undefined, now: readonly Member[]): boolean =>
  before?.length === now.length &&
  now.every(({ x, y, person, byHand }, at) => {
    const old = before[at]!;
    return old.x === x && old.y === y && old.person === person && old.byHand === byHand;
  });
