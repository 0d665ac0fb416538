/** @file Who is in the photos over a real people.db, with descriptors that are made up: shown while a run goes on, and found again wherever the pictures are. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import { contentKey as asKey, type FolderId, type PhotoId } from '../../../electron/contract/ids.ts';
import { createPeoplePart } from '../../../electron/core/people/people-part.ts';
import type { OpenShoot } from '../../../electron/core/shoot/open-shoots.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Somebody's descriptor in one picture: two people are .8 apart, two pictures of one .25. */
function vectorOf(who: string, picture: number): number[] {
  const mean = seededRandom([...who].reduce((sum, letter) => 31 * sum + letter.charCodeAt(0), 7));
  const away = seededRandom(picture + 1000);
  return Array.from({ length: 128 }, () => (mean.unit() - 0.5) * 0.173 + (away.unit() - 0.5) * 0.076);
}

const face = {
  box: { x: 0.4, y: 0.4, w: 0.2, h: 0.2 },
  points: Array.from({ length: 5 }, () => ({ x: 0.5, y: 0.5 })),
  ...{ score: 0.9, state: 'open', eyeSharpness: 1, sharpness: 1 },
};
/** One face a photo, by whose it is; content is the photo's number, the same in every folder. */
const photosOf = (folderId: number, who: readonly (readonly [number, string])[]): ShootPhoto[] =>
  who.map(
    ([picture, name]) =>
      ({
        ...{ id: folderId * 1000 + picture, folderId, name, people: [], turn: 0, merit: 0.5, state: 'ok' },
        contentKey: asKey.parse(picture.toString(16).padStart(32, '0')),
        decision: { flag: 'none', stars: 0, label: null },
        faces: [face],
      }) as unknown as ShootPhoto,
  );

interface Folder {
  path: string;
  photos: ShootPhoto[];
}

/** A catalog's folder with shoots in it; `folders` may be changed as a catalog's would. */
function part(dir: string, folders: Map<number, Folder>, perPhotoMs = 0, onShown: () => void = () => undefined) {
  let nowMs = 0;
  const shown: number[] = [];
  const derived: number[] = [];
  const openOf = (folderId: FolderId): OpenShoot => {
    const { photos } = folders.get(folderId)!;
    const shoot = {
      folderId,
      photos: () => photos,
      get: (id: PhotoId) => photos.find((one) => one.id === id),
      touched: () => undefined,
    };
    // Suggestions cover people: they are worked out again where people are shown.
    const deriver = { soon: () => derived.push(folderId as number) };
    return { shoot, deriver } as unknown as OpenShoot;
  };
  const settings = { people: true, decidedBy: 'flags' };
  const people = createPeoplePart({
    ...{ dir, readOnly: false, workDir: path.join(dir, 'work'), stages: { people: { version: 1, needs: [] } } },
    clock: { nowMs: () => nowMs },
    events: {
      emit: ({ type }) => {
        if (type !== 'list-changed') return;
        shown.push(nowMs / 1000);
        onShown();
      },
    },
    settings: { get: () => settings, change: (change: object) => Object.assign(settings, change) } as never,
    previews: {
      develop: async (source) => {
        const { name, id } = source as unknown as ShootPhoto;
        return { state: 'ok', scored: [{ widthPx: 2000, heightPx: 1500, file: name, id }] } as never;
      },
    },
    models: () => ({
      descriptor: () => ({ file: { sha256: 'f' } }) as never,
      facesVersion: () => '1',
      scorer: async () =>
        ({
          describe: async (_: unknown, picture: { file: string; id: number }) => {
            nowMs += perPhotoMs;
            return [vectorOf(picture.file, picture.id)];
          },
        }) as never,
    }),
    sourceOf: (photo) => photo as never,
    opened: () => [...folders.keys()].map((id) => openOf(id as FolderId)),
    need: openOf,
    pathOf: (folderId) => Buffer.from(folders.get(folderId)!.path),
    folderAt: (at) => ([...folders].find(([, { path: one }]) => one === at.toString())?.[0] ?? null) as FolderId | null,
  });
  const run = async (folderId: number): Promise<void> => {
    const task = { signal: new AbortController().signal, report: () => undefined, untilResumed: async () => undefined };
    await people.find(openOf(folderId as FolderId), { ...task, callIt: () => undefined, isPaused: () => false });
  };
  const list = (folderId: number) => people.list(folderId as FolderId).people.map(({ name, photos }) => [name, photos]);
  const keyOf = (folderId: number, photos: number) =>
    people.list(folderId as FolderId).people.find((one) => one.photos === photos)!.key;
  return { people, run, list, keyOf, shown, derived };
}

