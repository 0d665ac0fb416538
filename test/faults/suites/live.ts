/** @file An hour of tethered shooting, compressed: 2,000 frames into an open shoot. */
import { runLive } from '../live/run-live.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'live',
  run: async ({ scale, seed, signal }) => [
    await runLive({
      ...{ frames: Math.ceil(2_000 * scale), apartMs: 180, seed, signal, withPage: true },
      report: (line) => void process.stderr.write(`${line}\n`),
    }),
  ],
};
export default suite;
