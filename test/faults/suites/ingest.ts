/** @file A card copied under 300 kills, 40 pulls, 40 full disks and 240 I/O errors. */
import { failIngest, fillDisk, killIngest, pullCard } from '../break-ingest.ts';
import type { FaultSuite } from '../suite.ts';

/** Fewer faults lie as far apart: the first reads of a card are the plan's, which does without them. */
const spread = (count: number, scale: number) =>
  Array.from({ length: Math.ceil(count * scale) }, (_, n) => 1 + Math.floor(n / Math.min(1, scale)));

const suite: FaultSuite = {
  name: 'ingest',
  run: async ({ scale, ...options }) => {
    const some = (count: number) => Math.ceil(count * scale);
    return [
      await killIngest(some(300), options),
      await pullCard(some(40), options),
      await fillDisk(some(40), options),
      await failIngest('CARD/DCIM', spread(80, scale), options),
      await failIngest('to/', spread(80, scale), options),
      await failIngest('second/', spread(80, scale), options),
    ];
  },
};
export default suite;
