/**
 * @file Whether a JPEG that was written this moment is all there: its picture data has begun and the file ends with the end of an image. A thumbnail's end, which comes
 * before the picture data, is none. Asked for files too young to be believed by their age; one that is cut off later differs from what was seen, and is looked at again.
 */
import { open } from 'node:fs/promises';
import { parseWithReads } from '../formats/byte-source.ts';
import { walkJpeg } from '../formats/jpeg-walk.ts';
import { extensionOf, joinPath } from './paths.ts';
import type { FoundFile } from './walk-folder.ts';

const headBytes = 64 << 10;

/** False for other formats, and where the file cannot be read. */
export async function isWholeJpeg(root: Buffer, { relPath, sizeBytes }: FoundFile): Promise<boolean> {
  if (!/^jpe?g$/.test(extensionOf(relPath)) || sizeBytes < 4) return false;
  const handle = await open(joinPath(root, relPath), 'r').catch(() => null);
  if (!handle) return false;
  try {
    const read = async (offset: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    const end = await read(sizeBytes - 2, 2);
    if (end[0] !== 0xff || end[1] !== 0xd9) return false;
    const head = await read(0, Math.min(headBytes, sizeBytes));
    const scanAt = await parseWithReads({ size: sizeBytes, head, read }, (source) => {
      const jpeg = walkJpeg(source);
      const last = jpeg?.segments.at(-1);
      const at = last ? last.at + last.length : 2;
      const mark = jpeg?.frame ? source.bytes(at, 2) : null;
      return mark?.[0] === 0xff && mark[1] === 0xda ? at : null;
    });
    return scanAt !== null;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
