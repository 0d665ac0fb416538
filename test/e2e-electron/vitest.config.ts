import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: { include: ['test/e2e-electron/*.e2e.ts'], maxWorkers: 1, testTimeout: 120_000, hookTimeout: 120_000 },
});
