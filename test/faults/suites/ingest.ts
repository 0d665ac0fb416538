/** @file A card copied under 300 kills, 40 pulls, 40 full disks and 240 I/O errors. */
import { failIngest, fillDisk, killIngest, pullCard } from '../break-ingest.ts';
import type { FaultSuite } from '../suite.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

const suite: FaultSuite = {
  name: 'ingest',
  run: async ({ scale, ...options }) => {
    const some = (count: number) => Math.ceil(count * scale);
    return [
      await killIngest(some(300), options),
      await pullCard(some(40), options),
      await fillDisk(some(40), options),
      await failIngest('CARD/DCIM', upTo(some(80)), options),
      await failIngest('to/', upTo(some(80)), options),
      await failIngest('second/', upTo(some(80)), options),
    ];
  },
};
export default suite;
