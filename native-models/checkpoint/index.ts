/** @file Reading weights out of downloaded archives without trusting them. */
export { CheckpointError } from './checkpoint-error.ts';
export type { Checkpoint, CheckpointTensor } from './checkpoint-tensor.ts';
export { openNpz } from './open-npz.ts';
export { openPt } from './open-pt.ts';
export { openZip, type ZipArchive } from './zip-archive.ts';
