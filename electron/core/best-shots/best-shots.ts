/** @file Choices between two photos, kept with the shoot: each is durable before it is answered, and the last ones are taken back one by one. */

import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import type { BestShots, BestShotsQuery, PairOutcome } from '../../contract/best-shots.ts';
import { type FolderId, type PhotoId, photoId } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { Refusal } from '../work/refusal.ts';
import { candidatesOf } from './candidates.ts';
import { type KeptChoice, type Pair, rankShots } from './rank-shots.ts';

const isAbout = ({ first, second }: KeptChoice, { left, right }: Pair): boolean =>
  (first === left && second === right) || (first === right && second === left);

export interface BestShotsPart {
  /** `pair`: the one on screen, which stays while it is worth asking. */
  state(query: BestShotsQuery & { pair?: Pair | undefined }): BestShots;
  choose(query: BestShotsQuery, left: PhotoId, right: PhotoId, outcome: PairOutcome): BestShots;
  /** The choice about `pair` is none, else the last one; nothing happens where there is none. */
  takeBack(query: BestShotsQuery & { pair?: Pair | undefined }): BestShots;
  /** Forgets all choices of the shoot. */
  startOver(query: BestShotsQuery): BestShots;
  choicesOf(folderId: FolderId): readonly KeptChoice[];
}

/** Short names: the list is written anew with every choice. */
const stored = z.array(z.tuple([photoId, photoId, z.number().min(0).max(1).nullable()]));
const keyOf = (folderId: FolderId): string => `choices of folder ${folderId}`;
const outcomes: Readonly<Record<PairOutcome, number | null>> = { left: 1, right: 0, equal: 0.5, skip: null };
/** Nobody makes more, and a list without end would be written with every key. */
const mostChoices = 3_000;

export function createBestShots(deps: {
  catalog: Pick<Catalog, 'settings'>;
  photosOf(folderId: FolderId): readonly ShootPhoto[];
}): BestShotsPart {
  const { settings } = deps.catalog;
  const choicesOf = (folderId: FolderId): KeptChoice[] =>
    settings.get(keyOf(folderId), stored, []).map(([first, second, outcome]) => ({ first, second, outcome }));
  const store = (folderId: FolderId, choices: readonly KeptChoice[]) =>
    settings.set(
      keyOf(folderId),
      choices.map(({ first, second, outcome }) => [first, second, outcome]),
    );
  const state: BestShotsPart['state'] = ({ folderId, top, of, pair }) =>
    rankShots(candidatesOf(deps.photosOf(folderId), of), choicesOf(folderId), top, pair);
  return {
    state,
    choicesOf,
    choose: (query, left, right, outcome) => {
      const known = new Set(deps.photosOf(query.folderId).map(({ id }) => id));
      if (left === right || !known.has(left) || !known.has(right)) throw new Refusal('NOT_FOUND', say('best.notTwo'));
      const before = choicesOf(query.folderId);
      if (before.length >= mostChoices) throw new Refusal('REFUSED', say('best.enough', { mostChoices }));
      // Whoever is asked again about a pair means what was said last.
      const others = before.filter((choice) => !isAbout(choice, { left, right }));
      store(query.folderId, [...others, { first: left, second: right, outcome: outcomes[outcome] }]);
      return state(query);
    },
    takeBack: ({ pair, ...query }) => {
      const choices = choicesOf(query.folderId);
      const kept = pair ? choices.filter((choice) => !isAbout(choice, pair)) : choices.slice(0, -1);
      if (kept.length < choices.length) store(query.folderId, kept);
      return state(query);
    },
    startOver: (query) => {
      store(query.folderId, []);
      return state(query);
    },
  };
}
