import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Checkpoint, CheckpointError, openNpz, openPt } from '../../native-models/checkpoint/index.ts';
import { describeShared } from '../support/shared.ts';

function contents(checkpoint: Checkpoint): Record<string, { dims: readonly number[]; values: readonly number[] }> {
  const entries = [...checkpoint.tensors].map(([name, tensor]) => {
    return [name, { dims: tensor.dims, values: [...tensor.readFloat32()] }] as const;
  });
  checkpoint.close();
  return Object.fromEntries(entries);
}

describeShared('checkpoints as PyTorch and NumPy write them', (sharedDir) => {
  const folder = join(sharedDir, 'parity/checkpoints');
  const expected: Record<string, number | number[] | number[][]> = JSON.parse(
    readFileSync(join(folder, 'sample.json'), 'utf8'),
  );

  for (const file of ['sample.pt', 'sample-bare.pt', 'sample-legacy.pt']) {
    test(`${file}: every tensor`, () => {
      const read = contents(openPt(join(folder, file)));
      expect(Object.fromEntries(Object.entries(read).map(([name, { values }]) => [name, values]))).toEqual(
        Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, [value].flat(2)])),
      );
      expect(read['clip_model.view']?.dims).toEqual([3, 2]);
      expect(read['clip_model.logit_scale']?.dims).toEqual([]);
    });
  }

  test('sample.npz: big-endian, Fortran order and an integer scalar', () => {
    expect(contents(openNpz(join(folder, 'sample.npz')))).toEqual({
      'opt/target/head/kernel': { dims: [2, 2], values: [0, 1, 2, 3] },
      'opt/target/big_endian': { dims: [3], values: [0, 1, 2] },
      'opt/target/fortran': { dims: [2, 3], values: [0, 1, 2, 3, 4, 5] },
      'opt/state/step': { dims: [], values: [7] },
    });
  });

  test('sample-compressed.npz, wanted names only', () => {
    const read = contents(openNpz(join(folder, 'sample-compressed.npz'), (name) => name.startsWith('opt/target/')));
    expect(read).toEqual({ 'opt/target/head/kernel': { dims: [2, 2], values: [0, 1, 2, 3] } });
  });

  test.each([
    ['truncated.pt', /cut short/],
    ['evil.pt', /asks to run "posix\.system".*nothing was run/],
  ])('%s is refused', (file, message) => {
    expect(() => openPt(join(folder, file))).toThrow(CheckpointError);
    expect(() => openPt(join(folder, file))).toThrow(message);
    expect(existsSync('evil-ran')).toBe(false);
  });
});
