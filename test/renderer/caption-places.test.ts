import { expect, it } from 'vitest';
import { type Captioned, captionPlaces, captionShift } from '../../renderer/photo/faces/caption-places.ts';

const stage = { width: 800, height: 600 };
const face = (left: number, top: number, over: Partial<Captioned> = {}): Captioned => ({
  state: 'open',
  prominence: 1,
  box: { left, top, width: 60, height: 80 },
  widthPx: 120,
  ...over,
});

it('neighbours do not write over each other: the second goes above, one hemmed in shows when pointed at', () => {
  const row = [face(100, 200), face(170, 200, { prominence: 0.9 }), face(240, 200, { prominence: 0.8 })];
  const places = captionPlaces(row, stage);
  expect(places[0]).toBe('below');
  expect(places[1]).toBe('above');
  const hemmedIn = [face(100, 290), face(100, 200), face(100, 110, { prominence: 0.1 })];
  expect(captionPlaces(hemmedIn, stage)).toEqual(['below', null, 'above']);
});

it('a face too small to judge is never captioned, and takes nobody room', () => {
  const crowd = Array.from({ length: 25 }, (_, i) => face(i * 30, 300, { state: 'too-small', prominence: 0.05 }));
  expect(captionPlaces(crowd, stage).every((place) => place === null)).toBe(true);
  expect(captionPlaces([face(100, 200), ...crowd], stage)[0]).toBe('below');
});

it('a closed eye is written before an open one, also of a smaller face', () => {
  const places = captionPlaces([face(100, 10), face(160, 10, { state: 'closed', prominence: 0.3 })], stage);
  expect(places).toEqual([null, 'below']);
});

it('stays in sight: above at the lower edge', () => {
  expect(captionPlaces([face(100, 515)], stage)).toEqual(['above']);
});

it('stays in sight: moved left at the right edge, over no neighbour there', () => {
  expect(captionShift(face(100, 200), stage.width)).toBe(0);
  expect(captionShift(face(740, 200), stage.width)).toBe(-60);
  // Of one that has no room at all its beginning is read.
  expect(captionShift(face(100, 200, { widthPx: 900 }), stage.width)).toBe(-100);
  expect(captionPlaces([face(620, 200), face(740, 200, { prominence: 0.9 })], stage)).toEqual(['below', 'above']);
});

it('no two captions overlap, in any crowd', () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const faces = Array.from({ length: 60 }, () => face(random() * 700, random() * 500, { prominence: random() }));
  const rects = captionPlaces(faces, stage).flatMap((place, i) => {
    const { box, widthPx } = faces[i]!;
    const top = { below: box.top + 83, above: box.top - 21, inside: box.top + 62 };
    const left = box.left + captionShift({ box, widthPx }, stage.width);
    return place ? [{ left, right: left + widthPx, top: top[place], bottom: top[place] + 18 }] : [];
  });
  expect(rects.length).toBeGreaterThan(3);
  for (const a of rects)
    for (const b of rects)
      if (a !== b) expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
});
