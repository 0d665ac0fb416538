/** @file 1,000 kills. */
import { killDecisions } from '../kill-decisions.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'kill-decisions',
  run: async ({ scale, ...options }) => [await killDecisions(Math.ceil(1_000 * scale), options)],
};
export default suite;
