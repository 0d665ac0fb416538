/** @file Pixels that the decoder left in a file. */
import { readFile } from 'node:fs/promises';
import type { Picture } from '../../native-models/adapters/index.ts';
import type { RawPicture } from './protocol.ts';
import { ScorerError } from './scorer-error.ts';

/** Reads a raw RGB file; its size must be exactly that of its pixels. */
export async function readRawPicture({ file, widthPx, heightPx }: RawPicture): Promise<Picture> {
  let data: Uint8Array;
  try {
    data = await readFile(file);
  } catch (error) {
    throw new ScorerError('picture', `The decoded pixels in ${file} cannot be read.`, { cause: error });
  }
  if (data.byteLength !== widthPx * heightPx * 3) {
    throw new ScorerError(
      'picture',
      `${file} has ${data.byteLength} bytes, ${widthPx} x ${heightPx} pixels need more or less.`,
    );
  }
  return { data, widthPx, heightPx };
}
