/** @file 60 kills of an engine that brings decisions along. */
import { killMoving } from '../kill-moving.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'kill-moving',
  run: async ({ scale, ...options }) => [await killMoving(Math.ceil(60 * scale), options)],
};
export default suite;
