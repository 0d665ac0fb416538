/** @file What a face does with its eyes, in words: by measured coefficients and places. */
import { describe, expect, it } from 'vitest';
import { lookOf } from '../../native-models/faces/face-look.ts';
import type { Detection, Point } from '../../native-models/faces/face-types.ts';
import { gazeAside } from '../../native-models/faces/gaze.ts';
import { type Judgement, judgeFace } from '../../native-models/faces/judge-eyes.ts';
import { kissingFaces } from '../../native-models/faces/kissing.ts';
import type { ObservedEye, ObservedFace } from '../../native-models/faces/observe-face.ts';

const box = { x: 0, y: 0, w: 10, h: 10 };
const open: Judgement = { state: 'open', confidence: 0.9, because: '' };
const half: Judgement = { state: 'cant-tell', confidence: 0, because: 'may be half closed' };
const eye = (more: Partial<ObservedEye> = {}): ObservedEye => ({
  aspectRatio: 0.28,
  blink: 0.1,
  lookDown: 0.1,
  squint: 0.2,
  iris: 2,
  otherIris: 2,
  widthPx: 50,
  edgeWidth: 0.03,
  otherEdgeWidth: 0.03,
  otherOverThis: 1,
  secondAspectRatio: null,
  classifierOpen: null,
  judgement: open,
  box,
  ...more,
});
const face = (
  right: Partial<ObservedEye>,
  left: Partial<ObservedEye>,
  more: Partial<ObservedFace> = {},
): ObservedFace => ({
  presence: 1,
  yawDeg: 0,
  pitchDeg: 0,
  covered: false,
  longSidePx: 300,
  smile: 0,
  gazeDeg: 0,
  eyes: { right: eye(right), left: eye(left) },
  ...more,
});
const look = (seen: ObservedFace) => lookOf(seen, judgeFace(seen.eyes.right.judgement, seen.eyes.left.judgement));

describe('a look', () => {
  // As measured on a portrait of a laughing man (r489 of the reference scenes).
  const right = { aspectRatio: 0.16, blink: 0.39, squint: 0.7, iris: 1.2, judgement: half };
  const left = { aspectRatio: 0.2, blink: 0.33, squint: 0.66, iris: 2.1 };

  it('is a laugh where lids are drawn together by a smile and white shows beside an iris: eyes are open then', () => {
    expect(look(face(right, left, { smile: 0.94 }))).toMatchObject({ look: 'laughing', verdict: { state: 'open' } });
  });

  it.each([
    ['without a smile', right, left, { smile: 0.2 }],
    ['without white', { ...right, iris: 1 }, { ...left, iris: 1.2 }, { smile: 0.94 }],
    ['that is only narrow', { ...right, squint: 0.2 }, { ...left, squint: 0.3 }, { smile: 0.94 }],
  ])('is no laugh %s, but half closed', (_, r, l, more) => {
    expect(look(face(r, l, more))).toEqual({ look: 'half-closed', verdict: half });
  });

  it('is none of lids that are down, however broad the smile', () => {
    const closed: Judgement = { state: 'closed', confidence: 0.8, because: '' };
    const down = { aspectRatio: 0.08, blink: 0.55, squint: 0.6, judgement: closed };
    expect(look(face(down, down, { smile: 0.95 }))).toEqual({
      look: null,
      verdict: judgeFace(closed, closed),
    });
  });

  it('is half closed only by what was seen, not where two looks contradict each other or nothing is sharp', () => {
    const contradicted = { aspectRatio: 0.1, blink: 0.5, judgement: half };
    expect(look(face(contradicted, contradicted)).look).toBeNull();
    const soft = { aspectRatio: 0.16, judgement: half, edgeWidth: 0.12 };
    expect(look(face(soft, soft)).look).toBeNull();
  });

  it('looks away from fifteen degrees on, with eyes large and sharp enough to measure', () => {
    expect(look(face({}, {}, { gazeDeg: -16 })).look).toBe('looking-away');
    expect(look(face({}, {}, { gazeDeg: 9 })).look).toBeNull();
    expect(look(face({ widthPx: 14 }, { widthPx: 15 }, { gazeDeg: 30 })).look).toBeNull();
    expect(look(face({ edgeWidth: 0.12 }, {}, { gazeDeg: 30 })).look).toBeNull();
  });

  it.each([
    ['looking down', 'looking-down'],
    ['behind dark glasses or in deep shadow', 'sunglasses'],
    ['too blurred to tell', null],
  ])('of an eye that is %s', (because, expected) => {
    const unclear: Judgement = { state: 'cant-tell', confidence: 0, because };
    expect(look(face({ judgement: unclear }, { judgement: unclear })).look).toBe(expected);
  });
});

