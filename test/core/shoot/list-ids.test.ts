/** Orders, filters and counts over made-up photos, against the plainest way to say the same. */

import { expect, test } from 'vitest';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import type { Folder } from '../../../electron/contract/folder.ts';
import type { FolderId, PhotoId, StackId } from '../../../electron/contract/ids.ts';
import { isDecided } from '../../../electron/contract/is-decided.ts';
import type { PhotoFilter, PhotoQuery, SortKey } from '../../../electron/contract/query.ts';
import type { DecidedBy } from '../../../electron/contract/settings.ts';
import { selectPhotos } from '../../../electron/core/exporting/plan/select-photos.ts';
import { countDecisions } from '../../../electron/core/shoot/decision-tally.ts';
import { compileFilter } from '../../../electron/core/shoot/filter-photos.ts';
import { idsNear } from '../../../electron/core/shoot/list-ids.ts';
import { orderByValue } from '../../../electron/core/shoot/order-by-value.ts';
import { createShoot } from '../../../electron/core/shoot/shoot.ts';
import { eyesOf, type ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { compareNames } from '../../../electron/core/shoot/sort-names.ts';
import { mediansOf, summariseShoot } from '../../../electron/core/shoot/summarise-shoot.ts';
import { inOneStep } from '../../support/in-one-step.ts';
import { plainScale } from '../../support/score-scale.ts';

const random = seededRandom(11);
const folderId = 1 as FolderId;

function photoOf(i: number): ShootPhoto {
  const hasMeasures = random.unit() < 0.9;
  return {
    id: (i * 3 + 1) as PhotoId,
    folderId,
    name: `IMG_${String(i).padStart(5, '0')}.jpg`,
    state: 'ready',
    takenMs: random.whole(0, 300),
    camera: random.pick(['One', 'Two', null]),
    metadata: null,
    measures: hasMeasures ? { sharpness: random.pick([0, -0, random.normal(), 1e-300, -1e300]), noise: null } : null,
    scores:
      random.unit() < 0.5
        ? [{ model: 'm', value: random.whole(0, 9), scale: plainScale, tops: null, attributes: null }]
        : [],
    faces: null,
    people: i % 5 === 0 ? ['p1'] : i % 7 === 0 ? ['p1', 'p2'] : [],
    decision: { flag: random.pick(['pick', 'reject', 'none']), stars: random.whole(0, 5), label: 'none' },
    stack: null,
    suggestion:
      random.unit() < 0.5 ? { class: 'keep', dismissed: random.unit() < 0.5, reasons: [{ code: 'soft' }] } : null,
    merit: random.unit(),
    turn: 0,
  } as unknown as ShootPhoto;
}

const photos = Array.from({ length: 700 }, (_, i) => photoOf(i));
const any = () => 'any' as const;
const shoot = createShoot(folderId, inOneStep(), any);
shoot.put(random.shuffled(photos));
const inCaptureOrder = shoot.photos();
const query = (filter: PhotoFilter, by: SortKey, descending: boolean): PhotoQuery => ({
  folderId,
  filter,
  sort: { by, descending },
  stacks: 'open',
});

const summaryOf = (photos: readonly ShootPhoto[], by: DecidedBy) =>
  summariseShoot({} as Folder, photos, 0, new Map(), countDecisions(photos, by));

const readValue: Record<string, (photo: ShootPhoto) => number | null> = {
  stars: ({ decision }) => decision.stars,
  best: ({ merit }) => merit,
  sharpness: ({ measures }) => measures?.sharpness ?? null,
  noise: () => null,
  'score:m': ({ scores }) => scores[0]?.value ?? null,
};

test.each(Object.keys(readValue))('sorted by %s, as comparing pairs would, ties in capture order', (by) => {
  for (const descending of [false, true]) {
    const withValue = inCaptureOrder.filter((photo) => readValue[by]!(photo) !== null);
    const without = inCaptureOrder.filter((photo) => readValue[by]!(photo) === null);
    withValue.sort((a, b) => (readValue[by]!(a)! - readValue[by]!(b)!) * (descending ? -1 : 1));
    expect(shoot.ids(query({}, by as SortKey, descending))).toEqual({
      ids: [...withValue, ...without].map(({ id }) => id),
      total: 700,
      matched: 700,
    });
  }
});

test('filtered, the order stays', () => {
  const filter: PhotoFilter = { cameras: ['Two'], stars: { min: 2, max: 4 } };
  const { ids, matched, total } = shoot.ids(query(filter, 'stars', true));
  const wanted = inCaptureOrder
    .filter(({ camera, decision }) => camera === 'Two' && decision.stars >= 2 && decision.stars <= 4)
    .toSorted((a, b) => b.decision.stars - a.decision.stars);
  expect(ids).toEqual(wanted.map(({ id }) => id));
  expect([matched, total]).toEqual([wanted.length, 700]);
});

test('a collapsed stack stands where its first photo stood, as its best', () => {
  const few = [10, 11, 12, 13].map((i) => ({ ...photoOf(i), takenMs: i, stack: null as ShootPhoto['stack'] }));
  const [a, b, c, d] = few as [ShootPhoto, ShootPhoto, ShootPhoto, ShootPhoto];
  const stack = { id: 9 as StackId, kind: 'burst' as const, photoIds: [a.id, b.id, d.id], bestId: d.id };
  for (const photo of [a, b, d]) photo.stack = stack;
  const folded = createShoot(
    folderId,
    inOneStep(() => ({ stacks: [stack] })),
    any,
  );
  folded.put(few);
  const { ids, matched } = folded.ids({ ...query({}, 'time', false), stacks: 'collapsed' });
  expect(ids).toEqual([d.id, c.id]);
  expect(matched).toBe(4);
});

test('counts: each choice as if its own dimension were left out of the filter', () => {
  const filter: PhotoFilter = { flags: ['pick'], cameras: ['One'], suggestions: ['keep'] };
  const facets = shoot.facets(query(filter, 'time', false));
  const counted = (without: keyof PhotoFilter, holds: (photo: ShootPhoto) => boolean): number => {
    const parts = compileFilter({ ...filter, [without]: undefined }, 'any');
    return inCaptureOrder.filter((photo) => parts.every((part) => part.passes(photo)) && holds(photo)).length;
  };
  for (const flag of ['pick', 'reject', 'none'] as const)
    expect(facets.flags[flag] ?? 0).toBe(counted('flags', ({ decision }) => decision.flag === flag));
  expect(facets.cameras).toEqual({
    One: counted('cameras', ({ camera }) => camera === 'One'),
    Two: counted('cameras', ({ camera }) => camera === 'Two'),
  });
  const isKept = ({ suggestion }: ShootPhoto) => suggestion !== null && !suggestion.dismissed;
  expect(facets.suggestions).toEqual({
    keep: counted('suggestions', isKept),
    undecided: counted('suggestions', (photo) => photo.suggestion !== null && !isKept(photo)),
    waiting: counted('suggestions', (photo) => photo.suggestion === null),
  });
  expect(facets.stars).toEqual([0, 1, 2, 3, 4, 5].map((n) => counted('stars', ({ decision }) => decision.stars === n)));
  expect(facets.findings).toEqual({ soft: counted('findings', ({ suggestion }) => suggestion !== null) });
  expect(facets.winners).toBe(counted('winnersOnly', () => true));
  expect(facets.lenses).toEqual({});
  const { yes, no } = facets.decided;
  expect([yes ?? 0, no ?? 0]).toEqual([
    counted('decided', ({ decision }) => isDecided(decision, 'any')),
    counted('decided', ({ decision }) => !isDecided(decision, 'any')),
  ]);
});

test('names are compared as the collator does it', () => {
  const collator = new Intl.Collator('en', { numeric: true });
  const names = [
    'IMG_0007.jpg',
    'IMG_0010.jpg',
    'IMG_7.jpg',
    'img_0007.jpg',
    'IMG-0007.jpg',
    'A1B23',
    'A2B03',
    'A1B03',
  ];
  for (let i = 0; i < 150; i++)
    names.push(Array.from({ length: random.whole(0, 6) }, () => random.pick([...'012 9aAb_-.(é'])).join(''));
  for (const a of names) {
    for (const b of names) expect(Math.sign(compareNames(a, b))).toBe(Math.sign(collator.compare(a, b)));
  }
});

test('a radix order of none and of every kind of double', () => {
  expect([...orderByValue(new Uint32Array(), new Float64Array(), false)]).toEqual([]);
  const values = Float64Array.of(Infinity, 1, -1, 0, -0, -Infinity, 5e-324, -5e-324, 2 ** 60, Number.MAX_VALUE);
  const positions = Uint32Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  expect([...orderByValue(positions, values, false)]).toEqual([5, 2, 7, 4, 3, 6, 1, 8, 9, 0]);
  expect([...orderByValue(positions, values, true)]).toEqual([0, 9, 8, 1, 6, 4, 3, 7, 2, 5]);
});

test('the ids near one, at both ends, and where it left the list', () => {
  const ids = [10, 20, 30, 40, 50] as PhotoId[];
  const near = (id: number | null, index: number, count: number) => idsNear(ids, { id: id as PhotoId, index, count });
  expect(near(30, 0, 2)).toEqual([10, 20, 30, 40]);
  expect(near(10, 4, 2)).toEqual([10, 20]);
  expect(near(50, 0, 1)).toEqual([40, 50]);
  expect(near(99, 1, 1)).toEqual([10, 20]);
  expect(near(null, 70, 2)).toEqual([30, 40, 50]);
  expect(near(30, 0, 0)).toEqual([]);
  expect(idsNear([], { id: null, index: 0, count: 9 })).toEqual([]);
});

test('medians are those of the sorted values', () => {
  for (let round = 0; round < 50; round++) {
    const some = random.shuffled(photos).slice(0, random.whole(1, 40));
    const known = some.flatMap(({ measures }) => measures?.sharpness ?? []).sort((a, b) => a - b);
    expect(mediansOf(some).sharpness === known[known.length >> 1]).toBe(true);
  }
});

test('a photo nobody has looked at is not one without a face', () => {
  const found = { ...photoOf(1), faces: [] };
  expect([eyesOf(found), eyesOf({ ...found, faces: null })]).toEqual(['none', 'unknown']);
});

const noNames = { setId: () => 0, filterOf: () => ({ name: '', filter: {} }) };

test('what counts as decided is one thing: the panel, the filter, its counts and the export agree', () => {
  const few = (['none', 'pick', 'none', 'none'] as const).map((flag, i) => ({
    ...photoOf(i),
    decision: { flag, stars: i === 2 ? 3 : 0, label: i === 3 ? ('red' as const) : ('none' as const) },
  }));
  for (const [by, decided] of [
    ['any', 3],
    ['flag', 1],
    ['stars', 1],
    ['label', 1],
  ] as const) {
    const summary = summaryOf(few, by);
    expect(summary.undecided).toBe(4 - decided);
    expect(selectPhotos(few, 'decided', noNames, by)).toHaveLength(decided);
    const parts = compileFilter({ decided: ['no'] }, by);
    expect(few.filter((photo) => parts.every((part) => part.passes(photo)))).toHaveLength(summary.undecided);
    const shoot = createShoot(folderId, inOneStep(), () => by);
    shoot.put(few);
    expect(shoot.facets(query({}, 'time', false)).decided).toEqual({ yes: decided, no: 4 - decided });
  }
});

test('cells take the shape of the shoot, and what nobody has looked at is no verdict', () => {
  const sized = (widthPx: number, heightPx: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({ ...photoOf(i), widthPx, heightPx, suggestion: null }));
  const aspect = (photos: ShootPhoto[]) => summaryOf(photos, 'any').aspect;
  expect(aspect(sized(6000, 4000, 5))).toBe(1.5);
  expect(aspect([...sized(6000, 4000, 5), ...sized(4000, 6000, 5)])).toBe(1);
  expect(aspect(sized(6000, 4000, 5).map((photo) => ({ ...photo, turn: 1 as const })))).toBe(0.65);
  expect(aspect(sized(0, 0, 3))).toBe(1.5);
  expect(aspect(sized(20_000, 1_000, 3))).toBe(2);
  const summary = summaryOf(sized(6000, 4000, 3), 'any');
  expect([summary.notLookedAt, summary.suggested.undecided]).toEqual([3, 0]);
});
