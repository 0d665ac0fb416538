import { expect, test } from 'vitest';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { buildStacks } from '../../../electron/core/culling/build-stacks.ts';
import type { StackInput } from '../../../electron/core/culling/sets/stack-input.ts';

const frame = (index: number): StackInput => ({
  id: (index + 1) as PhotoId,
  name: `T_${String(index).padStart(5, '0')}.JPG`,
  takenAt: `2026-06-14T${String(10 + Math.floor(index / 3600)).padStart(2, '0')}:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}.000`,
  dhash: '0f'.repeat(16),
  camera: 'C',
  serial: null,
  driveMode: null,
  sequenceNumber: null,
  bracketing: null,
  panorama: false,
  exposureTime: 0.01,
  fNumber: 4,
  iso: 100,
  focalLength: 35,
  exposureCompensation: null,
});

test('a timelapse of thousands is cut into stacks that can be chosen from, every frame in one', () => {
  const stacks = buildStacks(
    Array.from({ length: 2_000 }, (_, index) => frame(index)),
    0.5,
  );
  expect(stacks.flatMap((stack) => stack.photoIds)).toHaveLength(2_000);
  expect(Math.max(...stacks.map((stack) => stack.photoIds.length))).toBe(300);
  expect(stacks).toHaveLength(7);
});
