import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileKernels, kernelFolders } from '../../../resources/build-kernels.ts';

describe('kernels', () => {
  it.each(kernelFolders)(
    'of %s are what their sources compile to',
    async (folder) => {
      const kept = await readFile(new URL(`../../../${folder}/kernels-wasm.ts`, import.meta.url), 'utf8');
      expect(kept).toBe(await compileKernels(folder));
    },
    60_000,
  );
});
