/** @file Where a subject is proposed, and what a mark does to the comparison of a stack. */
import { expect, test } from 'vitest';
import { decodeSubject, encodeSubject } from '../../../electron/core/catalog/journal/subject-code.ts';
import { align, relief } from '../../../electron/core/culling/compare/align.ts';
import { boxAround, proposeSubject } from '../../../electron/core/culling/compare/proposed-subject.ts';
import { subjectTiles } from '../../../electron/core/culling/compare/subject-tiles.ts';
import { openDetail } from '../../../electron/core/measures/frame-detail.ts';
import { measurePicture } from '../../../electron/core/measures/measure-picture.ts';

const [widthPx, heightPx] = [640, 426];
/** Ground of patches that lies shifted, and a disc of fine stripes at its own place. */
function frame(groundX: number, discX: number, stripes = 3) {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const patch = Math.sin((x + groundX) / 37) * Math.cos(y / 29) + Math.sin((x + groundX) / 90 + y / 70);
      const isDisc = Math.hypot(x - discX, y - 213) < 60;
      const value = isDisc ? (Math.floor(x / stripes) % 2 ? 225 : 40) : 120 + 35 * patch;
      data.fill(value, (y * widthPx + x) * 3, (y * widthPx + x) * 3 + 3);
    }
  return openDetail(measurePicture({ data, widthPx, heightPx }).detail!)!;
}

test('the focus point says it; else what moves while the frame stays, and what stays while the frame moves; else what is sharp', () => {
  const of = frame(0, 200);
  expect(proposeSubject(of, [], { x: 0.9, y: 0.1 })).toMatchObject({
    from: 'focus-point',
    box: boxAround(0.9, 0.1, of),
  });
  const proposedBeside = (others: ReturnType<typeof frame>[]) =>
    proposeSubject(
      of,
      others.map((detail) => ({ detail, alignment: align(relief(of), relief(detail), of.columns, of.rows) })),
      null,
    );
  for (const others of [
    [frame(0, 320), frame(0, 440), frame(0, 500)],
    [frame(48, 200), frame(96, 200), frame(130, 200)],
  ]) {
    const found = proposedBeside(others)!;
    expect(found.from).toBe('movement');
    expect(Math.abs(found.box.x + found.box.w / 2 - 200 / widthPx)).toBeLessThan(0.1);
    expect(Math.abs(found.box.y + found.box.h / 2 - 0.5)).toBeLessThan(0.12);
  }
  const alone = proposedBeside([])!;
  expect(alone.from).toBe('sharpness');
  expect(Math.abs(alone.box.x + alone.box.w / 2 - 200 / widthPx)).toBeLessThan(0.1);
});

test('a mark goes before faces and focus points, and survives its number', () => {
  const box = { x: 0.1, y: 0.2, w: 0.3, h: 0.4 };
  const read = decodeSubject(encodeSubject(box))!;
  for (const side of ['x', 'y', 'w', 'h'] as const) expect(read[side]).toBeCloseTo(box[side], 2);
  expect(decodeSubject(0)).toBeNull();
  expect(decodeSubject(2 ** 33)).toBeNull();
  const input = { faces: [], focusPoint: { x: 0.9, y: 0.9 }, subject: read } as never;
  const { from, weights } = subjectTiles([input], [{ shiftX: 0, shiftY: 0, turn: 0, zoom: 0, likeness: 1 }], 20, 10);
  expect(from).toBe('photographer');
  expect(weights[3 * 20 + 4]).toBeGreaterThan(0.9);
  expect(weights[9 * 20 + 18]).toBe(0);
});
