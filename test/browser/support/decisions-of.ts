/** @file What the engine knows, asked past the page: the judge of every story. */
import type { Decision } from '../../../electron/contract/decision.ts';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import type { Engine } from '../../../electron/core/engine.ts';
import { idsOf } from '../../support/test-engine.ts';

/** All cards of a shoot in capture order. */
export async function cardsOf(engine: Engine, folderId: FolderId): Promise<PhotoCard[]> {
  const ids = await idsOf(engine, folderId);
  const cards: PhotoCard[] = [];
  for (let at = 0; at < ids.length; at += 1_000)
    cards.push(...(await engine.client.photos.cards({ ids: ids.slice(at, at + 1_000) })));
  return cards;
}

/** File name to decision, of photos with any. */
export async function decisionsOf(engine: Engine, folderId: FolderId): Promise<Record<string, Decision>> {
  const cards = await cardsOf(engine, folderId);
  const decided = cards.filter(({ decision: d }) => d.flag !== 'none' || d.stars > 0 || d.label !== 'none');
  return Object.fromEntries(decided.map((card) => [card.name, card.decision]));
}

/** File name to flag, of photos with one. */
export async function flagsOf(engine: Engine, folderId: FolderId): Promise<Record<string, string>> {
  const decisions = Object.entries(await decisionsOf(engine, folderId));
  return Object.fromEntries(decisions.flatMap(([name, { flag }]) => (flag === 'none' ? [] : [[name, flag]])));
}

export async function idOf(engine: Engine, folderId: FolderId, name: string): Promise<PhotoId> {
  const card = (await cardsOf(engine, folderId)).find((each) => each.name === name);
  if (!card) throw new Error(`There is no ${name}.`);
  return card.id;
}
