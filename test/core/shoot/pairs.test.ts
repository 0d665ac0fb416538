/** What pairs have in common is worked out once, and read with one question when the shoot is opened again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import type { ContentKey, FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { ModelId } from '../../../electron/contract/score.ts';
import { type Catalog, openCatalog } from '../../../electron/core/catalog/open-catalog.ts';
import { noChanges } from '../../../electron/core/catalog/repos/scan-changes.ts';
import { createLooks } from '../../../electron/core/culling/alike/pictures.ts';
import { lookBytes } from '../../../electron/core/measures/look.ts';
import { createPairs } from '../../../electron/core/shoot/pairs.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { systemClock } from '../../../electron/core/work/clock.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const keys = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(32) as ContentKey);
const random = seededRandom(3);
const looks = new Map(
  keys.slice(0, 3).map((key) => [key, Uint8Array.from({ length: lookBytes }, () => random.whole(0, 255))]),
);
let catalog: Catalog;
let folderId: FolderId;
let photos: Map<PhotoId, ShootPhoto>;

beforeAll(async () => {
  const dir = tempFolder('pairs');
  catalog = await openCatalog({ dir, clock: systemClock, log: silentLog });
  folderId = catalog.folders.add(Buffer.from('/shoots/pairs'), 'pairs').id;
  const added = keys.map((contentKey, i) => ({
    files: [
      {
        ...({ kind: 'jpeg', format: 'jpeg', sizeBytes: 1, mtimeNs: 1n, dev: 1n, inode: BigInt(i + 1) } as const),
        ...{ relPath: Buffer.from(`${i}.jpg`), contentKey, isDisplay: true },
      },
    ],
  }));
  const ids = catalog.photos.applyScan(folderId, { ...noChanges(), added });
  photos = new Map(ids.map((id, i) => [id, { id, contentKey: keys[i], measures: {} } as unknown as ShootPhoto]));
});
afterAll(() => catalog.close());

const asked: ContentKey[] = [];
const lookOf = (key: ContentKey) => {
  asked.push(key);
  return looks.get(key) ?? null;
};
let asksModel = true;
const open = () =>
  createPairs(
    { looks: createLooks(lookOf), relations: catalog.relations, embeddings: catalog.embeddings },
    folderId,
    () => asksModel,
  );

test('vectors of one model say how alike two photos show', () => {
  const [a, b, c] = [...photos.keys()];
  const by = { model: 'finds' as ModelId, weightsSha256: 'f'.repeat(64), version: 1 };
  catalog.embeddings.putMany([
    { ...by, contentKey: keys[0]!, vector: [0.6, 0.8] },
    { ...by, contentKey: keys[1]!, vector: [0.8, 0.6] },
    { ...by, model: 'another' as ModelId, contentKey: keys[2]!, vector: [0.6, 0.8] },
  ]);
  const pictures = open().picturesOf(photos);
  expect(pictures.shownAlike(a!, b!)).toBeCloseTo(0.96, 3);
  expect(pictures.shownAlike(a!, c!)).toBeNull();
  // Off until somebody asks for it.
  asksModel = false;
  expect(pictures.shownAlike(a!, b!)).toBeNull();
});

test('kept across openings, without a look at the pictures', () => {
  const [a, b, c, d] = [...photos.keys()];
  const first = open();
  const pictures = first.picturesOf(photos);
  const relation = pictures.relate(a!, b!);
  expect(relation).not.toBeNull();
  expect(pictures.relate(b!, c!)).not.toBeNull();
  // Of the last there is no look: asked for once a derivation, and again in the next.
  expect([pictures.relate(a!, d!), pictures.relate(c!, d!)]).toEqual([null, null]);
  expect(asked.filter((key) => key === keys[3])).toHaveLength(1);
  first.store();

  asked.length = 0;
  const again = open().picturesOf(photos);
  expect(again.relate(a!, b!)).toEqual(relation);
  expect(again.relate(b!, c!)).not.toBeNull();
  expect(asked).toEqual([]);
  looks.set(keys[3]!, looks.get(keys[0]!)!);
  expect(open().picturesOf(photos).relate(a!, d!)).not.toBeNull();
});

test('shoots that are open beside each other share what is open of their pictures', () => {
  asked.length = 0;
  const shared = createLooks(lookOf);
  const { relations, embeddings } = catalog;
  for (const folder of [folderId, (folderId + 1) as FolderId]) {
    const pictures = createPairs({ looks: shared, relations, embeddings }, folder, () => false).picturesOf(photos);
    for (const id of [...photos.keys()].slice(0, 3)) expect(pictures.look(id)).not.toBeNull();
  }
  expect(asked).toEqual(keys.slice(0, 3));
});

test('of all that was looked at, the last few hundred stay open', () => {
  const many = Array.from({ length: 400 }, (_, i) => String(i).padStart(32, '0') as ContentKey);
  const read: ContentKey[] = [];
  const bytes = looks.get(keys[0]!)!;
  const opened = createLooks((key: ContentKey) => {
    read.push(key);
    return bytes;
  });
  for (const key of many) opened.open(key);
  expect(read).toHaveLength(400);
  opened.open(many[399]!);
  expect(read).toHaveLength(400);
  opened.open(many[0]!);
  expect(read).toHaveLength(401);
});
