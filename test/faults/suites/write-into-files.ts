/** @file Metadata written into pictures under 300 kills and 200 I/O errors. */
import { failIntoFiles, killIntoFiles } from '../into-files.ts';
import type { FaultSuite } from '../suite.ts';

/** Reads, writes and flushes of one run over the four pictures; beyond them nothing is left to fail. A later round writes other values. */
const placesMet = 80;

const suite: FaultSuite = {
  name: 'write-into-files',
  run: async ({ scale, ...options }) => [
    await killIntoFiles(Math.ceil(300 * scale), options),
    await failIntoFiles(
      Array.from({ length: Math.ceil(200 * scale) }, (_, n) => 1 + (Math.floor(n / Math.min(1, scale)) % placesMet)),
      options,
    ),
  ],
};
export default suite;
