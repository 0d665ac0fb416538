import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const all = ['test/**/*.test.ts', 'test/**/*.test.tsx'];
const stories = ['test/browser/**/*.test.ts', 'test/hosts/**/*.test.ts'];

export default defineConfig({
  test: {
    // Real processes, real pictures: two files at a time are what a two-core machine carries.
    maxWorkers: 2,
    reporters: ['default', './test/support/count-reporter.ts'],
    // A condition is awaited as long as a loaded machine may need; none of them is a measurement.
    expect: { poll: { timeout: 15_000 } },
    env: {
      // ONNX Runtime in the tests themselves tells nobody; what the app does about it is tested without this.
      ORT_DISABLE_TELEMETRY: '1',
      // The hundreds of processes that tests start read the same sources: compiled once, each starts in half the time.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('./out/compile-cache', import.meta.url)),
    },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      // A browser or a desktop with a loaded machine under it: a second try is allowed, and named at the end of the run.
      { extends: true, test: { name: 'stories', include: stories, retry: 1 } },
      // All else, above all what is killed at random moments, has one: a decision lost once is lost.
      { extends: true, test: { name: 'rest', include: all, exclude: [...stories, '**/node_modules/**'] } },
    ],
  },
});
