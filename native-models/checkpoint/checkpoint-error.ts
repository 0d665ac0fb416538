/** @file The one error of this folder that is the file's fault and not ours. */

/** The checkpoint cannot be used. `message` says what is wrong with which file, for the person who chose it. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
}
