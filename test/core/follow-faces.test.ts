import { describe, expect, it } from 'vitest';
import { followFaces, settleProminence } from '../../electron/core/found-faces/follow-faces.ts';

const face = (x: number, prominence = 1, more: { y?: number; size?: number; name?: string } = {}) => ({
  box: { x, y: more.y ?? 0.4, w: more.size ?? 0.1, h: more.size ?? 0.1 },
  prominence,
  name: more.name ?? null,
});

describe('following faces through a stack', () => {
  it('goes by place: heads that move a little stay themselves, whoever is listed first', () => {
    const people = followFaces([
      [face(0.2), face(0.6)],
      [face(0.58), face(0.24)],
      [face(0.27), face(0.55)],
    ]);
    expect(people.map((seen) => [...seen.values()])).toEqual([
      [0, 1, 0],
      [1, 0, 1],
    ]);
  });

  it('finds a face again after frames in which it was not seen, and makes another person of one elsewhere or of another size', () => {
    expect(followFaces([[face(0.2)], [], [face(0.22)]])).toHaveLength(1);
    expect(followFaces([[face(0.2)], [face(0.7)]])).toHaveLength(2);
    expect(followFaces([[face(0.2)], [face(0.2, 1, { size: 0.3 })]])).toHaveLength(2);
  });

  it('believes names before places', () => {
    const swapped = followFaces([
      [face(0.2, 1, { name: 'Ann' }), face(0.6, 1, { name: 'Ben' })],
      [face(0.2, 1, { name: 'Ben' }), face(0.6, 1, { name: 'Ann' })],
    ]);
    expect(swapped.map((seen) => [...seen.values()])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

describe('prominence over a stack', () => {
  it('is the same in every frame: the median of what each frame said', () => {
    const frames = [0.3, 0.2, 0.3, 0.1, 0.3].map((value) => [face(0.2), face(0.6, value)]);
    for (const [, second] of settleProminence(frames)) expect(second!.prominence).toBe(0.3);
  });

  it('is half for somebody who is in a frame or two of many', () => {
    const frames = [[face(0.2)], [face(0.2), face(0.7, 0.4)], [face(0.2)], [face(0.2)]];
    expect(settleProminence(frames)[1]!.map(({ prominence }) => prominence)).toEqual([1, 0.2]);
  });

  it('leaves a single frame as it is', () => {
    expect(settleProminence([[face(0.2, 0.7)]])).toEqual([[face(0.2, 0.7)]]);
  });
});
