/** @file Decisions other programs wrote, in sidecars and in the files themselves, against ours. Shown first; taken over only where the photographer says so. */
import { readFile } from 'node:fs/promises';
import type { Decision, DecisionChange } from '../../contract/decision.ts';
import type { ReadBackPlan } from '../../contract/exporting.ts';
import type { PhotoId } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { displayName } from '../library/paths.ts';
import { findSidecars } from '../metadata/find-sidecars.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { readBase } from './sidecars/sync-base.ts';
import { hashBytes } from './write-file.ts';
import { labels, readTheirDecision, type TheirDecision } from './xmp/read-decision.ts';
import { readXmp } from './xmp/read-xmp.ts';

export interface ReadBack {
  items: ReadBackPlan['items'];
  changes: Map<PhotoId, DecisionChange>;
}

/** Photos where another program says something that we do not. What is said nowhere is no opinion, and never clears ours. */
export async function planReadBack(
  catalog: Pick<Catalog, 'sidecars'>,
  root: Buffer,
  photos: readonly ShootPhoto[],
  signal?: AbortSignal,
): Promise<ReadBack> {
  const result: ReadBack = { items: [], changes: new Map() };
  for (const photo of photos) {
    signal?.throwIfAborted();
    const { theirs, changedSinceSync, from } = await collect(catalog, root, photo);
    const change = differences(photo.decision, theirs);
    if (!change) continue;
    const ours = sayDecision(photo.decision);
    result.changes.set(photo.id, change);
    result.items.push({
      photoId: photo.id,
      path: from,
      ours: ours || 'undecided',
      theirs: sayDecision(theirs),
      conflict: ours !== '' && changedSinceSync,
    });
  }
  return result;
}

async function collect(catalog: Pick<Catalog, 'sidecars'>, root: Buffer, photo: ShootPhoto) {
  const theirs: TheirDecision = embedded(photo);
  let from = displayName(photo.display.relPath);
  let changedSinceSync = true;
  const sidecars = await findSidecars(
    root,
    photo.files.map((file) => file.relPath),
  );
  for (const sidecar of sidecars) {
    const bytes = await readFile(sidecar.path).catch(() => null);
    const read = bytes ? readXmp(bytes) : null;
    if (!bytes || !read?.ok) continue;
    const found = readTheirDecision(read.document);
    if (Object.keys(found).length === 0) continue;
    const isReject = theirs.flag === 'reject' || found.flag === 'reject';
    Object.assign(theirs, found);
    // A reject on either member of a pair, or in either of its sidecars, counts for both.
    if (isReject) theirs.flag = 'reject';
    from = displayName(sidecar.relPath);
    changedSinceSync = readBase(catalog.sidecars.get(photo.id, sidecar.path))?.hash !== hashBytes(bytes);
  }
  return { theirs, from, changedSinceSync };
}

function embedded({ metadata }: ShootPhoto): TheirDecision {
  const theirs: TheirDecision = {};
  if (metadata?.fileFlag) theirs.flag = metadata.fileFlag;
  const rating = metadata?.fileRating ?? null;
  if (rating !== null && rating >= 0 && rating <= 5) theirs.stars = rating;
  if (rating === -1) theirs.flag = 'reject';
  const label = labels.find((name) => name === metadata?.fileLabel?.toLowerCase());
  if (label) theirs.label = label;
  return theirs;
}

function differences(ours: Decision, theirs: TheirDecision): DecisionChange | null {
  const change: DecisionChange = {};
  if (theirs.flag && theirs.flag !== 'none' && theirs.flag !== ours.flag) change.flag = theirs.flag;
  if (theirs.stars && theirs.stars !== ours.stars) change.stars = theirs.stars;
  if (theirs.label && theirs.label !== ours.label) change.label = theirs.label;
  return Object.keys(change).length > 0 ? change : null;
}

/** "pick, 4 stars, green"; empty where nothing is decided. */
export function sayDecision({ flag, stars, label }: TheirDecision): string {
  const parts = [
    flag && flag !== 'none' ? flag : '',
    stars ? `${stars} ${stars === 1 ? 'star' : 'stars'}` : '',
    label && label !== 'none' ? label : '',
  ];
  return parts.filter(Boolean).join(', ');
}
