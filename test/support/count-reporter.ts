/** @file The closing line: "N passed, N failed". Skips and their reasons stand above it; an error outside any test counts as a failure. */
import type { Reporter, TestModule } from 'vitest/node';

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    const skips = new Map<string, number>();
    for (const module of modules) {
      // A file that cannot even be collected has no tests to fail.
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'failed') failed += 1;
        else {
          const why =
            (result.state === 'skipped' && result.note) || reasonInName(test.fullName) || 'skipped by its file';
          skips.set(why, (skips.get(why) ?? 0) + 1);
        }
      }
    }
    for (const [why, count] of skips) process.stdout.write(`skipped ${count}: ${why}\n`);
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
  }
}

/** Suites that skip say why in their name: "faces (skipped: no ../shared here)". */
function reasonInName(name: string): string | null {
  return /\((?:skipped|needs)[: ]([^)]*)\)/.exec(name)?.[1]?.trim() ?? null;
}
