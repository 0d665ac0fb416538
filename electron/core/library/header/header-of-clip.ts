/** @file What the boxes of a QuickTime or MP4 clip say at first sight: its size, turned as it is shown (ISO/IEC 14496-12, 8.3.2). */
import { type Box, boxAtPath, findBox, walkBoxes } from '../../formats/bmff-walk.ts';
import type { ByteSource } from '../../formats/byte-source.ts';
import type { FoundHeader } from './header-facts.ts';

/** Of the first track that has a size. Its time stays out: whether it is local or universal only ExifTool's tables tell. */
export function headerOfClip(source: ByteSource): FoundHeader {
  const moov = boxAtPath(source, ['moov']);
  if (!moov) return {};
  for (const track of walkBoxes(source, moov.body, moov.end)) {
    if (track.type !== 'trak') continue;
    const header = findBox(walkBoxes(source, track.body, track.end), 'tkhd');
    const size = header ? sizeIn(source, header) : null;
    if (size) return size;
  }
  return {};
}

function sizeIn(source: ByteSource, { body, end }: Box): FoundHeader | null {
  const data = source.bytes(body, Math.min(end - body, 104));
  // Version 1 has 64-bit times.
  const matrixAt = data?.[0] === 1 ? 52 : 40;
  if (!data || data.length < matrixAt + 44) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const fixed = (at: number): number => Math.round(view.getInt32(matrixAt + at) / 65_536);
  const [widthPx, heightPx] = [fixed(36), fixed(40)];
  if (widthPx <= 0 || heightPx <= 0) return null;
  // The matrix's second number is 1 for a quarter turn to the right, its first -1 for half a turn.
  const orientation = fixed(4) === 1 ? 6 : fixed(4) === -1 ? 8 : fixed(0) === -1 ? 3 : 1;
  return { storedWidthPx: widthPx, storedHeightPx: heightPx, orientation };
}
