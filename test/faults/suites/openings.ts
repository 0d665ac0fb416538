/** @file 3,000 shoots opened and closed, one new picture each time. */
import { runOpenings } from '../openings/run-openings.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'openings',
  run: async ({ scale, seed, signal }) => [
    await runOpenings({
      ...{ openings: Math.ceil(3_000 * scale), seed, signal },
      report: (line) => void process.stderr.write(`${line}\n`),
    }),
  ],
};
export default suite;
