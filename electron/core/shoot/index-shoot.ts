/**
 * @file Indexing: every photo that lacks measures or tiers is read and decoded once, likely subjects first on screen; full metadata is read beside it.
 * What is missing is asked of the results, so an index that was stopped goes on where it was.
 */
import type { PhotoId } from '../../contract/ids.ts';
import type { ReadMetadata } from '../catalog/cache-repos/metadata.repo.ts';
import { joinPath } from '../library/paths.ts';
import type { DisplaySource, Previews } from '../previews/create-previews.ts';
import type { Developed } from '../previews/decoder/protocol.ts';
import type { Results } from '../results/results.ts';
import { createBatch } from '../work/batch.ts';
import type { Task } from '../work/runner.ts';
import type { Shoot } from './shoot.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import { takeKnown } from './to-shoot-photo.ts';

export interface IndexDeps {
  root: Buffer;
  shoot: Shoot;
  results: Results;
  previews: Previews;
  /** Full metadata of one photo's files; null where ExifTool cannot say. */
  readMetadata(photo: ShootPhoto, signal: AbortSignal): Promise<ReadMetadata | null>;
  /** Photos to take before all others. */
  first(): Iterable<PhotoId>;
  /** These photos have new results. */
  onChanged(ids: PhotoId[]): void;
}

/** Jobs handed to the decoders ahead of time: each of them always has the next file at hand. */
const developsInFlight = 8;
/** Enough that ExifTool hears of many files at once. */
const metadataInFlight = 16;

/** Resolves when nothing is left to try; rejects when cancelled, with everything finished until then stored. */
export async function indexShoot(deps: IndexDeps, task: Task): Promise<void> {
  const { results, shoot } = deps;
  const { folderId } = shoot;
  const toMeasure = new Set(results.pending('measures', folderId));
  const lackTiers = new Set(results.pending('tiers', folderId));
  const toDevelop = photosIn(shoot, [...lackTiers, ...toMeasure]);
  const toRead = photosIn(shoot, results.pending('metadata', folderId));
  // Told in photos: one counts once it is developed and read.
  const left = new Map<PhotoId, number>();
  for (const id of [...toDevelop.keys(), ...toRead.keys()]) left.set(id, (left.get(id) ?? 0) + 1);
  const total = left.size;
  const step = ({ id }: ShootPhoto) => {
    const works = (left.get(id) ?? 0) - 1;
    if (works > 0) left.set(id, works);
    else left.delete(id);
    task.report(total - left.size, total);
  };
  task.report(0, total);
  const stop = new AbortController();
  const signal = AbortSignal.any([task.signal, stop.signal]);
  const stored = createStores(deps);
  const drain = async (todo: Map<PhotoId, ShootPhoto>, work: (photo: ShootPhoto) => Promise<void>) => {
    for (;;) {
      await task.untilResumed();
      signal.throwIfAborted();
      const photo = takeNext(todo, deps.first());
      if (!photo) return;
      await work(photo);
      step(photo);
    }
  };
  const develop = async (photo: ShootPhoto) => {
    const want = {
      ...(lackTiers.has(photo.id) && { tiers: ['thumb', 'nav'] as const }),
      measures: toMeasure.has(photo.id),
    };
    stored.developed(photo, await deps.previews.develop(sourceOf(deps.root, photo), want, { signal }));
  };
  const read = async (photo: ShootPhoto) => {
    const found = await deps.readMetadata(photo, signal);
    if (found) stored.metadata(photo, found);
  };
  try {
    const loops = [
      ...Array.from({ length: developsInFlight }, () => drain(toDevelop, develop)),
      ...Array.from({ length: metadataInFlight }, () => drain(toRead, read)),
    ];
    for (const loop of loops) loop.catch((reason: unknown) => stop.abort(reason));
    await Promise.allSettled(loops);
    signal.throwIfAborted();
  } finally {
    stored.flush();
  }
}

export function sourceOf(root: Buffer, photo: ShootPhoto): DisplaySource {
  if (photo.contentKey === null) throw new Error('a photo that could not be read has no source');
  return {
    contentKey: photo.contentKey,
    path: joinPath(root, photo.display.relPath),
    kind: photo.kind,
    format: photo.display.format,
    orientation: photo.orientation,
    pixels: photo.widthPx * photo.heightPx,
  };
}

/** In capture order. */
function photosIn(shoot: Shoot, ids: readonly PhotoId[]): Map<PhotoId, ShootPhoto> {
  const wanted = new Set(ids);
  return new Map(shoot.photos().flatMap((photo) => (wanted.has(photo.id) ? [[photo.id, photo] as const] : [])));
}

function takeNext(todo: Map<PhotoId, ShootPhoto>, first: Iterable<PhotoId>): ShootPhoto | undefined {
  let next: ShootPhoto | undefined;
  for (const id of first) {
    next = todo.get(id);
    if (next) break;
  }
  next ??= todo.values().next().value;
  if (next) todo.delete(next.id);
  return next;
}

/** States of the moment: the next run tries again, so they are told and not stored. */
const passing = new Set<ShootPhoto['state']>(['unreadable', 'missing']);

/** Results are stored in groups and then in the photos. A file that changed meanwhile has another key by then and is left out. */
function createStores({ shoot, results, onChanged }: IndexDeps) {
  const current = <T extends { photo: ShootPhoto }>(batch: readonly T[]) =>
    batch.flatMap((one) => {
      const photo = shoot.get(one.photo.id);
      const { contentKey } = one.photo;
      return photo && contentKey !== null && photo.contentKey === contentKey ? [{ ...one, photo, contentKey }] : [];
    });
  const take = (photos: readonly ShootPhoto[]) => {
    const moved = photos.map((photo) => takeKnown(photo, results.of(photo.contentKey))).includes(true);
    shoot.touched(...(moved ? (['time'] as const) : []), 'measures', 'metadata');
    onChanged(photos.map(({ id }) => id));
  };
  const developed = createBatch<{ photo: ShootPhoto; developed: Developed }>((batch) => {
    const all = current(batch);
    const lasting = all.filter(({ developed: { state } }) => !passing.has(state));
    results.putDecoded(lasting.map(({ contentKey, developed }) => ({ contentKey, ...decodedPicture(developed) })));
    take(lasting.map(({ photo }) => photo));
    const failed = all.filter(({ developed: { state } }) => passing.has(state));
    for (const { photo, developed } of failed) {
      photo.state = developed.state;
      photo.problem = developed.problem;
    }
    if (failed.length > 0) shoot.touched('file');
    onChanged(failed.map(({ photo }) => photo.id));
  });
  const metadata = createBatch<{ photo: ShootPhoto; read: ReadMetadata }>((batch) => {
    const all = current(batch);
    results.putMetadata(all.map(({ contentKey, read }) => ({ contentKey, ...read })));
    take(all.map(({ photo }) => photo));
  });
  return {
    developed: (photo: ShootPhoto, result: Developed) => developed.add({ photo, developed: result }),
    metadata: (photo: ShootPhoto, result: ReadMetadata) => metadata.add({ photo, read: result }),
    flush: () => {
      developed.flush();
      metadata.flush();
    },
  };
}

function decodedPicture(developed: Developed) {
  const { state, problem, widthPx, heightPx, measures, map, histogram, look, detail } = developed;
  return {
    picture: { state, problem, widthPx, heightPx },
    measured: measures && { measures, map, histogram, look, detail },
  };
}
