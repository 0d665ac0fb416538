/** @file The bytes of an installed model. */
import { readFile } from 'node:fs/promises';
import { sha256Of } from './optimised-models.ts';
import type { ModelFile } from './protocol.ts';
import { ScorerError } from './scorer-error.ts';

/** The weights' bytes, refused unless they are the ones whose scores were asked for. */
export async function readModel(model: ModelFile & { readonly id: string }): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(model.file);
  } catch (error) {
    throw new ScorerError('model', `The model file ${model.file} cannot be read. Install ${model.id} again.`, {
      cause: error,
    });
  }
  if (sha256Of(bytes) !== model.sha256) {
    throw new ScorerError(
      'model',
      `The model file ${model.file} is not the one that was installed. Install ${model.id} again.`,
    );
  }
  return bytes;
}
