/** @file Pixels that the decoder left in a file. */
import { readFile } from 'node:fs/promises';
import type { Picture } from '../../native-models/adapters/index.ts';
import { say } from '../../texts/say.ts';
import type { RawPicture } from './protocol.ts';
import { ScorerError } from './scorer-error.ts';

/** Reads a raw RGB file; its size must be exactly that of its pixels. */
export async function readRawPicture({ file, widthPx, heightPx }: RawPicture): Promise<Picture> {
  let data: Uint8Array;
  try {
    data = await readFile(file);
  } catch (error) {
    throw new ScorerError('picture', say('decoded.unreadable', { file }), { cause: error });
  }
  if (data.byteLength !== widthPx * heightPx * 3) {
    throw new ScorerError('picture', say('decoded.size', { file, bytes: data.byteLength, widthPx, heightPx }));
  }
  return { data, widthPx, heightPx };
}
