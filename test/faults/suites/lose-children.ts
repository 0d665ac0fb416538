/** @file 60 decoders killed, 12 that hang, 40 kills of ExifTool, 20 of an engine over its children. */
import { hurtDecoders, killExifTool, orphanChildren } from '../lose-children.ts';
import { type FaultSuite, skipped } from '../suite.ts';

const suite: FaultSuite = {
  name: 'lose-children',
  run: async ({ scale, ...options }) => {
    if (process.platform === 'win32') return [skipped('children killed or stopped', 'Windows has no such signals')];
    return [
      await hurtDecoders(Math.ceil(60 * scale), 'SIGKILL', options),
      await hurtDecoders(Math.ceil(12 * scale), 'SIGSTOP', options),
      await killExifTool(Math.ceil(40 * scale), options),
      await orphanChildren(Math.ceil(20 * scale), options),
    ];
  },
};
export default suite;
