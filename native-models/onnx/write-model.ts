/** @file Writes a model's file so that it is either complete under its name or not there at all. */
import { encodeModel } from './encode-model.ts';
import type { OnnxModel } from './model-types.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

export interface WriteModelOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the fraction written, 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Writes `model` to `path` through a temporary file. Returns its size and SHA-256 (hex). */
export async function writeModel(
  model: OnnxModel,
  path: string,
  options: WriteModelOptions = {},
): Promise<{ bytes: number; sha256: string }> {
  const { totalBytes, pieces } = encodeModel(model);
  let written = 0;
  function* parts(): Generator<Uint8Array> {
    for (const piece of pieces) {
      const part = typeof piece === 'function' ? piece() : piece;
      written += part.byteLength;
      yield part;
      options.onProgress?.(written / totalBytes);
    }
  }
  return writeFileAtomically(path, parts(), options.signal);
}
