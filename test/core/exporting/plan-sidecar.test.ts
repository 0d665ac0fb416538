/** @file The three-way merge of a sidecar, field by field: base, theirs, ours. */
import { describe, expect, test } from 'vitest';
import { type Decision, undecided } from '../../../electron/contract/decision.ts';
import type { XmpProfile } from '../../../electron/contract/exporting.ts';
import type { Clocked } from '../../../electron/core/exporting/sidecars/corrected-time.ts';
import type { Turned } from '../../../electron/core/exporting/sidecars/orientation.ts';
import { planSidecar, type SidecarPlan } from '../../../electron/core/exporting/sidecars/plan-sidecar.ts';
import { baseText, readBase, type Written } from '../../../electron/core/exporting/sidecars/sync-base.ts';
import type { PropertyName } from '../../../electron/core/xmp/namespaces.ts';
import { inEnglish } from '../../support/in-english.ts';
import { samples } from './xmp-samples.ts';

interface Given {
  ours?: Partial<Decision>;
  profile?: XmpProfile;
  overwriteConflicts?: boolean;
  base?: Written;
  elements?: [PropertyName, string][];
  turned?: Turned;
  clocked?: Clocked;
}

const plan = (
  text: string | null,
  { ours, profile, overwriteConflicts, base, elements, turned, clocked }: Given,
): SidecarPlan =>
  inEnglish(
    planSidecar({
      decision: { ...undecided, ...ours },
      turned: turned ?? { turn: 0, orientation: 1 },
      ...(clocked && { clocked }),
      profile: profile ?? 'lightroom',
      bytes: text === null ? null : Buffer.from(text),
      base: base ?? {},
      overwriteConflicts: overwriteConflicts ?? false,
      elements: new Map(elements),
    }),
  );

