/** @file 400 kills; with the other suites of kills, 1,000. */
import { killDecisions } from '../kill-decisions.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'kill-decisions',
  run: async ({ scale, ...options }) => [await killDecisions(Math.ceil(400 * scale), options)],
};
export default suite;
