/** @file Every place in twelve sidecars. */
import { ioHandover } from '../io-handover.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'io-handover',
  run: async ({ scale, ...options }) => {
    const places = Array.from({ length: Math.ceil(60 * scale) }, (_, i) => i + 1);
    return [await ioHandover(places, options)];
  },
};
export default suite;
