/** @file A tensor of a checkpoint: its shape is known at once, its numbers are read when asked for. */

export interface CheckpointTensor {
  readonly dims: readonly number[];
  /** The numbers in C order, converted to float32, read anew from the file at each call. */
  readFloat32(): Float32Array;
}

/** An open checkpoint. `close` it when its tensors have been read. */
export interface Checkpoint {
  readonly tensors: ReadonlyMap<string, CheckpointTensor>;
  close(): void;
}
