/** What each field reads of a photo is what the table says it depends on: a source left out would mean an old order after a change, without a word. */
import { expect, test } from 'vitest';
import { measures } from '../../../electron/contract/measures.ts';
import {
  choiceFields,
  type FieldName,
  measureNames,
  photoFields,
  type Source,
  sortFields,
  sourcesOfSort,
} from '../../../electron/contract/photo-fields.ts';
import { type PhotoFilter, photoFilter, sortKey } from '../../../electron/contract/query.ts';
import type { DecidedBy } from '../../../electron/contract/settings.ts';
import { compileFilter } from '../../../electron/core/shoot/filter-photos.ts';
import { readName, readNumber } from '../../../electron/core/shoot/read-fields.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { filterTexts } from '../../../texts/en/page/filters.ts';

const sourceOf: Partial<Record<keyof ShootPhoto, Source>> = {
  ...{ name: 'file', state: 'file', camera: 'file', takenMs: 'time' },
  ...{ decision: 'decisions', dismissed: 'decisions', sets: 'decisions', people: 'scores' },
  ...{ metadata: 'metadata', measures: 'measures', scores: 'scores', faces: 'scores' },
  ...{ merit: 'derived', technical: 'derived', aesthetic: 'derived', suggestion: 'derived', stack: 'derived' },
};

type ReadAny = (photo: ShootPhoto, by: DecidedBy) => unknown;

const bare = {
  ...{
    id: 1,
    name: 'IMG_0001.jpg',
    state: 'ready',
    camera: null,
    takenMs: 0,
    sets: [],
    people: [],
    metadata: null,
    measures: null,
  },
  ...{
    decision: { flag: 'none', stars: 0, label: 'none' },
    scores: [],
    faces: null,
    stack: null,
    suggestion: null,
    merit: 0,
    technical: null,
    aesthetic: null,
  },
};

/** Sources of every property that is read, of a photo that has nothing yet and of one that has all. */
function sourcesReadBy(read: ReadAny): Set<Source> {
  const full = {
    ...bare,
    ...{ camera: 'A', scores: [{ model: 'm', value: 1, scene: 'x', distortion: 'y' }], faces: [] },
    stack: { id: 1, kind: 'burst', photoIds: [1, 2], bestId: 1 },
    suggestion: { class: 'keep', dismissed: false, reasons: [{ code: 'soft' }] },
  };
  const sources = new Set<Source>();
  for (const photo of [bare, full]) {
    const watched = new Proxy(photo, {
      get: (target, name) => {
        // The one thing that nothing replaces.
        if (name === 'id') return target.id;
        const source = sourceOf[name as keyof ShootPhoto];
        expect(source, `a source for ${String(name)}`).toBeDefined();
        sources.add(source!);
        return Reflect.get(target, name);
      },
    });
    read(watched as unknown as ShootPhoto, 'any');
  }
  return sources;
}

const readers: [FieldName, ReadAny][] = [
  ...(Object.entries(readNumber) as [FieldName, ReadAny][]),
  ...(Object.entries(readName) as [FieldName, ReadAny][]),
];

test.each(readers)('%s depends on what it reads', (name, read) => {
  expect([...photoFields[name].dependsOn].sort()).toEqual([...sourcesReadBy(read)].sort());
});

const examples: Required<PhotoFilter> = {
  ...{ flags: ['pick'], decided: ['yes'], stars: { min: 1 }, labels: ['red'], suggestions: ['keep'] },
  ...{
    score: { model: 'm', min: 0 },
    scenes: ['x'],
    distortions: ['y'],
    eyes: ['open'],
    cameras: ['A'],
    lenses: ['L'],
  },
  ...{ technical: { min: 0 }, aesthetic: { max: 1 } },
  ...{ iso: { min: 1 }, findings: ['soft'], states: ['ready'], stackKinds: ['burst'], winnersOnly: true, sets: [1] },
  ...{ theirs: ['said'], text: 'IMG', people: ['p1', 'without-keeper'] },
};

test.each(Object.keys(photoFilter.shape) as (keyof PhotoFilter)[])(
  'the filter %s is a field and reads no more than it says',
  (name) => {
    const [part] = compileFilter({ [name]: examples[name] }, 'any');
    expect(part!.dimension).toBe(name);
    const read = sourcesReadBy((photo) => part!.passes(photo));
    for (const source of read) expect(photoFields[name].dependsOn as readonly Source[]).toContain(source);
    expect(read.size).toBeGreaterThan(0);
  },
);

test('every measure that has a number and a meaning of its own is a field, with a name', () => {
  const numbers = Object.keys(measures.shape).filter((name) => name !== 'dhash' && name !== 'edge');
  expect([...measureNames].sort()).toEqual(numbers.sort());
  for (const name of sortFields) {
    expect(filterTexts.sorts[name]).toBeTruthy();
    expect(sortKey.safeParse(name).success).toBe(true);
    expect(sourcesOfSort(name).length).toBeGreaterThan(0);
  }
  expect(sourcesOfSort('score:some-model')).toEqual(['scores']);
  expect(choiceFields).toContain('flags');
});
