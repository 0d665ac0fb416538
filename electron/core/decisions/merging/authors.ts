/**
 * @file Who writes in this catalog, and who the others are.
 *
 * [Note: Own ids] An author is a random number with a name; the number says which catalog counts the sequences. A catalog that was restored, or copied to
 * another machine, could count a sequence twice: it goes on under a new number, and its earlier decisions keep the old one. Names are for people and may
 * change; two numbers of one name are one person with two catalogs.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { z } from 'zod';
import { say } from '../../../../texts/say.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { OtherHand } from '../../catalog/repos/decisions.repo.ts';

export interface Authors {
  /** The id that own writes have from now on. */
  me(): string;
  /** The id that the own write of this journal sequence has. */
  ofSeq(seq: number): string;
  /** All that was ever told, one's own included. */
  names(): Record<string, string>;
  nameOf(id: string): string;
  learn(names: Readonly<Record<string, string>>): void;
  isMe(id: string): boolean;
  /** Somebody knows more of this catalog's writes than it has: it was put back to an earlier state, and goes on under a new id. */
  renew(): void;
  /** What is decided while `run` lasts is this device's, under its name. */
  as<T>(device: { id: string; name: string }, run: () => T): T;
  /** The device whose call this is; null where it is the photographer's own. Its id goes with the own one: it counts by the same sequences. */
  hand(): OtherHand | null;
}

const ownIds = z.array(z.object({ id: z.string(), from: z.number().int(), mark: z.string() }));
const keys = { own: 'author-ids', names: 'author-names' };

export function createAuthors(deps: {
  catalog: Pick<Catalog, 'settings' | 'merges' | 'dir' | 'openReport' | 'readOnly'>;
  /** As the photographer calls himself; empty takes the system's name of the user. */
  ownName(): string;
}): Authors {
  const { settings, merges, dir, openReport, readOnly } = deps.catalog;
  const mark = createHash('sha256').update(`${hostname()}\n${dir}`).digest('hex').slice(0, 16);
  let known: z.infer<typeof ownIds> | null = null;
  const own = (): z.infer<typeof ownIds> => {
    if (known) return known;
    const stored = settings.get(keys.own, ownIds, []);
    const isStill = stored.at(-1)?.mark === mark && openReport.restored === null;
    known = isStill ? stored : withNew(stored);
    return known;
  };
  const withNew = (stored: z.infer<typeof ownIds>): z.infer<typeof ownIds> => {
    // What was decided before the first id counts as that one's.
    const from = stored.length > 0 ? merges.lastSeq() + 1 : 0;
    const next = [...stored, { id: randomBytes(8).toString('hex'), from, mark }];
    if (!readOnly) settings.set(keys.own, next);
    return next;
  };
  const names = () => settings.get(keys.names, z.record(z.string(), z.string()), {});
  const ownName = () => deps.ownName() || userName();
  const devices = new AsyncLocalStorage<{ id: string; name: string }>();
  const learn = (told: Readonly<Record<string, string>>) => {
    const next = { ...names() };
    for (const [id, name] of Object.entries(told)) if (!isMe(id) && name.trim() !== '') next[id] = name.slice(0, 80);
    if (JSON.stringify(next) !== JSON.stringify(names())) settings.set(keys.names, next);
  };
  const isMe = (id: string) => own().some((one) => one.id === id && one.mark === mark);
  return {
    me: () => own().at(-1)!.id,
    ofSeq: (seq) => own().findLast(({ from }) => from <= seq)?.id ?? own()[0]!.id,
    isMe,
    renew: () => {
      known = withNew(own());
    },
    names: () => ({
      ...names(),
      ...Object.fromEntries(
        own()
          .filter(({ id }) => isMe(id))
          .map(({ id }) => [id, ownName()]),
      ),
    }),
    nameOf: (id) => (isMe(id) ? ownName() : (names()[id] ?? say('merge.author', { id: id.slice(0, 4) }))),
    learn,
    as: (device, run) => devices.run(device, run),
    hand: () => {
      const device = devices.getStore();
      if (!device) return null;
      const me = own().at(-1)!.id;
      const author = createHash('sha256').update(`${me} ${device.id}`).digest('hex').slice(0, 16);
      learn({ [author]: device.name });
      return { author, name: device.name, me };
    },
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry, as in a container.
    return 'me';
  }
}
