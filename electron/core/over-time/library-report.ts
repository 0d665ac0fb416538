/** @file The library over time: how numbers lie by camera, lens, aperture and ISO, and what became another one since a day. See [Note: Drift]. */

import { say } from '../../../texts/say.ts';
import type { Drift, LibraryReport } from '../../contract/evaluating.ts';
import type { PhotoId } from '../../contract/ids.ts';
import type { Told } from '../../contract/told.ts';
import { numbersOf } from '../evaluating/photo-numbers.ts';
import { displayName } from '../library/paths.ts';
import { bodyOf, cameraOf, type ShootPhoto } from '../shoot/shoot-photo.ts';
import { type FoundDrift, findDrift, quantileOf, type TimedSample, withoutFalse } from './find-drift.ts';

export interface LibraryShoot {
  /** For people. */
  name: string;
  photos: readonly ShootPhoto[];
}

/** Groups of fewer photos are not told. */
const fewestPhotos = 30;
/** What depends on what is in front of the lens more than on the gear says nothing over time. */
const watched = (name: string) => name !== 'colourfulness' && name !== 'contrast' && name !== 'subjectSharpness';

type By = Drift['by'];

export function libraryReport(shoots: readonly LibraryShoot[]): LibraryReport {
  const of = new Map<PhotoId, { photo: ShootPhoto; shoot: LibraryShoot }>();
  for (const shoot of shoots) for (const photo of shoot.photos) of.set(photo.id, { photo, shoot });
  const photos = [...of.values()].map(({ photo }) => photo);
  const numbers = numbersOf(photos);
  const lows = new Map([...numbers].map(([name, column]) => [name, quantileOf([...column.values()], 0.05)]));
  const groups = groupsOf(photos);
  const candidates: { by: By; group: string; metric: string; drift: FoundDrift }[] = [];
  let lookedAt = 0;
  const told: LibraryReport['groups'] = [];
  for (const { by, name, members } of groups) {
    const metrics: LibraryReport['groups'][number]['metrics'] = {};
    for (const [metric, column] of numbers) {
      const samples = members.flatMap((photo): TimedSample[] => {
        const value = column.get(String(photo.id));
        // A day of a shoot: weather and light of the next are others.
        const session = `${photo.folderId}:${Math.floor(photo.takenMs / 86_400_000)}`;
        return value === undefined ? [] : [{ id: photo.id, session, atMs: photo.takenMs, value }];
      });
      if (samples.length < fewestPhotos) continue;
      const values = samples.map(({ value }) => value);
      metrics[metric] = {
        median: quantileOf(values, 0.5),
        spread: (quantileOf(values, 0.75) - quantileOf(values, 0.25)) / 1.349,
        tail: values.filter((value) => value < lows.get(metric)!).length / values.length,
        photos: values.length,
      };
      if (!watched(metric)) continue;
      lookedAt += 1;
      const drift = findDrift(samples);
      if (drift) candidates.push({ by, group: name, metric, drift });
    }
    const folders = new Set(members.map(({ folderId }) => folderId));
    told.push({ by, name, photos: members.length, shoots: folders.size, metrics });
  }
  const said = withoutFalse(
    candidates.map(({ drift }) => drift),
    Math.max(1, lookedAt),
  );
  const pictureOf = (id: number) => {
    const { photo, shoot } = of.get(id as PhotoId)!;
    return { photoId: photo.id, folder: shoot.name, path: displayName(photo.display.relPath) };
  };
  const drifts = candidates
    .filter((_, i) => said[i])
    .map(({ by, group, metric, drift: { before, after, sinceMs, size, p } }): Drift => {
      const sideOf = ({ ids, ...side }: FoundDrift['before']) => ({ ...side, pictures: ids.map(pictureOf) });
      const since = new Date(sinceMs).toISOString().slice(0, 10);
      const says = sayDrift(group, metric, before, after, since);
      return { by, group, metric, since, before: sideOf(before), after: sideOf(after), size, p, says };
    })
    .sort((a, b) => Math.abs(b.size) - Math.abs(a.size));
  return { shoots: shoots.length, photos: photos.length, lookedAt, groups: told, drifts };
}

/** "EF70-200mm at f/2.8: sharpness fell by 12 % since 2026-06-03 (41 photos before, 230 after)" */
function sayDrift(
  group: string,
  metric: string,
  before: FoundDrift['before'],
  after: FoundDrift['after'],
  since: string,
): Told {
  const change = after.median - before.median;
  const share = Math.abs(before.median) > 1e-9 ? Math.abs(change / before.median) : Number.POSITIVE_INFINITY;
  const by = share <= 2 ? `${Math.round(100 * share)} %` : Number(Math.abs(change).toPrecision(2));
  return say('drift.says', {
    group,
    metric,
    isLess: change < 0,
    by: String(by),
    since,
    before: before.photos,
    after: after.photos,
  });
}

function groupsOf(photos: readonly ShootPhoto[]): { by: By; name: string; members: ShootPhoto[] }[] {
  const readers: Record<By, (photo: ShootPhoto) => string | null> = {
    // Two bodies of one model are two cameras.
    camera: (photo) => (cameraOf(photo) === null ? null : bodyOf(photo).replace('|', ' ').trim()),
    lens: (photo) => photo.metadata?.lens ?? null,
    aperture: ({ metadata }) =>
      metadata?.lens && metadata.fNumber
        ? say('lens.at', { lens: metadata.lens, aperture: Number(metadata.fNumber.toPrecision(2)) })
        : null,
    iso: ({ metadata }) => isoBand(metadata?.iso ?? null),
  };
  return (Object.keys(readers) as By[]).flatMap((by) => {
    const groups = new Map<string, ShootPhoto[]>();
    for (const photo of photos) {
      const name = readers[by](photo);
      if (name !== null) groups.set(name, addTo(groups.get(name), photo));
    }
    return [...groups]
      .filter(([, members]) => members.length >= fewestPhotos)
      .map(([name, members]) => ({ by, name, members }))
      .sort((a, b) => b.members.length - a.members.length);
  });
}

/** A stop wide: "ISO 400", "ISO 800". */
function isoBand(iso: number | null): string | null {
  return iso === null || iso <= 0 ? null : `ISO ${100 * 2 ** Math.max(-1, Math.round(Math.log2(iso / 100)))}`;
}

function addTo<T>(list: T[] | undefined, one: T): T[] {
  if (!list) return [one];
  list.push(one);
  return list;
}
