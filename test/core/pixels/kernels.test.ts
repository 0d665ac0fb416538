import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileKernels } from '../../../resources/build-kernels.ts';

describe('kernels', () => {
  it('are what their sources compile to', async () => {
    const kept = await readFile(new URL('../../../electron/core/pixels/kernels-wasm.ts', import.meta.url), 'utf8');
    expect(kept).toBe(await compileKernels());
  }, 60_000);
});