describe('a gaze', () => {
  /** Eyes 60 px wide in a head turned by `yawDeg`, irises `right` and `left` of the width from the middle. */
  const landmarks = (right: number, left: number): { points: { x: number; y: number; z: number }[] } => {
    const points = Array.from({ length: 478 }, () => ({ x: 0, y: 0, z: 0 }));
    const put = (at: number, x: number) => {
      points[at] = { x, y: 100, z: 0 };
    };
    put(33, 0);
    put(133, 60);
    put(468, 30 + 60 * right);
    put(362, 100);
    put(263, 160);
    put(473, 130 + 60 * left);
    return { points };
  };

  // Offsets as measured on reference scenes.
  it.each([
    ['into the camera', 0, -0.09, 0.06],
    ['into the camera from a head turned left (r062)', -26, 0.115, 0.221],
    ['into the camera from a head turned right (r503)', 38, -0.223, -0.131],
  ])('%s is under ten degrees', (_, yawDeg, right, left) => {
    expect(Math.abs(gazeAside(landmarks(right, left), yawDeg))).toBeLessThan(10);
  });

  it('follows head and eyes to the side (r391, the second face)', () => {
    expect(gazeAside(landmarks(0.036, 0.186), 22)).toBeGreaterThan(25);
  });
});

describe('a kiss', () => {
  const detection = (x: number, y: number, w: number, h: number, points: [number, number][]): Detection => ({
    score: 0.9,
    box: { x, y, w, h },
    points: points.map(([px, py]): Point => ({ x: px, y: py })),
  });
  // The two of a reference photo, as they were detected.
  const him = detection(961, 294, 331, 468, [
    [1035, 436],
    [1074, 446],
    [991, 517],
    [1035, 624],
    [1057, 634],
  ]);
  const her = detection(747, 403, 234, 363, [
    [906, 544],
    [937, 524],
    [975, 594],
    [921, 676],
    [945, 661],
  ]);
  const moved = ({ score, box: b, points }: Detection, by: number): Detection => ({
    score,
    box: { ...b, x: b.x + by },
    points: points.map(({ x, y }) => ({ x: x + by, y })),
  });
  const toCamera = detection(740, 400, 260, 361, [
    [810, 540],
    [930, 540],
    [870, 600],
    [820, 680],
    [920, 680],
  ]);

  it('is found by lips that touch in two heads turned to each other', () => {
    expect([...kissingFaces([him, her])]).toEqual([0, 1]);
    expect(kissingFaces([moved(him, 200), her]).size).toBe(0);
  });

  it('is none between two who only stand close, or of very unlike sizes', () => {
    expect(kissingFaces([him, toCamera]).size).toBe(0);
    expect(kissingFaces([moved(toCamera, 120), toCamera]).size).toBe(0);
    const { box: b } = her;
    expect(kissingFaces([him, { ...her, box: { ...b, w: b.w / 2, h: b.h / 2 } }]).size).toBe(0);
  });

  it('is given to a cheek as well', () => {
    expect([...kissingFaces([moved(him, -60), toCamera])]).toEqual([0, 1]);
  });
});
