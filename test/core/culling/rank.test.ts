import { describe, expect, it } from 'vitest';
import type { Stack } from '../../../electron/contract/stack.ts';
import { rankStack, rankStacks, withBest } from '../../../electron/core/culling/rank-stack.ts';
import { face, input, photoId } from './make-inputs.ts';

const order = (frames: Parameters<typeof rankStack>[0]) => rankStack(frames).map((rank) => rank.id);

describe('ranking inside a stack', () => {
  it('puts the sharper frame first, however the others are exposed', () => {
    const frames = [input(1, { sharpness: 0.6 }), input(2, { sharpness: 1.1 }), input(3, { sharpness: 0.8 })];
    expect(order(frames)).toEqual([2, 3, 1]);
    const [best, second, last] = rankStack(frames);
    expect(best).toMatchObject({ utility: 0, sharperFrames: 0, softerFrames: 2 });
    expect(best!.shortcomings!.softFine).toBe(0);
    expect(second).toMatchObject({ sharperFrames: 1, softerFrames: 1 });
    expect(last!.utility).toBeLessThan(second!.utility);
  });

  it('says what each frame lacks: the costs add up to its place', () => {
    const frames = [
      input(1, { sharpness: 0.6, exposure: 1.4 }),
      input(2, { sharpness: 1.1 }),
      input(3, { sharpness: 1 }),
    ];
    const ranked = rankStack(frames);
    const costOf = (rank: (typeof ranked)[number]) => Object.values(rank.costs).reduce((sum, cost) => sum + cost, 0);
    for (const rank of ranked) expect(rank.utility).toBeCloseTo(costOf(ranked[0]!) - costOf(rank), 9);
  });

  it('lets the subject decide over the rest of the frame', () => {
    const eyes = (sharpness: number) => ({ faces: [face(0.4, 'open', { eyeSharpness: sharpness })] });
    expect(order([input(1, { sharpness: 1.2 }, eyes(0.4)), input(2, { sharpness: 1 }, eyes(1))])).toEqual([2, 1]);
    expect(order([input(1, { sharpness: 1.2, subjectSharpness: 0.4 }), input(2, { subjectSharpness: 1 })])).toEqual([
      2, 1,
    ]);
  });

  it('puts a sharp face before a sharp background, unless its eyes are closed', () => {
    const behind = input(1, { sharpness: 1.8 }, { faces: [face(0.4, 'open', { eyeSharpness: 0.44, sharpness: 0.4 })] });
    const onFace = (state: 'open' | 'closed') =>
      input(2, { sharpness: 0.5 }, { faces: [face(0.4, state, { eyeSharpness: 0.8, sharpness: 0.7 })] });
    expect(order([behind, onFace('open')])).toEqual([2, 1]);
    expect(rankStack([behind, onFace('open')])[0]).toMatchObject({ utility: 0, sharperFrames: 0 });
    expect(order([behind, onFace('closed')])).toEqual([1, 2]);
    // A little sharper says nothing: eyes differ by as much from frame to frame.
    const little = { faces: [face(0.4, 'open' as const, { eyeSharpness: 0.55, sharpness: 0.5 })] };
    expect(order([behind, input(2, { sharpness: 0.5 }, little)])).toEqual([1, 2]);
  });

  it('ranks closed eyes of a prominent face last, and never holds can’t-tell or a bystander against a frame', () => {
    const frames = [
      input(1, { sharpness: 1.3 }, { faces: [face(0.2, 'open'), face(0.6, 'closed')] }),
      input(2, { sharpness: 1 }, { faces: [face(0.2, 'open'), face(0.6, 'cant-tell')] }),
      input(3, { sharpness: 0.98 }, { faces: [face(0.2, 'open'), face(0.6, 'closed', { prominence: 0.1 })] }),
    ];
    expect(order(frames)).toEqual([2, 3, 1]);
  });

  it('holds exposure, clipping and noise against the odd one out', () => {
    const frames = [
      input(1, { exposure: 1.5, sharpness: 1.02 }),
      input(2, { noise: 9, sharpness: 1.05 }),
      input(3, { clippedHighlights: 0.2, exposure: 0.9, sharpness: 1.01 }),
      input(4),
      input(5, { sharpness: 0.99 }),
    ];
    expect(order(frames).slice(0, 2)).toEqual([4, 5]);
    const ranks = rankStack(frames);
    expect(ranks.find((rank) => rank.id === 1)!.stops).toBeCloseTo(1.5);
    expect(ranks.find((rank) => rank.id === 2)!.shortcomings!.noise).toBeCloseTo(8);
  });

  it('uses scores between equals only', () => {
    const scored = (id: number, normalised: number, sharpness = 1) =>
      input(id, { sharpness }, { scores: [{ model: 'musiq-koniq', normalised }] });
    expect(order([scored(1, 0.4), scored(2, 0.6)])).toEqual([2, 1]);
    expect(order([scored(1, 0.4, 1.6), scored(2, 0.6)])).toEqual([1, 2]);
  });

  it('puts unmeasured frames last and ranks nothing where nothing is measured', () => {
    expect(order([input(1, null), input(2, { sharpness: 0.3 }), input(3, null)])).toEqual([2, 1, 3]);
    const stack = (id: number, kind: Stack['kind'], ids: number[]): Stack => ({
      id: id as Stack['id'],
      kind,
      photoIds: ids.map(photoId),
      bestId: null,
    });
    const inputs = [input(1), input(2, { sharpness: 1.4 }), input(3, null), input(4, null), input(5), input(6)];
    const stacks = [stack(1, 'burst', [1, 2]), stack(3, 'burst', [3, 4]), stack(5, 'bracket', [5, 6])];
    expect(withBest(stacks, rankStacks(inputs, stacks)).map((one) => one.bestId)).toEqual([2, null, null]);
  });

  it('handles a stack longer than a burst', () => {
    const frames = Array.from({ length: 40 }, (_, i) => input(i + 1, { sharpness: 0.2 + i / 20 }));
    expect(order(frames)).toEqual(Array.from({ length: 40 }, (_, i) => 40 - i));
  });
});