const xmp = (attributes: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/" xmlns:digiKam="http://www.digikam.org/ns/1.0/" xmlns:photomechanic="http://ns.camerabits.com/photomechanic/1.0/" ${attributes}/></rdf:RDF></x:xmpmeta>`;

describe('a new sidecar', () => {
  test('states only what was decided: a zero would overrule the rating in the picture', () => {
    expect(plan(null, { ours: { flag: 'pick' } })).toMatchObject({ what: 'create', details: 'picked' });
    expect(plan(null, { ours: { stars: 3 }, profile: 'everything' }).details).toBe('3 stars');
  });

  test('is not made for a photo nobody decided about', () => {
    expect(plan(null, {})).toMatchObject({ what: 'unchanged', text: null });
  });
});

describe('what others wrote', () => {
  test('survives the second export as it did the first', () => {
    const first = plan(samples.lightroom!, { ours: { flag: 'pick' } });
    expect(first.written).toEqual({ flag: 'pick' });
    const second = plan(first.text, { ours: { flag: 'reject' }, base: first.written });
    expect(second.details).toBe('picked -> rejected');
    expect(second.text).toContain('xmp:Rating="2"');
    const third = plan(second.text, { base: second.written });
    expect(third.text).toContain('xmp:Rating="2"');
    expect(third.text).toContain('xmpDM:pick="0"');
    expect(third.written).toEqual({});
  });

  test.each([
    ['a rejecting rating', 'xmp:Rating="-1"', { label: 'green' }, 'everything'],
    ['a label of their own', 'xmp:Label="To print"', { stars: 2 }, 'lightroom'],
    ['a label in another language', 'xmp:Label="Grün"', { flag: 'pick' }, 'everything'],
    ['a colour class that is none of ours', 'photomechanic:ColorClass="3"', { flag: 'pick' }, 'photo-mechanic'],
    ['a pending pick label', 'digiKam:PickLabel="2"', { stars: 4 }, 'digikam'],
  ] as const)('is left where we have no opinion: %s', (_, attribute, ours, profile) => {
    const planned = plan(xmp(attribute), { ours, profile });
    expect(planned.what).toBe('update');
    expect(planned.text).toContain(attribute);
    expect(plan(planned.text, { ours, profile, overwriteConflicts: true, base: planned.written }).what).toBe(
      'unchanged',
    );
  });

  test.each([
    ['xmp:Rating="-1"', { stars: 4 }, 'rejected where you decided 4 stars'],
    ['xmp:Rating="6"', { flag: 'pick' }, 'rejected where you decided picked'],
    ['xmp:Label="To print"', { label: 'red' }, 'label To print where you decided label red'],
    ['xmp:Label="Rouge"', { label: 'green' }, 'label red where you decided label green'],
    ['digiKam:PickLabel="1"', { flag: 'pick' }, 'rejected where you decided picked'],
  ] as const)('is a conflict where we say otherwise: %s', (attribute, ours, says) => {
    const planned = plan(xmp(attribute), { ours });
    expect(planned).toMatchObject({ what: 'conflict', text: null });
    expect(planned.details).toContain(says);
    expect(plan(xmp(attribute), { ours, overwriteConflicts: true })).toMatchObject({ what: 'update' });
  });
});

describe('with a base', () => {
  const base: Written = { stars: 4 };

  test('an edit of theirs to something else does not stop ours', () => {
    const edited = xmp('xmp:Rating="4" xmp:CreatorTool="Lightroom"');
    expect(plan(edited, { ours: { stars: 5 }, base }).details).toBe('4 stars -> 5 stars');
    expect(plan(edited, { base }).details).toBe('4 stars -> no stars');
  });

  test('a change of theirs to our field is a conflict, also when they cleared it', () => {
    expect(plan(xmp('xmp:Rating="2"'), { ours: { stars: 5 }, base }).details).toContain(
      '2 stars where you decided 5 stars',
    );
    expect(plan(xmp('xmp:Rating="0"'), { ours: { stars: 4 }, base }).details).toContain(
      'no stars where you decided 4 stars',
    );
    expect(plan(xmp('xmp:Rating="5"'), { ours: { stars: 5 }, base }).what).toBe('unchanged');
  });

  test('their change stays where we took ours back', () => {
    expect(plan(xmp('xmp:Rating="2"'), { base }).what).toBe('unchanged');
  });

  test('a reject that we wrote as a rating is taken back as one', () => {
    const rejected = plan(null, { ours: { flag: 'reject' }, profile: 'bridge' });
    expect(rejected.written).toEqual({ flag: 'reject' });
    expect(rejected.text).toContain('xmp:Rating="-1"');
    expect(plan(rejected.text, { profile: 'bridge', base: rejected.written }).details).toBe('rejected -> no stars');
  });

  test('a profile without flags claims none', () => {
    const planned = plan(xmp('xmpDM:pick="1"'), { ours: { flag: 'pick', stars: 3 }, profile: 'capture-one' });
    expect(planned.written).toEqual({ stars: 3 });
  });

  test('face regions that somebody drew are never replaced; ours are', () => {
    const ours = '<mwg-rs:Regions rdf:parseType="Resource">ours</mwg-rs:Regions>';
    const theirs = xmp('').replace(
      '/></rdf:RDF>',
      ' xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"><mwg-rs:Regions rdf:parseType="Resource">Anna</mwg-rs:Regions></rdf:Description></rdf:RDF>',
    );
    const elements: [PropertyName, string][] = [['mwg-rs:Regions', ours]];
    expect(plan(theirs, { elements }).what).toBe('unchanged');
    const fresh = plan(xmp(''), { elements });
    expect(fresh.written).toEqual({ regions: true });
    const again = plan(fresh.text, {
      elements: [['mwg-rs:Regions', ours.replace('ours', 'newer')]],
      base: fresh.written,
    });
    expect(again.text).toContain('newer');
    expect(again.text).not.toContain('>ours<');
  });

  test('survives its own text; an older or broken one claims nothing', () => {
    const hash = 'ab'.repeat(32);
    expect(readBase(baseText({ hash, written: { flag: 'pick', stars: 2 } }))).toEqual({
      hash,
      written: { flag: 'pick', stars: 2 },
    });
    expect(readBase(hash)).toEqual({ hash, written: {} });
    expect(readBase(`${hash} {"stars":9}`)).toEqual({ hash, written: {} });
    expect(readBase(null)).toBeNull();
  });
});

describe('a picture that was turned', () => {
  const right: Turned = { turn: 1, orientation: 1 };
  const tiff = (orientation: number) =>
    xmp(`xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="${orientation}"`);

  test('is told as its own orientation with the turn on top, whatever it was, mirrored ones too', () => {
    const from = (orientation: number, turn: Turned['turn']) =>
      /tiff:Orientation="(\d)"/.exec(plan(null, { turned: { turn, orientation } }).text ?? '')?.[1];
    expect([1, 6, 3, 8].map((orientation) => from(orientation, 1))).toEqual(['6', '3', '8', '1']);
    expect([2, 7, 4, 5].map((orientation) => from(orientation, 1))).toEqual(['7', '4', '5', '2']);
    expect([from(6, 3), from(6, 2), from(0, 1)]).toEqual(['1', '8', '6']);
  });

  test('is a reason for a sidecar, and no other field is stated for it', () => {
    const made = plan(null, { turned: right });
    expect(made).toMatchObject({ what: 'create', details: 'turned right', written: { orientation: 6 } });
    expect(made.text).not.toContain('Rating');
    expect(plan(tiff(1), { turned: right })).toMatchObject({ what: 'update', details: 'as taken -> turned right' });
    expect(plan(tiff(6), { turned: right })).toMatchObject({ what: 'unchanged', written: { orientation: 6 } });
  });

  test('is taken back where it still stands by our hand; what was never turned here is never written', () => {
    const back = plan(tiff(6), { base: { orientation: 6 } });
    expect(back).toMatchObject({ what: 'update', details: 'turned right -> as taken', written: {} });
    expect(plan(tiff(8), { base: { orientation: 6 } })).toMatchObject({ what: 'unchanged' });
    expect(plan(tiff(8), { ours: { stars: 2 } }).text).toContain('tiff:Orientation="8"');
  });

  test('stands against what somebody turned there: nobody wins silently', () => {
    const turned = plan(tiff(8), { turned: right, ours: { stars: 2 } });
    expect(turned).toMatchObject({ what: 'conflict', text: null });
    expect(turned.details).toContain('turned left where you turned the picture');
    expect(plan(tiff(8), { turned: right, overwriteConflicts: true }).text).toContain('tiff:Orientation="6"');
    // What we wrote earlier is no somebody.
    expect(plan(tiff(8), { turned: right, base: { orientation: 8 } }).text).toContain('tiff:Orientation="6"');
  });
});

describe('a clock that was put right', () => {
  const clocked = { takenAt: '2026-06-14T15:00:05.250', takenOffset: '+02:00', shiftMs: 3_605_250 };
  const byCamera = '2026-06-14T14:00:00';
  const taken = (time: string, more = '') =>
    xmp(`xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:DateTimeOriginal="${time}" ${more}`);

  test('is told where it is asked for, over what the camera said, and again as nothing new', () => {
    expect(plan(null, { ours: { stars: 3 } }).text).not.toContain('DateTimeOriginal');
    const made = plan(taken(byCamera, `xmp:CreateDate="${byCamera}"`), { clocked });
    expect(made).toMatchObject({
      what: 'update',
      details: 'taken 2026-06-14 14:00:00 -> taken 2026-06-14 15:00:05, taken 2026-06-14 15:00:05',
      written: { takenAt: clocked.takenAt },
    });
    for (const name of ['exif:DateTimeOriginal', 'photoshop:DateCreated', 'xmp:CreateDate'])
      expect(made.text).toContain(`${name}="2026-06-14T15:00:05.250+02:00"`);
    expect(plan(made.text, { clocked, base: made.written })).toMatchObject({ what: 'unchanged' });
  });

  test('moved again it is told anew, right again it says what the camera says', () => {
    const made = plan(null, { clocked, ours: { stars: 1 } });
    const again = { ...clocked, takenAt: '2026-06-14T15:00:00.000', shiftMs: 3_600_000 };
    expect(plan(made.text, { clocked: again, base: made.written }).text).toContain('"2026-06-14T15:00:00.000+02:00"');
    const right = { ...clocked, takenAt: '2026-06-14T14:00:00.000', shiftMs: 0 };
    const back = plan(made.text, { clocked: right, base: made.written });
    expect(back.text).toContain('exif:DateTimeOriginal="2026-06-14T14:00:00.000+02:00"');
    expect(back.written.takenAt).toBeUndefined();
  });

  test('a time that somebody else put there is a conflict, replaced only where that is asked for', () => {
    const theirs = taken('2026-06-15T09:00:00');
    expect(plan(theirs, { clocked })).toMatchObject({
      what: 'conflict',
      details: expect.stringContaining('2026-06-15 09:00:00'),
    });
    expect(plan(theirs, { clocked, overwriteConflicts: true }).text).toContain('2026-06-14T15:00:05.250+02:00');
    expect(plan(theirs, { clocked: { ...clocked, shiftMs: 0 }, ours: { stars: 2 } }).text).toContain(
      '2026-06-15T09:00:00',
    );
    expect(plan(null, { clocked: { ...clocked, takenAt: null }, ours: { stars: 2 } }).text).not.toContain(
      'DateTimeOriginal',
    );
  });

  test('darktable is told in its own way of writing', () => {
    expect(plan(null, { clocked, ours: { stars: 2 }, profile: 'darktable' }).text).toContain(
      '"2026:06:14 15:00:05.250"',
    );
  });
});

test.each([
  [true, 'Another program wrote 1 star where you decided 4 stars. It was left as it is.'],
  [false, 'What is in the picture says 1 star where you decided 4 stars. It was left as it is.'],
])('a new sidecar names what contradicts it; from another sidecar: %s', (isSeedSidecar, details) => {
  const planned = planSidecar({
    decision: { ...undecided, stars: 4 },
    turned: { turn: 0, orientation: 1 },
    profile: 'darktable',
    bytes: null,
    seed: Buffer.from(xmp('xmp:Rating="1"')),
    isSeedSidecar,
    base: {},
    overwriteConflicts: false,
    elements: new Map(),
  });
  expect([planned.what, inEnglish(planned.details)]).toEqual(['conflict', details]);
});
