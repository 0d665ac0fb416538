import { describe, expect, it } from 'vitest';
import { focusPointOf } from '../../../electron/core/metadata/focus-point.ts';
import type { RawTags } from '../../../electron/core/metadata/raw-tags.ts';
import { uprightBox, uprightPoint } from '../../../electron/core/metadata/upright.ts';

const notes = (tags: Record<string, unknown>): RawTags =>
  Object.fromEntries(Object.entries(tags).map(([name, value]) => [`MakerNotes:${name}`, value]));

const canon = {
  AFImageWidth: 6000,
  AFImageHeight: 4000,
  ValidAFPoints: 3,
  AFAreaXPositions: '-1500 0 1500',
  AFAreaYPositions: '1000 0 -1000',
};

describe('focusPointOf', () => {
  it.each([
    ['Canon EOS, y upwards', notes({ ...canon, AFPointsInFocus: '0' }), [0.25, 0.25]],
    ['Canon compact, y downwards', notes({ ...canon, AFPointsInFocus: '0', CameraType: 'Compact' }), [0.25, 0.75]],
    ['Canon, middle of two points', notes({ ...canon, AFPointsInFocus: '0,1' }), [0.375, 0.375]],
    [
      'Canon, selected where none is in focus',
      notes({ ...canon, AFPointsInFocus: '(none)', AFPointsSelected: 2 }),
      [0.75, 0.75],
    ],
    [
      'Nikon',
      notes({ AFImageWidth: 8256, AFImageHeight: 5504, AFAreaXPosition: 2064, AFAreaYPosition: 4128 }),
      [0.25, 0.75],
    ],
    ['Sony', notes({ FocusLocation: '6000 4000 1500 1000' }), [0.25, 0.25]],
    ['Sony, second tag', notes({ FocusLocation: '0 0 0 0', FocusLocation2: '6000 4000 4500 1000' }), [0.75, 0.25]],
    [
      'Fujifilm',
      { ...notes({ FocusPixel: '1500 3000' }), 'EXIF:ExifImageWidth': 6000, 'EXIF:ExifImageHeight': 4000 },
      [0.25, 0.75],
    ],
    ['Olympus', notes({ AFPointSelected: '0.2 0.4 0.3 0.6' }), [0.25, 0.5]],
    ['Panasonic', notes({ AFPointPosition: '0.25 0.125' }), [0.25, 0.125]],
    [
      'a phone’s subject area',
      { 'EXIF:SubjectArea': '1500 3000 200 100', 'EXIF:ExifImageWidth': 6000, 'EXIF:ExifImageHeight': 4000 },
      [0.25, 0.75],
    ],
  ])('%s', (_name, tags, [x, y]) => {
    expect(focusPointOf(tags, 1)).toEqual({ x, y });
  });

  it.each([
    ['no tags', {}],
    ['Canon without a point in focus', notes({ ...canon, AFPointsInFocus: '(none)' })],
    ['Canon with an index outside', notes({ ...canon, AFPointsInFocus: '17' })],
    ['Canon with broken lists', notes({ ...canon, AFAreaYPositions: '1 2', AFPointsInFocus: '0' })],
    ['Sony’s exact centre, which it writes when it does not know', notes({ FocusLocation: '6000 4000 3000 2000' })],
    ['Olympus unknown', notes({ AFPointSelected: 'undef undef undef undef' })],
    ['Panasonic none', notes({ AFPointPosition: '16777216 16777216' })],
    ['a point outside', notes({ FocusLocation: '6000 4000 7000 1000' })],
    ['a list of objects', notes({ FocusLocation: [{}], FocusPixel: null, AFPointPosition: true })],
  ])('gives nothing rather than a guess: %s', (_name, tags) => {
    expect(focusPointOf(tags, 1)).toBeNull();
  });

  it('turns with the picture', () => {
    const tags = notes({ FocusLocation: '6000 4000 1500 1000' });
    expect(focusPointOf(tags, 6)).toEqual({ x: 0.75, y: 0.25 });
    expect(focusPointOf(tags, 8)).toEqual({ x: 0.25, y: 0.75 });
  });
});

describe('upright', () => {
  it('maps the stored top-left corner to where each orientation shows it', () => {
    const corner = Array.from({ length: 8 }, (_, i) => uprightPoint({ x: 0.1, y: 0.2 }, i + 1));
    expect(corner.map(({ x, y }) => [x, y])).toEqual([
      [0.1, 0.2],
      [0.9, 0.2],
      [0.9, 0.8],
      [0.1, 0.8],
      [0.2, 0.1],
      [0.8, 0.1],
      [0.8, 0.9],
      [0.2, 0.9],
    ]);
  });

  it('swaps a box’s sides with the picture’s and clips it', () => {
    expect(uprightBox({ x: 0.5, y: 0.25 }, { w: 0.5, h: 0.25 }, 6)).toEqual({ x: 0.625, y: 0.25, w: 0.25, h: 0.5 });
    expect(uprightBox({ x: 0, y: 0 }, { w: 0.5, h: 0.5 }, 1)).toEqual({ x: 0, y: 0, w: 0.25, h: 0.25 });
    expect(uprightBox({ x: 2, y: 2 }, { w: 0.5, h: 0.5 }, 1)).toBeNull();
  });
});
