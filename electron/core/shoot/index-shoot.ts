/**
 * @file Indexing: every photo that lacks measures or tiers is read and decoded once, likely subjects first on screen; full metadata is read beside it.
 * Pending work is a question to the caches, so an index that was stopped goes on where it was.
 */
import type { PhotoId } from '../../contract/ids.ts';
import type { Metadata, PhotoState } from '../../contract/photo.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { joinPath } from '../library/paths.ts';
import type { DisplaySource, Previews } from '../previews/create-previews.ts';
import type { Developed } from '../previews/decoder/protocol.ts';
import { createBatch } from '../work/batch.ts';
import type { Task } from '../work/runner.ts';
import type { Shoot } from './shoot.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import { focusBoxes, withFocusSharpness } from './subject-sharpness.ts';
import { factsOf } from './to-facts.ts';
import { measuresVersion, metadataVersion } from './versions.ts';

export interface IndexDeps {
  root: Buffer;
  shoot: Shoot;
  catalog: Catalog;
  previews: Previews;
  /** Full metadata of one photo's files; null where ExifTool cannot say. */
  readMetadata(photo: ShootPhoto, signal: AbortSignal): Promise<Metadata | null>;
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
  const toDevelop = pending(deps, (photo) => needsDeveloping(photo, deps.previews));
  const toRead = pending(deps, (photo) => photo.metadata === null && mayHaveMetadata(photo));
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
    const developed = await deps.previews.develop(
      sourceOf(deps.root, photo),
      { tiers: ['thumb', 'nav'], measures: { subject: focusBoxes(photo) } },
      { signal },
    );
    stored.developed(photo, developed);
  };
  const read = async (photo: ShootPhoto) => {
    const metadata = await deps.readMetadata(photo, signal);
    if (metadata) stored.metadata(photo, metadata);
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
  };
}

/** Not worth a second try until the file changes. */
const settledStates: readonly PhotoState[] = ['corrupt', 'no-preview'];

function needsDeveloping(photo: ShootPhoto, previews: Previews): boolean {
  if (photo.contentKey === null || settledStates.includes(photo.state)) return false;
  return photo.measures === null || !previews.cache.has(photo.contentKey, 'thumb');
}

function mayHaveMetadata(photo: ShootPhoto): boolean {
  // ExifTool knows pictures that cannot be shown here, too.
  return photo.contentKey !== null && photo.display.format !== 'unknown';
}

function pending({ shoot }: IndexDeps, isPending: (photo: ShootPhoto) => boolean): Map<PhotoId, ShootPhoto> {
  return new Map(shoot.photos().flatMap((photo) => (isPending(photo) ? [[photo.id, photo] as const] : [])));
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

/** Results go to the caches in groups, and into the photos at once. A file that changed meanwhile has another key by then and is left out. */
function createStores({ shoot, catalog, onChanged }: IndexDeps) {
  const isCurrent = (photo: ShootPhoto) => shoot.get(photo.id)?.contentKey === photo.contentKey;
  /** Pictures that were measured before their focus point was known. */
  const measureFocus = (photos: readonly ShootPhoto[]) => {
    const rows = photos.flatMap((photo) => {
      const stored = photo.metadata?.focusPoint ? catalog.measures.get(photo.contentKey!) : null;
      const measures = stored ? withFocusSharpness(photo, stored.map) : null;
      if (!stored || !measures) return [];
      photo.measures = measures;
      return [{ ...stored, contentKey: photo.contentKey!, measures }];
    });
    catalog.measures.putMany(rows);
    shoot.touched('measures');
  };
  const developed = createBatch<{ photo: ShootPhoto; developed: Developed }>((batch) => {
    const current = batch.filter(({ photo }) => isCurrent(photo));
    for (const { photo, developed } of current) {
      photo.state = developed.state;
      photo.problem = developed.problem;
      if (developed.widthPx > 0) {
        photo.widthPx = developed.widthPx;
        photo.heightPx = developed.heightPx;
      }
      photo.measures = developed.measures ?? photo.measures;
      photo.measures = withFocusSharpness(photo, developed.map) ?? photo.measures;
      photo.revision += 1;
    }
    // What failed for a passing reason is not remembered: the next start tries again.
    const lasting = current.filter(({ photo }) => photo.state !== 'unreadable' && photo.state !== 'missing');
    catalog.facts.putMany(lasting.map(({ photo }) => ({ contentKey: photo.contentKey!, facts: factsOf(photo) })));
    catalog.measures.putMany(
      lasting.flatMap(({ photo, developed: { measures, map, histogram } }) =>
        measures && photo.measures
          ? [{ contentKey: photo.contentKey!, version: measuresVersion, measures: photo.measures, map, histogram }]
          : [],
      ),
    );
    shoot.touched('measures');
    onChanged(current.map(({ photo }) => photo.id));
  });
  const metadata = createBatch<{ photo: ShootPhoto; metadata: Metadata }>((batch) => {
    const current = batch.filter(({ photo }) => isCurrent(photo));
    for (const { photo, metadata } of current) {
      photo.metadata = metadata;
      photo.revision += 1;
    }
    measureFocus(current.map(({ photo }) => photo));
    catalog.metadata.putMany(
      current.map(({ photo, metadata }) => ({ contentKey: photo.contentKey!, version: metadataVersion, metadata })),
    );
    shoot.touched('metadata');
    onChanged(current.map(({ photo }) => photo.id));
  });
  return {
    developed: (photo: ShootPhoto, result: Developed) => developed.add({ photo, developed: result }),
    metadata: (photo: ShootPhoto, result: Metadata) => metadata.add({ photo, metadata: result }),
    flush: () => {
      developed.flush();
      metadata.flush();
    },
  };
}
