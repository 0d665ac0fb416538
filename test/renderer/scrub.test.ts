import { expect, it } from 'vitest';
import { createScrub } from '../../renderer/image/scrub.ts';

const rig = () => {
  let atMs = 0;
  let frame: (() => void) | null = null;
  let painted = true;
  const steps: number[] = [];
  const scrub = createScrub({
    isPainted: () => painted,
    now: () => atMs,
    requestFrame: (run) => {
      frame = () => run(atMs);
      return 1;
    },
  });
  const step = (): boolean => {
    steps.push(Math.round(atMs));
    return steps.length < 1_000;
  };
  return {
    scrub,
    steps,
    step,
    setPainted: (value: boolean) => {
      painted = value;
    },
    /** Display frames at 60 Hz. */
    run(ms: number) {
      for (const until = atMs + ms; atMs < until; ) {
        atMs += 1000 / 60;
        const now = frame;
        frame = null;
        now?.();
      }
    },
  };
};

it('one press is one step', () => {
  const { scrub, steps, step, run } = rig();
  scrub.press('Right', step);
  run(100);
  scrub.release('Right');
  run(1000);
  expect(steps).toEqual([0]);
});

it('a held key runs at 30 a second', () => {
  const { scrub, steps, step, run } = rig();
  scrub.press('Right', step);
  scrub.press('Right', step);
  run(220);
  const before = steps.length;
  run(1000);
  expect(steps.length - before).toBeGreaterThanOrEqual(29);
  expect(steps.length - before).toBeLessThanOrEqual(31);
});

it('waits for the picture, but not for ever', () => {
  const { scrub, steps, step, run, setPainted } = rig();
  scrub.press('Right', step);
  setPainted(false);
  run(1220);
  const held = steps.slice(1).map((at, i) => at - steps[i]!);
  expect(Math.min(...held)).toBeGreaterThanOrEqual(200);
  expect(held.length).toBeGreaterThanOrEqual(4);
});

it('stops at an edge and on release', () => {
  const { scrub, run } = rig();
  let count = 0;
  scrub.press('Right', () => ++count < 3);
  run(2000);
  expect(count).toBe(3);
  expect(scrub.running).toBe(false);
});
