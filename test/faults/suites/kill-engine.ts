/** @file 60 kills of a whole engine. */
import { killEngine } from '../kill-engine.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'kill-engine',
  run: async ({ scale, ...options }) => [await killEngine(Math.ceil(60 * scale), options)],
};
export default suite;
