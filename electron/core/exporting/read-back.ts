/** @file Decisions other programs wrote, in sidecars and in the files themselves, against ours. Shown first; taken over only where the photographer says so. */

import { readFile } from 'node:fs/promises';
import { say } from '../../../texts/say.ts';
import type { Decision, DecisionChange } from '../../contract/decision.ts';
import type { ReadBackPlan } from '../../contract/exporting.ts';
import type { PhotoId } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { displayName, joinPath } from '../library/paths.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { findSidecars } from '../sidecars/find-sidecars.ts';
import { type StemOwners, stemOwners } from '../sidecars/stem-owners.ts';
import { type Field, labels } from '../xmp/decision-fields.ts';
import { inUtf8 } from '../xmp/in-utf8.ts';
import { readTheirDecision, type TheirDecision } from '../xmp/read-decision.ts';
import { readXmp } from '../xmp/read-xmp.ts';
import { hashBytes } from './files/write-file.ts';
import { flagText, labelText, starsText } from './sidecars/describe-changes.ts';
import { readBase, type Written } from './sidecars/sync-base.ts';

export interface ReadBack {
  items: ReadBackPlan['items'];
  changes: Map<PhotoId, DecisionChange>;
}

/**
 * Photos where another program says something that we do not, or took back what we had told it. What was said nowhere is no opinion, and never
 * clears ours.
 */
export async function planReadBack(
  catalog: Pick<Catalog, 'sidecars'>,
  root: Buffer,
  photos: readonly ShootPhoto[],
  signal?: AbortSignal,
): Promise<ReadBack> {
  const result: ReadBack = { items: [], changes: new Map() };
  const owners = stemOwners(photos);
  for (const photo of photos) {
    signal?.throwIfAborted();
    const { theirs, removed, changedSinceSync, from } = await collect(catalog, root, photo, owners);
    const change = differences(photo.decision, theirs, removed);
    if (!change) continue;
    const ours = sayDecision(photo.decision);
    result.changes.set(photo.id, change);
    result.items.push({
      photoId: photo.id,
      path: from,
      ours: ours || say('decision.undecided'),
      theirs: [sayDecision(theirs), ...sayRemoved(change)].filter(Boolean).join(', '),
      conflict: ours !== '' && changedSinceSync && !isOnlyOurs(photo.decision, removed, change),
    });
  }
  return result;
}

async function collect(
  catalog: Pick<Catalog, 'sidecars'>,
  root: Buffer,
  photo: ShootPhoto,
  owners: StemOwners<ShootPhoto>,
) {
  const theirs: TheirDecision = embedded(photo);
  for (const { relPath } of photo.files)
    dropOurs(theirs, readBase(catalog.sidecars.get(photo.id, joinPath(root, relPath)))?.written);
  /** What we wrote and they took back. */
  const removed: Written = {};
  let from = displayName(photo.display.relPath);
  let changedSinceSync = true;
  const sidecars = await findSidecars(
    root,
    photo.files.map((file) => file.relPath),
    (stem) => isAnothers(owners, photo, stem),
  );
  for (const sidecar of sidecars) {
    const bytes = await readFile(sidecar.path).catch(() => null);
    const read = bytes ? readXmp(inUtf8(bytes)) : null;
    if (!bytes || !read?.ok) continue;
    const found = readTheirDecision(read.document);
    const base = readBase(catalog.sidecars.get(photo.id, sidecar.path));
    const gone = takenBack(base?.written ?? {}, found);
    delete found.defaultStars;
    if (Object.keys(found).length === 0 && Object.keys(gone).length === 0) continue;
    const isReject = theirs.flag === 'reject' || found.flag === 'reject';
    Object.assign(theirs, found);
    Object.assign(removed, gone);
    // A reject on either member of a pair, or in either of its sidecars, counts for both.
    if (isReject) theirs.flag = 'reject';
    from = displayName(sidecar.relPath);
    changedSinceSync = base?.hash !== hashBytes(bytes);
  }
  return { theirs, removed, from, changedSinceSync };
}

/** What a picture says because we wrote it there is nobody else's opinion. */
function dropOurs(theirs: TheirDecision, written: Written = {}): void {
  for (const field of ['flag', 'stars', 'label'] as const)
    if (written[field] !== undefined && theirs[field] === written[field]) delete theirs[field];
}

const isAnothers = (owners: StemOwners<ShootPhoto>, photo: ShootPhoto, stem: Buffer): boolean => {
  const owner = owners.ownerOf(stem);
  return owner !== null && owner !== photo;
};

/** The fields that a sidecar said by our hand and says no more. */
function takenBack(base: Written, found: TheirDecision): Written {
  const gone: Written = {};
  if (base.flag && (found.flag ?? 'none') === 'none') gone.flag = base.flag;
  if (base.stars && (found.stars ?? found.defaultStars ?? 0) === 0 && found.flag !== 'reject') gone.stars = base.stars;
  if (base.label && (found.label ?? 'none') === 'none' && found.otherLabel === undefined) gone.label = base.label;
  return gone;
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

/** `removed` clears only what is still ours as we had told it. */
function differences(ours: Decision, theirs: TheirDecision, removed: Written): DecisionChange | null {
  const change: DecisionChange = {};
  if (theirs.flag && theirs.flag !== 'none' && theirs.flag !== ours.flag) change.flag = theirs.flag;
  else if (removed.flag && removed.flag === ours.flag && theirs.flag !== ours.flag) change.flag = 'none';
  if (theirs.stars && theirs.stars !== ours.stars) change.stars = theirs.stars;
  else if (removed.stars && removed.stars === ours.stars && theirs.stars !== ours.stars) change.stars = 0;
  if (theirs.label && theirs.label !== 'none' && theirs.label !== ours.label) change.label = theirs.label;
  else if (removed.label && removed.label === ours.label && theirs.label !== ours.label) change.label = 'none';
  return Object.keys(change).length > 0 ? change : null;
}

/** Whether all that would change is what they took back and we have not touched since: then only one side has changed. */
function isOnlyOurs(ours: Decision, removed: Written, change: DecisionChange): boolean {
  return (Object.keys(change) as Field[]).every((field) => removed[field] === ours[field]);
}

const sayRemoved = ({ flag, stars, label }: DecisionChange): string[] => [
  ...(flag === 'none' ? [flagText(flag)] : []),
  ...(stars === 0 ? [starsText(stars)] : []),
  ...(label === 'none' ? [labelText(label)] : []),
];

/** "picked, 4 stars, label green"; empty where nothing is decided. */
function sayDecision({ flag, stars, label }: TheirDecision): string {
  const parts = [
    flag && flag !== 'none' ? flagText(flag) : '',
    stars ? starsText(stars) : '',
    label && label !== 'none' ? labelText(label) : '',
  ];
  return parts.filter(Boolean).join(', ');
}
