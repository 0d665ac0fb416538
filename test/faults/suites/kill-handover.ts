/** @file 540 kills while sidecars, lists and copies are written. */
import { killHandover } from '../kill-handover.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'kill-handover',
  run: async ({ scale, ...options }) => [await killHandover(Math.ceil(540 * scale), options)],
};
export default suite;
