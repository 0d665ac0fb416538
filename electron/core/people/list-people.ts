/** @file People of a shoot as they are told: how often they are seen, how often kept, and the frame that shows each best. Pure. */
import type { Face } from '../../contract/face.ts';
import type { PhotoId } from '../../contract/ids.ts';
import { isKeeper } from '../../contract/is-decided.ts';
import type { FaceOfPerson, Person, PersonKey } from '../../contract/people.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import { turnBox } from '../found-faces/turn-faces.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import type { Member } from './people-file.ts';
import { memberAt, type ShootPeople } from './shoot-people.ts';

export const keyOfPerson = (number: number): PersonKey => `p${number}`;
export const numberOf = (key: PersonKey): number => Number(key.slice(1));

interface Seen {
  readonly photo: ShootPhoto;
  readonly face: Face;
  readonly isKept: boolean;
}

/** Number of the person whose face it is; 0 is nobody's. */
function personOf({ box: { x, y, w, h } }: Face, here: readonly Member[]): number {
  return memberAt(here, { x: x + w / 2, y: y + h / 2, w, h })?.person ?? 0;
}

/** Whose face is where in one photo, as it is turned. */
export function facesInPhoto(photo: ShootPhoto, { members, people }: ShootPeople): FaceOfPerson[] {
  const here = photo.contentKey === null ? undefined : members.get(photo.contentKey);
  return (here ? (photo.faces ?? []) : []).flatMap((face) => {
    const person = personOf(face, here!);
    if (person === 0) return [];
    return [{ key: keyOfPerson(person), name: people.get(person) ?? null, box: turnBox(face.box, photo.turn) }];
  });
}

/** Every face that is somebody's, by their number. */
function seenOf(photos: readonly ShootPhoto[], { members }: ShootPeople, by: DecidedBy): Map<number, Seen[]> {
  const seen = new Map<number, Seen[]>();
  for (const photo of photos) {
    const here = photo.contentKey === null ? undefined : members.get(photo.contentKey);
    if (!here || !photo.faces) continue;
    const isKept = isKeeper(photo.decision, by);
    for (const face of photo.faces) {
      const person = personOf(face, here);
      if (person === 0) continue;
      const list = seen.get(person);
      if (list) list.push({ photo, face, isKept });
      else seen.set(person, [{ photo, face, isKept }]);
    }
  }
  return seen;
}

/** Share of values that are lower, 0..1; of one .5. */
function ranks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.length < 2 ? 0.5 : sorted.indexOf(value) / (sorted.length - 1)));
}

/**
 * The frames of one person, the best first: what is rejected last, closed eyes of this person behind open ones, kept frames before others; then the
 * app's own order for the frame (half), how sharp this face is among theirs (three tenths) and how large (a fifth).
 */
function bestFirst(seen: readonly Seen[]): Seen[] {
  const sharp = ranks(seen.map(({ face }) => face.eyeSharpness ?? face.sharpness ?? 0));
  const large = ranks(seen.map(({ face }) => face.box.w * face.box.h));
  const worth = seen.map(({ photo, face, isKept }, at) => {
    const flags =
      (photo.decision.flag === 'reject' ? -8 : 0) +
      (isKept ? 2 : 0) +
      (face.state === 'closed' && face.look !== 'kissing' ? -4 : 0);
    return flags + 0.5 * photo.merit + 0.3 * sharp[at]! + 0.2 * large[at]!;
  });
  return seen
    .map((one, at) => ({ one, worth: worth[at]! }))
    .sort((a, b) => b.worth - a.worth || a.one.photo.id - b.one.photo.id)
    .map(({ one }) => one);
}

/** The face that is shown for them: large, sharp, eyes open. */
function coverOf(seen: readonly Seen[]): Seen {
  const large = ranks(seen.map(({ face }) => face.box.w * face.box.h));
  const value = (at: number) => large[at]! + (seen[at]!.face.state === 'open' ? 0.5 : 0) + 0.3 * seen[at]!.face.score;
  return seen[seen.reduce((best, _, at) => (value(at) > value(best) ? at : best), 0)]!;
}

export function tellPeople(photos: readonly ShootPhoto[], known: ShootPeople, by: DecidedBy): Person[] {
  const people = [...seenOf(photos, known, by)].map(([number, seen]): Person => {
    const cover = coverOf(seen);
    return {
      key: keyOfPerson(number),
      name: known.people.get(number) ?? null,
      photos: new Set(seen.map(({ photo }) => photo.id)).size,
      keepers: new Set(seen.flatMap(({ photo, isKept }) => (isKept ? [photo.id] : []))).size,
      best: bestFirst(seen)[0]!.photo.id,
      face: { photoId: cover.photo.id, box: turnBox(cover.face.box, cover.photo.turn) },
    };
  });
  return people.sort(
    (a, b) =>
      Number(b.name !== null) - Number(a.name !== null) || b.photos - a.photos || numberOf(a.key) - numberOf(b.key),
  );
}

export function photosOfPerson(
  photos: readonly ShootPhoto[],
  known: ShootPeople,
  number: number,
  by: DecidedBy,
): { id: PhotoId; box: Face['box']; isKept: boolean }[] {
  const seen = seenOf(photos, known, by).get(number) ?? [];
  return bestFirst(seen).map(({ photo, face, isKept }) => ({
    id: photo.id,
    box: turnBox(face.box, photo.turn),
    isKept,
  }));
}
