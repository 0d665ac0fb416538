/**
 * @file The one-time code that pairs a device: 8 characters of 31 (39 bits), good once, for ten minutes. Five wrong ones from an address close the door
 * to it for as long; thirty from anywhere end the code.
 */
import { randomInt, timingSafeEqual } from 'node:crypto';
import type { LanRights } from '../../contract/lan.ts';
import type { Clock } from '../work/clock.ts';

/** No 0, 1, I, L, O: people read it off a screen. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 8;
const lifeMs = 10 * 60_000;
const perAddress = 5;
const inAll = 30;
/** Addresses remembered at once; a flood of them counts towards `inAll` long before. */
const maxAddresses = 1_000;

export type Guess = { paired: LanRights } | 'wrong' | 'too-many';

export interface PairingCode {
  /** A new one takes the place of the last. */
  renew(rights: LanRights): void;
  current(): { code: string; rights: LanRights; untilMs: number } | null;
  wrongGuesses(): number;
  /** As typed, from an address. A right one is used up. */
  guess(typed: string, from: string): Guess;
  end(): void;
}

export function createPairingCode(clock: Pick<Clock, 'nowMs'>): PairingCode {
  let now: { code: string; rights: LanRights; untilMs: number } | null = null;
  let wrong = 0;
  const wrongFrom = new Map<string, { count: number; untilMs: number }>();
  const current = () => {
    if (now && clock.nowMs() >= now.untilMs) now = null;
    return now;
  };
  return {
    renew: (rights) => {
      const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
      now = { code: `${code.slice(0, 4)}-${code.slice(4)}`, rights, untilMs: clock.nowMs() + lifeMs };
      wrong = 0;
    },
    current,
    wrongGuesses: () => wrong,
    guess: (typed, from) => {
      const before = wrongFrom.get(from);
      if (before && clock.nowMs() >= before.untilMs) wrongFrom.delete(from);
      const count = wrongFrom.get(from)?.count ?? 0;
      if (count >= perAddress) return 'too-many';
      const asked = current();
      if (asked && isSame(plain(typed), plain(asked.code))) {
        now = null;
        wrong = 0;
        wrongFrom.delete(from);
        return { paired: asked.rights };
      }
      wrong++;
      if (wrongFrom.size >= maxAddresses) wrongFrom.clear();
      wrongFrom.set(from, { count: count + 1, untilMs: clock.nowMs() + lifeMs });
      if (wrong >= inAll) now = null;
      return 'wrong';
    },
    end: () => {
      now = null;
    },
  };
}

const plain = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

function isSame(typed: string, code: string): boolean {
  const a = Buffer.from(typed);
  const b = Buffer.from(code);
  return a.length === b.length && timingSafeEqual(a, b);
}
