/** @file Header facts of Photoshop, JPEG XL, JPEG 2000 and BMP. */
import { findBox, walkBoxes } from '../../formats/bmff-walk.ts';
import type { ByteSource } from '../../formats/byte-source.ts';
import { readJxlSize } from '../../formats/jxl-size.ts';
import { readPsd } from '../../formats/psd.ts';
import type { FoundHeader } from './header-facts.ts';
import { headerOfExif } from './header-of-tiff.ts';

export function headerOfPsd(source: ByteSource): FoundHeader {
  const psd = readPsd(source);
  if (!psd) return {};
  const exif = psd.exif ? headerOfExif(source, psd.exif.at) : {};
  // Photoshop turns the pixels and leaves what the camera wrote.
  return { ...exif, thumbnail: null, orientation: 1, storedWidthPx: psd.widthPx, storedHeightPx: psd.heightPx };
}

/** The codestream's own orientation counts; "Exif" begins with the distance to its TIFF header, as in HEIF. */
export function headerOfJxl(source: ByteSource): FoundHeader {
  const size = readJxlSize(source);
  if (!size) return {};
  const box = findBox(walkBoxes(source), 'Exif');
  const skip = box && source.bytes(box.body, 4);
  const exif = box && skip ? headerOfExif(source, box.body + 4 + viewOf(skip).getUint32(0)) : {};
  const { widthPx, heightPx, orientation } = size;
  return { ...exif, thumbnail: null, orientation, storedWidthPx: widthPx, storedHeightPx: heightPx };
}

/** The "ihdr" box, or the SIZ marker of a bare codestream (ITU-T T.800, A.5.1 and I.5.3.1). */
export function headerOfJp2(source: ByteSource): FoundHeader {
  const head = source.bytes(0, 24);
  if (head?.[0] === 0xff) {
    const view = viewOf(head);
    return {
      storedWidthPx: view.getUint32(8) - view.getUint32(16),
      storedHeightPx: view.getUint32(12) - view.getUint32(20),
    };
  }
  const jp2h = findBox(walkBoxes(source), 'jp2h');
  const ihdr = jp2h && findBox(walkBoxes(source, jp2h.body, jp2h.end), 'ihdr');
  const size = ihdr && source.bytes(ihdr.body, 8);
  return size ? { storedHeightPx: viewOf(size).getUint32(0), storedWidthPx: viewOf(size).getUint32(4) } : {};
}

/** OS/2's header has words, all later ones have longs; a negative height means top row first. */
export function headerOfBmp(source: ByteSource): FoundHeader {
  const head = source.bytes(14, 12);
  if (!head) return {};
  const view = viewOf(head);
  return view.getUint32(0, true) === 12
    ? { storedWidthPx: view.getUint16(4, true), storedHeightPx: view.getUint16(6, true) }
    : { storedWidthPx: view.getInt32(4, true), storedHeightPx: Math.abs(view.getInt32(8, true)) };
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
