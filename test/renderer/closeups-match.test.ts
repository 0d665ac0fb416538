import { describe, expect, it } from 'vitest';
import { squareOf } from '../../renderer/features/closeups/face-squares.ts';
import { stackMatrix } from '../../renderer/features/closeups/stack-matrix.ts';
import { squareIn } from '../../renderer/image/cut-squares.ts';
import { faceAnchors } from '../../renderer/photo/faces/face-anchors.ts';
import { eyesOf, faceNearest, mainFace, zoomOnFace } from '../../renderer/photo/faces/face-focus.ts';
import { type MatchableFace, matchFaces, matchTwo } from '../../renderer/photo/faces/match-faces.ts';

const size = 0.08;
const face = (x: number, y: number, more: { size?: number; name?: string } = {}): MatchableFace => {
  const side = more.size ?? size;
  return { box: { x: x - side / 2, y: y - side / 2, w: side, h: side }, name: more.name ?? null };
};
const frame = (...faces: MatchableFace[]) => ({ faces, aspect: 1 });

describe('matchTwo', () => {
  it('finds everybody again after a small move, in whatever order they are listed', () => {
    expect(
      matchTwo(
        frame(face(0.2, 0.5), face(0.5, 0.5), face(0.8, 0.5)),
        frame(face(0.81, 0.49), face(0.19, 0.51), face(0.52, 0.5)),
      ),
    ).toEqual([1, 2, 0]);
  });
  it('forgives a camera that moved by more than the distance between two people', () => {
    const before = [0.1, 0.25, 0.4, 0.55].map((x) => face(x, 0.4));
    const after = [0.1, 0.25, 0.4, 0.55].map((x) => face(x + 0.15, 0.42));
    expect(matchTwo(frame(...before), frame(...after))).toEqual([0, 1, 2, 3]);
  });
  it('does not make a stranger of one size another person', () => {
    expect(matchTwo(frame(face(0.2, 0.5)), frame(face(0.2, 0.5, { size: 0.2 })))).toEqual([null]);
    expect(matchTwo(frame(face(0.2, 0.5)), frame(face(0.6, 0.5)))).toEqual([null]);
  });
  it('believes names over places', () => {
    const a = frame(face(0.3, 0.5, { name: 'Anna' }), face(0.4, 0.5, { name: 'Ben' }));
    const b = frame(face(0.31, 0.5, { name: 'Ben' }), face(0.41, 0.5, { name: 'Anna' }));
    expect(matchTwo(a, b)).toEqual([1, 0]);
  });
});

describe('matchFaces', () => {
  it('makes a row per person; one who looks away comes back to their own row', () => {
    const rows = matchFaces([
      frame(face(0.2, 0.5), face(0.6, 0.5)),
      frame(face(0.61, 0.5)),
      frame(face(0.62, 0.5), face(0.21, 0.5), face(0.9, 0.2)),
    ]);
    expect(rows).toEqual([
      [0, null, 1],
      [1, 0, 0],
      [null, null, 2],
    ]);
  });
});

