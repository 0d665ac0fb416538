/**
 * @file The closing line: "N passed, N failed". Skips and what they lack stand above it; an error outside any test counts as a failure, and so does, in CI,
 * a skip that is not expected there.
 */
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { isExpectedSkip } from './needs.ts';

export interface Count {
  passed: number;
  failed: number;
  /** Reason -> how many. */
  skips: Map<string, number>;
  /** Reasons that CI on this platform does not know. */
  unexpected: string[];
  /** Names of what passed at its second try. */
  secondTry: string[];
}

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const { passed, failed, skips, unexpected, secondTry } = count(modules, unhandled.length, process.platform);
    const failsOnSkips = Boolean(process.env.CI) && unexpected.length > 0;
    for (const [why, skipped] of skips) process.stdout.write(`skipped ${skipped}: ${why}\n`);
    for (const name of secondTry) process.stdout.write(`passed at a second try: ${name}\n`);
    if (failsOnSkips) process.stdout.write(`not to be skipped here: ${unexpected.join('; ')}\n`);
    process.stdout.write(`${passed} passed, ${failed + (failsOnSkips ? unexpected.length : 0)} failed\n`);
    if (failsOnSkips) process.exitCode = 1;
  }
}

export function count(modules: readonly TestModule[], unhandled: number, platform: NodeJS.Platform): Count {
  const sum: Count = { passed: 0, failed: unhandled, skips: new Map(), unexpected: [], secondTry: [] };
  for (const module of modules) {
    // A file that cannot even be collected has no tests to fail, and a suite's hook is no test.
    sum.failed += [module, ...module.children.allSuites()].filter((part) => part.errors().length > 0).length;
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (test.diagnostic()?.flaky) sum.secondTry.push(test.fullName);
      if (result.state === 'passed') sum.passed += 1;
      else if (result.state === 'failed') sum.failed += 1;
      else addSkip(sum, test, platform);
    }
  }
  return sum;
}

function addSkip(sum: Count, test: TestCase, platform: NodeJS.Platform): void {
  const need = needOf(test);
  const why = need ? `needs ${need}` : `no reason given (${test.fullName})`;
  sum.skips.set(why, (sum.skips.get(why) ?? 0) + 1);
  if (!isExpectedSkip(need, platform) && !sum.unexpected.includes(why)) sum.unexpected.push(why);
}

/** Its own, or that of the suite it stands in. */
function needOf(test: TestCase): string | undefined {
  if (test.meta().needs) return test.meta().needs;
  for (let part = test.parent; part.type === 'suite'; part = part.parent)
    if (part.meta().needs) return part.meta().needs;
  return undefined;
}
