/** @file Reading weights out of downloaded archives without trusting them. */
export { CheckpointError } from './checkpoint-error.ts';
export type { Checkpoint, CheckpointTensor } from './checkpoint-tensor.ts';
export { fileBeside } from './file-beside.ts';
export { openHdf5 } from './open-hdf5.ts';
export { openNpz } from './open-npz.ts';
export { openPt } from './open-pt.ts';
export { openTfjs } from './open-tfjs.ts';
export { type MatMatrix, readMat } from './read-mat.ts';
export { readPlainPickle } from './read-plain-pickle.ts';
export { openZip, type ZipArchive } from './zip-archive.ts';
