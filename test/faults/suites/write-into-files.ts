/** @file Metadata written into pictures under 300 kills and 200 I/O errors. */
import { failIntoFiles, killIntoFiles } from '../into-files.ts';
import type { FaultSuite } from '../suite.ts';

const suite: FaultSuite = {
  name: 'write-into-files',
  run: async ({ scale, ...options }) => [
    await killIntoFiles(Math.ceil(300 * scale), options),
    await failIntoFiles(
      Array.from({ length: Math.ceil(200 * scale) }, (_, n) => 1 + Math.floor(n / Math.min(1, scale))),
      options,
    ),
  ],
};
export default suite;
