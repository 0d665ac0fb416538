/** @file The bytes of an installed model. */
import { readFile } from 'node:fs/promises';
import { say } from '../../texts/say.ts';
import { sha256Of } from './optimised-models.ts';
import type { ModelFile } from './protocol.ts';
import { ScorerError } from './scorer-error.ts';

/** The weights' bytes, refused unless they are the ones whose scores were asked for. */
export async function readModel(model: ModelFile & { readonly id: string }): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(model.file);
  } catch (error) {
    throw new ScorerError('model', say('model.fileUnreadable', { file: model.file, id: model.id }), {
      cause: error,
    });
  }
  if (sha256Of(bytes) !== model.sha256) {
    throw new ScorerError('model', say('model.fileChanged', { file: model.file, id: model.id }));
  }
  return bytes;
}
