import { describe, expect, it } from 'vitest';
import type { Stack } from '../../../electron/contract/stack.ts';
import { rankStack, rankStacks, withBest } from '../../../electron/core/culling/rank-stack.ts';
import type { MapTiles } from '../../../electron/core/culling/suggest-input.ts';
import { face, input, photoId } from './make-inputs.ts';

const map = (byte: (x: number, y: number) => number): MapTiles => ({
  columns: 30,
  rows: 20,
  tiles: Uint8Array.from({ length: 600 }, (_, i) => byte(i % 30, Math.floor(i / 30))),
});
const order = (frames: Parameters<typeof rankStack>[0]) => rankStack(frames).map((rank) => rank.id);

describe('ranking inside a stack', () => {
  it('puts the sharper frame first, however the others are exposed', () => {
    const frames = [input(1, { sharpness: 0.6 }), input(2, { sharpness: 1.1 }), input(3, { sharpness: 0.8 })];
    expect(order(frames)).toEqual([2, 3, 1]);
    const [best, second, last] = rankStack(frames);
    expect(best).toMatchObject({ utility: 0, sharpness: 0, sharperFrames: 0, softerFrames: 2 });
    expect(second).toMatchObject({ sharperFrames: 1, softerFrames: 1 });
    expect(last!.sharpness!).toBeCloseTo(Math.log2(0.7 / 1.2), 5);
  });

  it('sees focus that fell off the middle though the sharpest tiles are as sharp', () => {
    const good = map(() => 120);
    const off = map((x, y) => (Math.abs(x - 15) < 5 && Math.abs(y - 10) < 4 ? 40 : 121));
    const frames = [input(1, {}, { map: off }), input(2, {}, { map: good }), input(3, {}, { map: map(() => 119) })];
    expect(order(frames)).toEqual([2, 3, 1]);
  });

  it('does not take a reframed picture for a soft one', () => {
    const lines = (shift: number) => map((x) => ((x + shift) % 3 === 0 ? 130 : 0));
    const [best, other] = rankStack([input(1, {}, { map: lines(0) }), input(2, {}, { map: lines(1) })]);
    expect(best!.utility - other!.utility).toBeLessThan(0.1);
  });

  it('lets the subject decide over the rest of the frame', () => {
    const eyes = (sharpness: number) => ({ faces: [face(0.4, 'open', { eyeSharpness: sharpness })] });
    expect(order([input(1, { sharpness: 1.2 }, eyes(0.4)), input(2, { sharpness: 1 }, eyes(1))])).toEqual([2, 1]);
    const focus = { focusPoint: { x: 0.25, y: 0.5 } };
    const left = map((x) => (x < 15 ? 150 : 90));
    const right = map((x) => (x < 15 ? 90 : 150));
    expect(order([input(1, {}, { ...focus, map: right }), input(2, {}, { ...focus, map: left })])).toEqual([2, 1]);
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
      input(3, { clippedHighlights: 0.2, sharpness: 1.01 }),
      input(4),
      input(5, { sharpness: 0.99 }),
    ];
    expect(order(frames).slice(0, 2)).toEqual([4, 5]);
    const ranks = rankStack(frames);
    expect(ranks.find((rank) => rank.id === 1)!.exposureOff).toBeCloseTo(1.5);
    expect(ranks.find((rank) => rank.id === 2)!.noiseOff).toBeGreaterThan(1);
  });

  it('uses scores between equals only', () => {
    const scored = (id: number, normalised: number, sharpness = 1) =>
      input(id, { sharpness }, { scores: [{ model: 'musiq-koniq', normalised }] });
    expect(order([scored(1, 0.4), scored(2, 0.6)])).toEqual([2, 1]);
    expect(order([scored(1, 0.4, 1.1), scored(2, 0.6)])).toEqual([1, 2]);
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
    const frames = Array.from({ length: 40 }, (_, i) => input(i + 1, {}, { map: map(() => 60 + i) }));
    expect(order(frames)).toEqual(Array.from({ length: 40 }, (_, i) => 40 - i));
  });
});
