/** @file Faces by name and place, regions of the file, and sharpness at native resolution. */
import { describe, expect, it } from 'vitest';
import type { Box, Face } from '../../electron/contract/face.ts';
import { describeFace as inCode } from '../../electron/core/found-faces/describe-face.ts';
import { faceCrops, withFaceSharpness } from '../../electron/core/found-faces/face-crops.ts';
import { matchRegions } from '../../electron/core/found-faces/match-regions.ts';
import { acutanceOf } from '../../electron/core/measures/acutance-of.ts';
import type { Pixels } from '../../electron/core/pixels/pixels.ts';
import { paint } from '../support/face-outputs.ts';
import { inEnglish } from '../support/in-english.ts';

function faceAt(box: Box, more: Partial<Face> = {}): Face {
  const eye = (x: number) => ({
    state: 'open' as const,
    confidence: 0.9,
    aspectRatio: 0.3,
    blink: 0.1,
    box: { x: box.x + box.w * x, y: box.y + box.h * 0.3, w: box.w * 0.3, h: box.h * 0.2 },
  });
  return {
    box,
    score: 0.9,
    points: [0, 1, 2, 3, 4].map(() => ({ x: box.x, y: box.y })),
    presence: 1,
    eyes: { right: eye(0.15), left: eye(0.55) },
    state: 'open',
    confidence: 0.9,
    because: '',
    prominence: 1,
    smile: 0,
    squint: 0,
    look: null,
    gazeDeg: 0,
    yawDeg: 0,
    pitchDeg: 0,
    sharpness: null,
    eyeSharpness: null,
    name: null,
    ...more,
  };
}
const row = (count: number, y = 0.4): Face[] =>
  Array.from({ length: count }, (_, index) => faceAt({ x: 0.05 + index * 0.12, y, w: 0.08, h: 0.1 }));
const describeFace = (faces: Face[], index: number): string => inEnglish(inCode(faces, index));
const names = (faces: Face[]): string[] => faces.map((_, index) => describeFace(faces, index));

describe('a face in words', () => {
  it('is named by its place from the nearer side', () => {
    expect(names(row(1))).toEqual(['']);
    expect(names(row(2))).toEqual(['left', 'right']);
    expect(names(row(3))).toEqual(['left', 'middle', 'right']);
    expect(names(row(4))).toEqual(['far left', 'second from left', 'second from right', 'far right']);
    expect(names(row(5))[1]).toBe('second from left');
    expect(names(row(7))).toContain('third from right');
  });

  it('does not depend on the order of the list, and a name wins', () => {
    const faces = row(4).reverse();
    expect(describeFace(faces, 2)).toBe('second from left');
    expect(describeFace([...row(3), faceAt({ x: 0.8, y: 0.4, w: 0.08, h: 0.1 }, { name: 'Anna' })], 3)).toBe('Anna');
  });

  it('counts the faces that matter and the one that is meant', () => {
    const passer = faceAt({ x: 0.01, y: 0.4, w: 0.02, h: 0.02 }, { prominence: 0.05 });
    const faces = [...row(2), passer];
    expect(describeFace(faces, 0)).toBe('left');
    expect(describeFace(faces, 2)).toBe('left');
    expect(describeFace(faces, 1)).toBe('right');
  });

  it('knows rows, and that one tall person is none', () => {
    const group = [...row(3, 0.2), ...row(4, 0.5)];
    expect(describeFace(group, 0)).toBe('back row, left');
    expect(describeFace(group, 4)).toBe('front row, second from left');
    const tall = [...row(3, 0.5), faceAt({ x: 0.45, y: 0.2, w: 0.08, h: 0.1 })];
    expect(describeFace(tall, 3)).toBe('far right');
    expect(names([...row(2, 0.1), ...row(2, 0.4), ...row(2, 0.7)])[2]).toBe('middle row, left');
    expect(() => describeFace([], 0)).toThrow(RangeError);
  });
});

describe('regions of the file', () => {
  const region = (box: Box, name: string | null, kind = 'Face') => ({ box, name, kind });

  it('give their names to the faces they frame, each to one', () => {
    const faces = row(3);
    const around = (index: number, grow: number): Box => {
      const { x, y, w, h } = faces[index]!.box;
      return { x: x - w * grow, y: y - h * grow, w: w * (1 + 2 * grow), h: h * (1 + 2 * grow) };
    };
    const regions = [
      region(around(1, 0.5), 'Ben'),
      region(around(0, 0.1), 'Anna'),
      region(around(1, 0.02), 'Benjamin'),
      region({ x: 0.8, y: 0.8, w: 0.1, h: 0.1 }, 'Gone'),
      region(around(2, 0), 'Rex', 'Pet'),
    ];
    const matched = matchRegions(faces, regions);
    expect(matched.faces.map(({ name }) => name)).toEqual(['Anna', 'Benjamin', null]);
    expect(matched.regionOfFace).toEqual([1, 2, null]);
    expect(matched.unmatched.map(({ name }) => name)).toEqual(['Ben', 'Gone']);
    expect(faces[0]!.name).toBeNull();
  });

  it('without a name keep the one that is known, and a neighbour is no match', () => {
    const known = faceAt({ x: 0.1, y: 0.1, w: 0.1, h: 0.1 }, { name: 'Anna' });
    expect(matchRegions([known], [region(known.box, null)]).faces[0]!.name).toBe('Anna');
    const beside = region({ x: 0.17, y: 0.1, w: 0.1, h: 0.1 }, 'Ben');
    expect(matchRegions([{ ...known, name: null }], [beside])).toMatchObject({ regionOfFace: [null] });
  });
});

describe('sharpness', () => {
  /** As the decoder measures what it is asked for. */
  const measured = (pixels: Pixels, faces: readonly Face[]) =>
    withFaceSharpness(
      faces,
      faceCrops(faces).map((box) => acutanceOf(pixels, box)),
    );

  /** Vertical bars of 16 pixels whose edges are ramps of `softPx`. */
  const bars = (softPx: (x: number) => number) =>
    paint(640, 640, (x) => {
      const soft = softPx(x);
      let lit = 0;
      for (let step = 0; step < soft; step++) lit += Math.floor((x + step) / 16) % 2;
      const light = 60 + (130 * lit) / soft;
      return [light, light, light];
    });

  it('is that of the face and of its sharper eye, at native resolution', () => {
    const face = faceAt({ x: 0.1, y: 0.1, w: 0.8, h: 0.8 });
    const [crisp] = measured(
      bars(() => 1),
      [face],
    );
    const [soft] = measured(
      bars(() => 8),
      [face],
    );
    const [oneEye] = measured(
      bars((x) => (x < 320 ? 1 : 8)),
      [face],
    );
    expect(crisp!.sharpness!).toBeGreaterThan(soft!.sharpness! * 2);
    expect(crisp!.eyeSharpness!).toBeGreaterThan(soft!.eyeSharpness! * 2);
    expect(oneEye!.eyeSharpness!).toBeCloseTo(crisp!.eyeSharpness!, 1);
  });

  it('is unknown where a face has no pixels or no structure', () => {
    const grey = paint(640, 640, () => [90, 90, 90]);
    const faces = [faceAt({ x: 0.1, y: 0.1, w: 0.8, h: 0.8 }), faceAt({ x: 0.5, y: 0.5, w: 0.01, h: 0.01 })];
    expect(measured(grey, faces)).toMatchObject([
      { sharpness: null, eyeSharpness: null },
      { sharpness: null, eyeSharpness: null },
    ]);
  });
});
