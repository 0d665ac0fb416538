/** @file Everything an ingest would do, before anything is written: each file of each card, and the name it gets at each destination. */
import { say } from '../../../../texts/say.ts';
import { mapInFlight } from '../../library/in-flight.ts';
import { displayName, joinPath } from '../../library/paths.ts';
import { type CardFile, type CardGroup, readCard } from './card-files.ts';
import { type Destination, readDestination } from './destination.ts';
import { joinAcrossCards } from './join-across-cards.ts';
import { fileSafe } from './naming.ts';
import type { IngestOrder, IngestStep, PlannedIngest, TakenGroup } from './order.ts';
import { findThere, numbered, placeGroup } from './place-group.ts';
import { contentKeyAt, readHeader } from './read-head.ts';
import { startSequence } from './sequence.ts';

export type ReadSerial = (path: Buffer, signal?: AbortSignal) => Promise<string | null>;

/** Reads at once from one card. */
const readsInFlight = 4;

/** Throws the system's error where a card or a destination cannot be listed. */
export async function planIngest(
  order: IngestOrder,
  readSerial: ReadSerial,
  signal?: AbortSignal,
): Promise<PlannedIngest> {
  const contents = await Promise.all(order.cards.map(({ root }, card) => readCard(root, card, signal)));
  const destinations: Destination[] = [];
  for (const root of order.destinations) destinations.push(await readDestination(root, signal));
  const pathOf = (file: CardFile) => joinPath(order.cards[file.card]!.root, file.relPath);

  const taken = await Promise.all(
    contents.map(({ groups }) =>
      mapInFlight(groups, readsInFlight, signal, async (group): Promise<TakenGroup> => {
        const [lead] = group.files;
        const header = await readHeader(pathOf(lead!), lead!.sizeBytes).catch(() => null);
        const serial = order.naming?.needsSerial ? await readSerial(pathOf(lead!), signal).catch(() => null) : null;
        const takenAt = header?.takenAt ?? localTime(lead!.mtimeNs);
        return { ...group, takenAt, isTimeStated: Boolean(header?.takenAt), camera: header?.model ?? null, serial };
      }),
    ),
  );
  const groups = joinAcrossCards(taken.flat()).sort(byTime);

  const keys = new Map<CardFile, Promise<string | null>>();
  const keyOf = (file: CardFile) => {
    const key = keys.get(file) ?? contentKeyAt(pathOf(file), file.sizeBytes).catch(() => null);
    keys.set(file, key);
    return key;
  };
  const there = new Map<TakenGroup, (Buffer | null)[][]>();
  for (const group of groups) {
    signal?.throwIfAborted();
    const folder = folderOf(group, order.by);
    const found: (Buffer | null)[][] = [];
    for (const destination of destinations) found.push(await findThere(destination, group, folder, keyOf));
    there.set(group, found);
  }
  const sequence = startSequence(groups, order, destinations[0]!, (group) => there.get(group)![0]!, folderOf);

  const planned = createPlannedIndex(keyOf);
  const steps: IngestStep[] = [];
  for (const group of groups) {
    const folder = folderOf(group, order.by);
    const found = there.get(group)!;
    const copiesOf = await planned.find(group, found);
    let counted: number | null = null;
    const nextStem = (attempt: number): Buffer | null => {
      if (!order.naming) return attempt === 1 ? null : numbered(group.stem, attempt);
      if (order.naming.counts) return order.naming.render(group, sequence.next(group, attempt));
      counted ??= 1;
      return numbered(order.naming.render(group, counted), attempt);
    };
    const targets = placeGroup(destinations, group, folder, found, nextStem);
    for (const [at, file] of group.files.entries()) {
      const step = { file, targets: targets.map((ofOne) => ofOne[at]!), copyOf: copiesOf[at] ?? null };
      steps.push(step);
      planned.put(step);
    }
  }
  return { order, steps, contents: contents.map(({ left, problems }) => ({ left, problems })) };
}

export function folderOf(group: TakenGroup, by: IngestOrder['by']): Buffer {
  if (by === 'none') return Buffer.alloc(0);
  if (by === 'day') return Buffer.from(group.takenAt.slice(0, 10));
  return Buffer.from(fileSafe(group.camera?.trim() ?? '').replace(/[. ]+$/, '') || 'Unknown camera');
}

const byTime = (a: TakenGroup, b: TakenGroup): number =>
  a.takenAt < b.takenAt ? -1 : a.takenAt > b.takenAt ? 1 : Buffer.compare(a.files[0]!.relPath, b.files[0]!.relPath);

/** The clock of this machine: what a card's file system says, which keeps local time. */
function localTime(mtimeNs: bigint): string {
  const at = new Date(Number(mtimeNs / 1_000_000n));
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 23);
}

/** Files that are on the cards twice: the second is the first one's duplicate. Keys are asked for only where sizes are the same. */
function createPlannedIndex(keyOf: (file: CardFile) => Promise<string | null>) {
  const unkeyed = new Map<number, IngestStep[]>();
  const keyed = new Map<string, IngestStep>();
  return {
    /** Fills in where a copy of a file of `group` will lie by then, where none lies there already; tells whose copy that is. */
    find: async (group: CardGroup, there: (Buffer | null)[][]): Promise<(IngestStep | null)[]> => {
      const copiesOf: (IngestStep | null)[] = group.files.map(() => null);
      for (const [at, file] of group.files.entries()) {
        const waiting = unkeyed.get(file.sizeBytes);
        if (file.role === 'companion' || file.sizeBytes === 0 || !waiting) continue;
        for (const step of waiting.splice(0)) {
          const key = await keyOf(step.file);
          if (key !== null && !keyed.has(key)) keyed.set(key, step);
        }
        const key = await keyOf(file);
        const earlier = key === null ? undefined : keyed.get(key);
        if (!earlier) continue;
        copiesOf[at] = earlier;
        for (const [d, ofOne] of there.entries()) ofOne[at] ??= earlier.targets[d]!.relPath;
      }
      return copiesOf;
    },
    put: (step: IngestStep): void => {
      const { sizeBytes, role } = step.file;
      if (role !== 'companion') unkeyed.set(sizeBytes, [...(unkeyed.get(sizeBytes) ?? []), step]);
    },
  };
}

/** Bytes to write, and what of them fits; for people and for the check of the disk. */
export function bytesToCopy({ steps, order }: PlannedIngest): number[] {
  return order.destinations.map((_, d) =>
    steps.reduce((sum, { file, targets }) => sum + (targets[d]!.isThere ? 0 : file.sizeBytes), 0),
  );
}

export const sourceOf = ({ cards }: IngestOrder, file: CardFile): Buffer =>
  joinPath(cards[file.card]!.root, file.relPath);

/** "DCIM/100CANON/IMG_0001.CR3 on EOS_DIGITAL", for people. */
export const saySource = ({ cards }: IngestOrder, file: CardFile): string =>
  cards.length > 1
    ? say('ingest.onCard', { file: displayName(file.relPath), card: cards[file.card]!.name })
    : displayName(file.relPath);