const wedding = [...Array(9).keys()].map((n) => [n + 1, ['anna', 'anna', 'ben'][n % 3]!] as const);

test('people are shown while a long run goes on, and a name that is given meanwhile stands', async () => {
  const photos = photosOf(1, [...wedding, [10, 'a plank'], [11, 'a plank']]);
  for (const photo of photos.slice(9)) photo.faces = [{ ...photo.faces![0]!, score: 0.7 }];
  const folders = new Map([[1, { path: '/shoots/wedding', photos }]]);
  const { people, run, list, keyOf, shown, derived } = part(tempFolder('catalog'), folders, 4_000, () => {
    if (shown.length === 1) people.name(1 as FolderId, people.list(1 as FolderId).people[0]!.key, 'Anna');
  });
  await run(1);
  expect(derived).toContain(1);
  expect(list(1)).toEqual([
    ['Anna', 6],
    [null, 3],
  ]);
  expect(keyOf(1, 6)).toBe('p1');
  // Nine photos of four seconds, two at a time. What the detector was not sure of is nobody.
  expect(shown.length).toBeGreaterThan(1);
  expect(shown[0]).toBeLessThan(20);
  people.close();
});

test('names are found again in a new catalog, after a move, in a copy, in a folder further inside and in one around; each is deleted for itself', async () => {
  const dir = tempFolder('catalog');
  const folders = new Map<number, Folder>([[1, { path: '/shoots/wedding', photos: photosOf(1, wedding) }]]);
  let now = part(dir, folders);
  await now.run(1);
  now.people.name(1 as FolderId, now.keyOf(1, 6), 'Anna Zephyrine');
  now.people.close();
  const named = [
    ['Anna Zephyrine', 6],
    [null, 3],
  ];

  // Another shoot has this number now, and this shoot another.
  folders.set(1, { path: '/shoots/other', photos: photosOf(1, [[50, 'cleo']]) });
  folders.set(2, { path: '/shoots/wedding', photos: photosOf(2, wedding) });
  now = part(dir, folders);
  expect(now.list(2)).toEqual(named);
  await now.run(1);
  expect(now.list(1)).toEqual([[null, 1]]);
  now.people.close();

  // Moved: the catalog knows the old place no more.
  folders.set(2, { path: '/archive/wedding', photos: photosOf(2, wedding) });
  now = part(dir, folders);
  expect(now.list(2)).toEqual(named);
  expect(now.people.names(2 as FolderId)).toEqual({ [now.keyOf(2, 6)]: 'Anna Zephyrine' });
  // One photo of the six on another card, whose shoot was opened for itself, and both opened as one.
  folders.set(3, { path: '/archive/wedding/card-1', photos: photosOf(3, wedding.slice(0, 4)) });
  expect(now.list(3)).toEqual([
    ['Anna Zephyrine', 3],
    [null, 1],
  ]);
  folders.set(4, { path: '/archive', photos: photosOf(4, [...wedding, [50, 'cleo']]) });
  await now.run(4);
  expect(now.list(4)).toEqual([...named, [null, 1]]);
  // Named in one, it stays what it was in the others.
  now.people.name(3 as FolderId, now.keyOf(3, 3), 'Anna B.');
  expect(now.list(2)).toEqual(named);
  expect(now.people.stored().map(({ displayPath, names, folderId }) => [displayPath, names, folderId])).toEqual([
    ['/archive/wedding', 1, 2],
    ['/shoots/other', 0, 1],
    ['/archive/wedding/card-1', 1, 3],
    ['/archive', 1, 4],
  ]);

  // Left the list of shoots: what is stored of it can still be seen and deleted.
  folders.delete(3);
  const [gone] = now.people.stored().filter(({ folderId }) => folderId === null);
  expect(gone).toMatchObject({ name: 'card-1', displayPath: '/archive/wedding/card-1', names: 1 });
  expect((await now.people.deleteShoot(gone!.id)).map(({ name }) => name)).toEqual(['wedding', 'other', 'archive']);
  expect(now.list(2)).toEqual(named);
  for (const { id } of now.people.stored()) await now.people.deleteShoot(id);
  expect(now.people.stored()).toEqual([]);
  for (const suffix of ['', '-wal'])
    expect(readFileSync(path.join(dir, `people.db${suffix}`), 'latin1')).not.toMatch(/Zephyrine|Anna B/);
  expect(now.people.list(2 as FolderId)).toMatchObject({ lacking: 9, people: [] });
  now.people.close();
  rmSync(dir, { recursive: true });
});
