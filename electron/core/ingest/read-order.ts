/** @file What was asked for, made sure of before anything is read: folders that are there, none of them on a card or in another, names that can be given, and room. */

import { access, constants, realpath, stat, statfs } from 'node:fs/promises';
import { say } from '../../../texts/say.ts';
import type { PlaceToken } from '../../contract/ids.ts';
import type { IngestSpec } from '../../contract/ingest.ts';
import { baseName, directoryOf, displayName, isWithin, joinPath } from '../library/paths.ts';
import { Refusal } from '../work/refusal.ts';
import { cardRootOf } from './cards/find-cards.ts';
import { parseNaming } from './plan/naming.ts';
import type { IngestOrder } from './plan/order.ts';

/** Throws a Refusal for whatever would write on a card, or copy a folder into itself. */
export async function readOrder(spec: IngestSpec, pathOf: (token: PlaceToken) => Buffer | null): Promise<IngestOrder> {
  const folderOf = async (token: PlaceToken): Promise<Buffer> => {
    const path = pathOf(token);
    if (!path) throw new Refusal('NOT_FOUND', say('refused.folderOld'));
    return realFolder(path);
  };
  const cards: IngestOrder['cards'][number][] = [];
  for (const token of spec.cards) {
    const root = await folderOf(token);
    if (!cards.some((card) => card.root.equals(root))) cards.push({ root, name: nameOf(root) });
  }
  const destinations = [await folderOf(spec.to), ...(spec.second ? [await folderOf(spec.second)] : [])];
  const [first, second] = destinations;
  if (second && (isWithin(first!, second) || isWithin(second, first!)))
    throw new Refusal('REFUSED', say('ingest.nested'));
  for (const card of cards) {
    const whole = await cardRootOf(card.root);
    for (const destination of destinations) {
      const name = displayName(destination);
      if (isWithin(destination, whole)) throw new Refusal('REFUSED', say('ingest.onTheCard', { name }));
      if (isWithin(card.root, destination))
        throw new Refusal('REFUSED', say('ingest.cardWithin', { card: card.name, name }));
    }
  }
  for (const destination of destinations) await refuseUnwritable(destination);
  const naming = spec.rename === null ? null : parseNaming(spec.rename, spec.job);
  return { cards, destinations, by: spec.by, naming };
}

/** Nothing is made here: a folder that is yet to come is asked of the one it will be made in. */
async function refuseUnwritable(destination: Buffer, wanted = destination): Promise<void> {
  const facts = await stat(destination).catch(() => null);
  const above = directoryOf(destination);
  if (!facts) return above.length < destination.length ? refuseUnwritable(above, wanted) : undefined;
  const values = { name: displayName(wanted), where: displayName(destination) };
  if (!facts.isDirectory()) throw new Refusal('REFUSED', say('ingest.fileInTheWay', values));
  const mayWrite = await access(destination, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!mayWrite) throw new Refusal('REFUSED', say('ingest.mayNotWrite', values));
}

/** Links resolved as far as the path is there: a destination may be yet to be made. */
async function realFolder(path: Buffer): Promise<Buffer> {
  const real = await realpath(path, { encoding: 'buffer' }).catch(() => null);
  if (real) return real;
  const above = directoryOf(path);
  return above.length === 0 ? path : joinPath(await realFolder(above), baseName(path));
}

const nameOf = (root: Buffer): string =>
  displayName(root)
    .replace(/[/\\]+$/, '')
    .split(/[/\\]/)
    .at(-1) || displayName(root);

/** Left free, so that the disk is not filled to its last block. */
const spareBytes = 16 << 20;

/** `needed`: bytes for each destination. Throws a Refusal where a disk has no room for all of it. */
export async function refuseWithoutRoom(
  { destinations }: IngestOrder,
  needed: readonly number[],
  freeBytes = freeOnDisk,
): Promise<void> {
  for (const [d, folder] of destinations.entries()) {
    const free = await freeBytes(folder);
    if (free === null || needed[d]! === 0 || needed[d]! + spareBytes <= free) continue;
    throw new Refusal(
      'REFUSED',
      say('ingest.noRoom', { folder: displayName(folder), neededBytes: needed[d]! + spareBytes, freeBytes: free }),
    );
  }
}

/** Of the disk that the folder is on or will be made on; null where the system does not say. */
async function freeOnDisk(folder: Buffer): Promise<number | null> {
  const facts = await statfs(folder).catch(() => null);
  if (!facts) return folder.length > 1 ? freeOnDisk(directoryOf(folder)) : null;
  // Some network file systems say 0 of 0.
  return facts.blocks > 0 ? facts.bavail * facts.bsize : null;
}
