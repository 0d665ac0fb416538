/** @file 100 kills while an undo log of more than 2,000 steps is cut. */
import { killTrimming } from '../kill-trimming.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'kill-trimming',
  run: async ({ scale, ...options }) => [await killTrimming(Math.ceil(100 * scale), options)],
};
export default suite;