describe('stackMatrix', () => {
  const person = (x: number, state: 'open' | 'closed' | 'cant-tell', eyeSharpness: number, prominence = 1) => ({
    ...face(x, 0.5),
    state,
    eyeSharpness,
    sharpness: eyeSharpness,
    prominence,
    name: null,
  });
  const matrix = stackMatrix([
    { aspect: 1, faces: [person(0.7, 'open', 0.5), person(0.2, 'closed', 0.9)] },
    { aspect: 1, faces: [person(0.2, 'open', 0.6), person(0.7, 'open', 0.8), person(0.9, 'open', 1, 0.1)] },
  ]);
  it('has people left to right, bystanders left out', () => {
    expect(matrix.rows.map((row) => row.cells)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
  it('names the frame with the best open eyes of each, and the one where most are open', () => {
    expect(matrix.rows.map((row) => row.best)).toEqual([[1], [1]]);
    expect(matrix.open).toEqual([1, 2]);
    expect(matrix.closed).toEqual([1, 0]);
    expect(matrix.leading).toEqual([false, true]);
  });
  it('names all that are as good, and none where all are', () => {
    const of = (...sharp: number[]) =>
      stackMatrix(sharp.map((value) => ({ aspect: 1, faces: [person(0.5, 'open' as const, value)] }))).rows[0]!.best;
    expect(of(0.8, 0.79, 0.4)).toEqual([0, 1]);
    expect(of(0.8, 0.79, 0.8)).toEqual([]);
  });
  it('is no place for a frame burnt out or full of grain, unless all are', () => {
    const of = (...frames: [sharp: number, isSpoilt: boolean][]) =>
      stackMatrix(
        frames.map(([sharp, isSpoilt]) => ({ aspect: 1, faces: [person(0.5, 'open' as const, sharp)], isSpoilt })),
      ).rows[0]!.best;
    expect(of([0.8, false], [0.95, true], [0.5, false])).toEqual([0]);
    expect(of([0.8, true], [0.95, true], [0.5, true])).toEqual([1]);
  });
  it('never calls closed eyes the best, and falls back to the sharpest where none can be read', () => {
    const closed = stackMatrix([0, 1].map(() => ({ aspect: 1, faces: [person(0.5, 'closed' as const, 1)] })));
    expect(closed.rows[0]!.best).toEqual([]);
    const unread = stackMatrix(
      [0.4, 0.9].map((sharp) => ({ aspect: 1, faces: [person(0.5, 'cant-tell' as const, sharp)] })),
    );
    expect(unread.rows[0]!.best).toEqual([1]);
    expect(unread.leading).toEqual([false, false]);
  });
});

describe('faces in a pane', () => {
  const points = [0.48, 0.52, 0.5, 0.48, 0.52].map((x) => ({ x, y: 0.3 }));
  const picture = { width: 6000, height: 4000 };
  it('shows all of a face at 1:1 where it fits, else its eyes', () => {
    const box = { x: 0.45, y: 0.25, w: 0.1, h: 0.2 };
    const near = zoomOnFace({ box, points }, picture, { width: 1200, height: 900 });
    expect(near).toEqual({ kind: 'at', scale: 1, x: expect.closeTo(0.5), y: expect.closeTo(0.35) });
    const small = zoomOnFace({ box, points }, picture, { width: 400, height: 300 });
    expect(small).toEqual({ kind: 'at', scale: 1, x: expect.closeTo(0.5), y: expect.closeTo(0.3) });
    expect(eyesOf({ points })).toEqual({ x: 0.5, y: 0.3 });
  });
  it('finds the largest and the nearest', () => {
    expect(mainFace([{ prominence: 0.2 }, { prominence: 1 }])).toBe(1);
    expect(mainFace([])).toBe(-1);
    expect(faceNearest([face(0.2, 0.5), face(0.8, 0.5)], { x: 0.7, y: 0.5 })).toBe(1);
  });
});

describe('squareOf', () => {
  const points = [
    { x: 0.46, y: 0.3 },
    { x: 0.54, y: 0.3 },
    { x: 0.51, y: 0.34 },
    { x: 0.47, y: 0.38 },
    { x: 0.53, y: 0.38 },
  ];
  const eyes = (right: string, left: string) =>
    ({ right: { state: right }, left: { state: left } }) as unknown as Parameters<typeof squareOf>[0]['eyes'];
  const box = { x: 0.4, y: 0.2, w: 0.2, h: 0.3 };
  const picture = { width: 6000, height: 4000 };
  it('is the face with room around it, as a fraction of the width', () => {
    const square = squareOf({ box, points, eyes: eyes('open', 'open') }, picture, 120, false);
    expect(square).toEqual({ x: expect.closeTo(0.5), y: expect.closeTo(0.35), side: expect.closeTo(0.3) });
  });
  it('is both eyes where they fit, else the closed one, else the one turned to the camera', () => {
    const small = squareOf({ box, points, eyes: eyes('open', 'open') }, { width: 600, height: 400 }, 120, true);
    expect(small).toEqual({ x: expect.closeTo(0.5), y: 0.3, side: 0 });
    expect(squareOf({ box, points, eyes: eyes('open', 'closed') }, picture, 120, true).x).toBe(0.54);
    expect(squareOf({ box, points, eyes: eyes('open', 'open') }, picture, 120, true).x).toBe(0.46);
  });
});

describe('squareIn', () => {
  const picture = { width: 6000, height: 4000 };
  it('is a face with what is around it', () => {
    expect(squareIn({ x: 0.5, y: 0.5, side: 0.1 }, picture, 120)).toEqual({ left: 2700, top: 1700, side: 600 });
  });
  it('never enlarges: a small face is shown with its surroundings, pixel by pixel', () => {
    expect(squareIn({ x: 0.5, y: 0.5, side: 0.005 }, picture, 120).side).toBe(120);
    expect(squareIn({ x: 0.5, y: 0.5, side: 0 }, picture, 240)).toEqual({ left: 2880, top: 1880, side: 240 });
  });
  it('stays inside the picture', () => {
    expect(squareIn({ x: 0.01, y: 0.99, side: 0.1 }, picture, 120)).toEqual({ left: 0, top: 3400, side: 600 });
  });
});

describe('faceAnchors', () => {
  const detail = (faces: MatchableFace[], widthPx = 6000) =>
    ({ faces, card: { widthPx, heightPx: 4000 } }) as unknown as Parameters<typeof faceAnchors>[0]['detail'];
  it('is the same person in every pane, and the same place where they are missing', () => {
    const a = detail([face(0.3, 0.5)]);
    const anchors = faceAnchors({ key: 'a', detail: a, face: 0 }, [
      { key: 'b', detail: detail([face(0.34, 0.5)]) },
      { key: 'c', detail: detail([]) },
      { key: 'd', detail: undefined },
    ]);
    expect(anchors.get('b')?.x).toBeCloseTo(0.34);
    expect(anchors.get('c')).toMatchObject({ x: expect.closeTo(0.3), width: 6000 });
    expect(anchors.has('d')).toBe(false);
  });
});
