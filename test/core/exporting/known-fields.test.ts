/** @file Every property in which a supported program decides, as docs/interop.md lists them: read, seen as a conflict, and made to agree when it is overruled. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Decision, undecided } from '../../../electron/contract/decision.ts';
import type { XmpProfile } from '../../../electron/contract/exporting.ts';
import { planSidecar } from '../../../electron/core/exporting/sidecars/plan-sidecar.ts';
import { knownFields } from '../../../electron/core/xmp/decision-fields.ts';
import { namespaces } from '../../../electron/core/xmp/namespaces.ts';
import { readTheirDecision } from '../../../electron/core/xmp/read-decision.ts';
import { readXmp } from '../../../electron/core/xmp/read-xmp.ts';
import { inEnglish } from '../../support/in-english.ts';

const declared = Object.entries(namespaces)
  .filter(([prefix]) => !['rdf', 'x'].includes(prefix))
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');
const sidecar = (attributes: string, children = '') =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${namespaces.rdf}"><rdf:Description rdf:about="" ${declared} ${attributes}>${children}</rdf:Description></rdf:RDF></x:xmpmeta>`;
const colours = (...numbers: number[]) =>
  `<darktable:colorlabels><rdf:Seq>${numbers.map((one) => `<rdf:li>${one}</rdf:li>`).join('')}</rdf:Seq></darktable:colorlabels>`;

function theirs(text: string) {
  const read = readXmp(Buffer.from(text));
  if (!read.ok) throw new Error(read.problem);
  return readTheirDecision(read.document);
}
const plan = (text: string, ours: Partial<Decision>, overwriteConflicts = false, profile: XmpProfile = 'lightroom') =>
  inEnglish(
    planSidecar({
      decision: { ...undecided, ...ours },
      turned: { turn: 0, orientation: 1 },
      profile,
      bytes: Buffer.from(text),
      base: {},
      overwriteConflicts,
      elements: new Map(),
    }),
  );

/** One statement by one program, and a decision of ours that differs from it. */
const cases: [name: string, attributes: string, children: string, says: object, ours: Partial<Decision>][] = [
  ['Lightroom Classic: pick', 'xmpDM:pick="1"', '', { flag: 'pick' }, { flag: 'reject' }],
  ['Lightroom Classic: reject', 'xmpDM:pick="-1"', '', { flag: 'reject' }, { flag: 'pick' }],
  ['Lightroom (cloud): good alone', 'xmpDM:good="True"', '', { flag: 'pick' }, { flag: 'reject' }],
  ['Lightroom (cloud): not good alone', 'xmpDM:good="False"', '', { flag: 'reject' }, { flag: 'pick' }],
  ['digiKam: accepted', 'digiKam:PickLabel="3"', '', { flag: 'pick' }, { flag: 'reject' }],
  ['digiKam: rejected', 'digiKam:PickLabel="1"', '', { flag: 'reject' }, { flag: 'pick' }],
  ['Photo Mechanic: tagged', 'photomechanic:Tagged="True"', '', { flag: 'pick' }, { flag: 'reject' }],
  ['Bridge, darktable: rejecting rating', 'xmp:Rating="-1"', '', { flag: 'reject' }, { flag: 'pick' }],
  ['an old darktable: rejecting rating', 'xmp:Rating="6"', '', { flag: 'reject' }, { flag: 'pick' }],
  ['everybody: stars', 'xmp:Rating="3"', '', { stars: 3 }, { stars: 5 }],
  ['ACDSee: stars', 'acdsee:rating="4"', '', { stars: 4 }, { stars: 2 }],
  ['Windows, digiKam: percent', 'MicrosoftPhoto:Rating="75"', '', { stars: 4 }, { stars: 2 }],
  ['everybody: label', 'xmp:Label="Green"', '', { label: 'green' }, { label: 'red' }],
  ['Lightroom in another language', 'xmp:Label="Lila"', '', { label: 'purple' }, { label: 'red' }],
  ['Bridge: its own name', 'xmp:Label="To Do"', '', { label: 'purple' }, { label: 'red' }],
  ['darktable: colour', '', colours(3), { label: 'blue' }, { label: 'red' }],
  ['darktable: two colours', '', colours(0, 2), { otherLabel: 'red and green' }, { label: 'red' }],
  ['digiKam: colour', 'digiKam:ColorLabel="5"', '', { label: 'blue' }, { label: 'red' }],
  ['digiKam: a colour that we have not', 'digiKam:ColorLabel="2"', '', { otherLabel: 'Orange' }, { label: 'red' }],
  ['Photo Mechanic: class', 'photomechanic:ColorClass="5"', '', { label: 'green' }, { label: 'red' }],
  [
    'Photo Mechanic: a class that we have not',
    'photomechanic:ColorClass="3"',
    '',
    { otherLabel: 'colour class 3' },
    { label: 'red' },
  ],
  ['Photoshop: colour', 'photoshop:LabelColor="blue"', '', { label: 'blue' }, { label: 'red' }],
];

