/** @file 1,000 damaged catalogs, half of them after a crash. */
import { corruptLibrary } from '../corrupt-library.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'corrupt-library',
  run: async ({ scale, ...options }) => [
    await corruptLibrary(Math.ceil(500 * scale), false, options),
    await corruptLibrary(Math.ceil(500 * scale), true, options),
  ],
};
export default suite;
