/** @file Every place in library.db, its log and the journal; and a disk that is merely slow. */
import { ioErrors } from '../io-errors.ts';
import { slowDisk } from '../slow-disk.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'io-errors',
  run: async ({ scale, ...options }) => {
    const places = Array.from({ length: Math.ceil(250 * scale) }, (_, i) => i + 1);
    return [
      await ioErrors('library.db', places, options),
      await ioErrors('decisions.journal', places, options),
      await slowDisk(Math.ceil(40 * scale), 20, options),
    ];
  },
};
export default suite;
