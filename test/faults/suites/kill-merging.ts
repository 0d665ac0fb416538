/** @file 60 kills of an engine that merges somebody else's decisions. */
import { killMerging } from '../kill-merging.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'kill-merging',
  run: async ({ scale, ...options }) => [await killMerging(Math.ceil(60 * scale), options)],
};
export default suite;
