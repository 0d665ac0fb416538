/** @file What is known of the people of one shoot, in memory. */
import type { ContentKey } from '../../contract/ids.ts';
import type { Member } from './people-file.ts';

export interface ShootPeople {
  /** Whose the faces of a content are. */
  readonly members: Map<ContentKey, readonly Member[]>;
  /** Names by number; null has none. */
  readonly people: Map<number, string | null>;
}

/** What changed of them. */
export interface PeopleChange {
  readonly members?: ReadonlyMap<ContentKey, readonly Member[]>;
  readonly people?: ReadonlyMap<number, string | null>;
}

export const nextPerson = ({ people }: ShootPeople): number => Math.max(0, ...people.keys()) + 1;

/** A face moves a little when other models look for it, never by half its size. */
const within = 0.5;

/** The member that is this face; middles and sizes are fractions of the picture. */
export function memberAt(
  members: readonly Member[] | undefined,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
): Member | undefined {
  let found: Member | undefined;
  let least = within;
  for (const member of members ?? []) {
    const off = Math.max(Math.abs(member.x - x) / Math.max(w, 1e-6), Math.abs(member.y - y) / Math.max(h, 1e-6));
    if (off >= least) continue;
    least = off;
    found = member;
  }
  return found;
}