describe.each(cases)('%s', (_, attributes, children, says, ours) => {
  const text = sidecar(attributes, children);
  test('is read', () => expect(theirs(text)).toMatchObject(says));
  test('is a conflict where we say otherwise', () =>
    expect(plan(text, ours)).toMatchObject({ what: 'conflict', text: null }));
  test.each(['lightroom', 'digikam', 'everything'] as const)('is made to agree when overruled for %s', (profile) => {
    const { what, text: edited } = plan(text, ours, true, profile);
    expect(what).toBe('update');
    expect(theirs(edited!)).toMatchObject(ours);
    // Whatever any program reads in it is ours now: nothing is left to contradict.
    expect(plan(edited!, ours, false, profile).what).toBe('unchanged');
  });
});

test.each(cases.slice(0, 4))(
  'what was taken back is not stated, and contradicts nobody: %s',
  (_, attributes, children) => {
    expect(plan(sidecar(attributes, children), { stars: 2 }).text).toContain(attributes);
  },
);

test('every property of the table stands in docs/interop.md', () => {
  const doc = readFileSync('docs/interop.md', 'utf8');
  for (const { property } of Object.values(knownFields).flat()) expect(doc).toContain(`\`${property}\``);
});

test('a class behind a text label is a conflict of its own', () => {
  const text = sidecar('xmp:Label="Red" photomechanic:ColorClass="5" photomechanic:Prefs="1:5:2:-00001"');
  expect(plan(text, { label: 'red' }).details).toContain('label green where you decided label red');
  const edited = plan(text, { label: 'red' }, true).text!;
  expect(edited).toContain('photomechanic:ColorClass="2"');
  expect(edited).toContain('photomechanic:Prefs="1:2:2:-00001"');
});

test('a label that means ours stays as it was written', () => {
  expect(plan(sidecar('xmp:Label="Rouge"'), { label: 'red' }).what).toBe('unchanged');
  expect(plan(sidecar('xmp:Label="Select"'), { label: 'red', stars: 3 }).text).toContain('xmp:Label="Select"');
});

test('the star that darktable gives to everything it imports is nobody’s decision', () => {
  const untouched = sidecar('xmp:Rating="1" darktable:xmp_version="5" darktable:change_timestamp="-1"');
  expect(theirs(untouched)).toEqual({ defaultStars: 1 });
  expect(plan(untouched, { stars: 4 }).text).toContain('xmp:Rating="4"');
  const touched = sidecar('xmp:Rating="1" darktable:xmp_version="5" darktable:change_timestamp="63931446006675331"');
  expect(plan(touched, { stars: 4 }).what).toBe('conflict');
});

describe('the darktable profile', () => {
  const bare = sidecar('');
  const values = (ours: Partial<Decision>) => {
    const { text, details } = plan(bare, ours, false, 'darktable');
    return [details, /xmp:Rating="([^"]*)"/.exec(text ?? '')?.[1], /<rdf:li>(\d)<\/rdf:li>/.exec(text ?? '')?.[1]];
  };
  test('says what darktable can say', () => {
    expect(values({ flag: 'reject', stars: 4 })).toEqual(['rejected', '-1', undefined]);
    expect(values({ flag: 'pick', stars: 4, label: 'green' })).toEqual(['4 stars, label green', '4', '2']);
    expect(plan(bare, { flag: 'pick' }, false, 'darktable').what).toBe('unchanged');
  });
  test('never states a version of darktable’s format: that changed how a RAW is developed', () => {
    expect(plan(bare, { stars: 4 }, false, 'darktable').text).not.toContain('xmp_version=');
  });
});

test('a reject that stands as a rating is not turned back into stars by a program that has a flag for it', () => {
  const edited = plan(sidecar('xmp:Rating="-1"'), { flag: 'reject', stars: 4 }).text!;
  expect(edited).toContain('xmp:Rating="-1"');
  expect(edited).toContain('xmpDM:pick="-1"');
});
