import { expect, it } from 'vitest';
import { stackCropPx } from '../../renderer/features/closeups/stack-panel.tsx';

it('every frame of a burst is in sight, as large as the window allows, and the picture keeps most of it', () => {
  expect(stackCropPx(7, { width: 1156, height: 900 })).toBe(150);
  expect(stackCropPx(2, { width: 1156, height: 900 })).toBe(240);
  expect(stackCropPx(3, { width: 1156, height: 450 })).toBe(115);
  // A long burst is scrolled through rather than shrunk to nothing.
  expect(stackCropPx(24, { width: 800, height: 900 })).toBe(72);
  for (const frames of [2, 5, 7, 9])
    expect(frames * (stackCropPx(frames, { width: 1156, height: 900 }) + 10)).toBeLessThanOrEqual(1156);
});
