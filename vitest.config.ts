import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Real processes, real pictures: two files at a time are what a two-core machine carries.
    maxWorkers: 2,
    reporters: ['default', './test/support/count-reporter.ts'],
    // A condition is awaited as long as a loaded machine may need; none of them is a measurement.
    expect: { poll: { timeout: 15_000 } },
    // ONNX Runtime in the tests themselves tells nobody; what the app does about it is tested without this.
    env: { ORT_DISABLE_TELEMETRY: '1' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
