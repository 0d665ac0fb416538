/**
 * @file HEIC through libheif in WebAssembly: sharp's own libheif has no HEVC decoder. libheif turns and crops the picture as the
 * file says; its colour profile it leaves to us, so the pixels go on as a TIFF that carries it.
 */
import decodeHevc from 'heic-decode';
import { boxAtPath, walkBoxes } from '../../formats/bmff-walk.ts';
import { type ByteSource, sourceOfBytes } from '../../formats/byte-source.ts';
import { readHeif } from '../../formats/heif-items.ts';
import { tiffOfPixels } from './attach-profile.ts';
import { displayP3Profile } from './icc-profile.ts';
import { PictureProblem } from './picture-problem.ts';
import { refuseHuge } from './refuse-huge.ts';

const p3Primaries = 12;

/** An uncompressed TIFF of the primary picture, upright, with its profile. Throws PictureProblem. */
export async function decodeHeic(bytes: Uint8Array, maxPixels: number): Promise<Buffer> {
  const source = sourceOfBytes(bytes);
  const coded = readHeif(source)?.codedSize;
  if (!coded) throw new PictureProblem('corrupt', 'This HEIC file is damaged: the picture in it cannot be found.');
  refuseHuge(coded.widthPx, coded.heightPx, maxPixels);
  const picture = await decodeHevc({ buffer: bytes }).catch((error: unknown) => {
    throw new PictureProblem('corrupt', 'This HEIC file is damaged: its picture cannot be decoded.', { cause: error });
  });
  return tiffOfPixels({ data: picture.data, widthPx: picture.width, heightPx: picture.height }, profileOf(source));
}

/** From the first "colr" property: an ICC profile, or the name of a colour space. Null: sRGB. */
function profileOf(source: ByteSource): Uint8Array | null {
  const properties = boxAtPath(source, ['meta', 'iprp', 'ipco']);
  for (const box of properties ? walkBoxes(source, properties.body, properties.end) : []) {
    if (box.type !== 'colr') continue;
    const head = source.bytes(box.body, 6);
    const type = head ? String.fromCharCode(...head.subarray(0, 4)) : '';
    if (type === 'prof' || type === 'rICC') return source.bytes(box.body + 4, box.end - box.body - 4);
    if (type === 'nclx' && head && head[4] === 0 && head[5] === p3Primaries) return displayP3Profile;
  }
  return null;
}
