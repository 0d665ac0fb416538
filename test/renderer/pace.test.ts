import { expect, it } from 'vitest';
import { createPace } from '../../renderer/features/grid/pace.ts';

const height = 800;
const frameMs = 1000 / 60;

/** Scroll events with every frame. */
const run = (steps: readonly number[], everyMs = frameMs): boolean[] => {
  const pace = createPace();
  let top = 0;
  return steps.map((step, i) => {
    top += step;
    return pace.isPassing(top, i * everyMs, height);
  });
};

it('a thrown list passes from its second fast step on, in either direction', () => {
  expect(run([0, 400, 400, 400])).toEqual([false, false, true, true]);
  expect(run([0, -4_000, -4_000])).toEqual([false, false, true]);
});
it('what an eye can follow does not', () => {
  expect(run([0, 120, 120, 120])).toEqual([false, false, false, false]);
});
it('it slows down: pictures come back before it stands', () => {
  expect(run([0, 400, 400, 100, 100])).toEqual([false, false, true, false, false]);
});
it('a jump to another place is no movement, nor are pages turned one by one', () => {
  expect(run([0, 90_000, 0])).toEqual([false, false, false]);
  expect(run([0, 700, 700, 700], 150)).toEqual([false, false, false, false]);
});
it('frames that come late do not make it faster', () => {
  expect(run([0, 200, 200, 200], 50)).toEqual([false, false, false, false]);
});
