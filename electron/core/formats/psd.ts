/** @file Photoshop documents (Adobe Photoshop File Formats Specification): size, and where things lie. Bounded; silent about bad bytes. */
import { u16, u32 } from './bmff-walk.ts';
import type { ByteSource } from './byte-source.ts';

export interface Psd {
  widthPx: number;
  heightPx: number;
  /** Absolute place of the Exif block's TIFF header (resource 1058). */
  exif: { at: number; length: number } | null;
  /** False: only layers were saved, and the picture of the whole is blank ("maximise compatibility" was off). */
  hasWholePicture: boolean;
  /** Absolute place of the whole picture's data, with its two bytes of compression. */
  pixelsAt: number;
  /** The whole picture's data does not fit into the file. */
  isCutShort: boolean;
}

const headerBytes = 26;
const maxResources = 512;
const exifResource = 1058;
const versionInfoResource = 1057;

/** Null when the bytes are no Photoshop document. */
export function readPsd(source: ByteSource): Psd | null {
  const head = source.bytes(0, headerBytes);
  if (!head || String.fromCharCode(...head.subarray(0, 4)) !== '8BPS') return null;
  const isLarge = u16(head, 4) === 2;
  const psd: Psd = {
    ...{ heightPx: u32(head, 14), widthPx: u32(head, 18), exif: null },
    ...{ hasWholePicture: true, pixelsAt: 0, isCutShort: true },
  };
  const modeBytes = source.bytes(headerBytes, 4);
  if (!modeBytes) return psd;
  const resourcesAt = headerBytes + 4 + u32(modeBytes, 0);
  const resourceBytes = source.bytes(resourcesAt, 4);
  if (!resourceBytes) return psd;
  const layersAt = resourcesAt + 4 + u32(resourceBytes, 0);
  readResources(source, psd, resourcesAt + 4, layersAt);
  const layers = source.bytes(layersAt, isLarge ? 8 : 4);
  if (!layers) return psd;
  const layerLength = isLarge ? u32(layers, 0) * 2 ** 32 + u32(layers, 4) : u32(layers, 0);
  psd.pixelsAt = layersAt + layers.length + layerLength;
  psd.isCutShort = lacksPixels(source, psd, { channels: u16(head, 12), depth: u16(head, 22), isLarge });
  return psd;
}

function readResources(source: ByteSource, psd: Psd, start: number, end: number): void {
  let at = start;
  for (let i = 0; i < maxResources && at + 12 <= end; i++) {
    const head = source.bytes(at, 7);
    if (!head || String.fromCharCode(...head.subarray(0, 4)) !== '8BIM') return;
    const id = u16(head, 4);
    // A Pascal string, padded to an even length with its own length byte.
    const nameBytes = (head[6]! + 2) & ~1;
    const size = source.bytes(at + 6 + nameBytes, 4);
    if (!size) return;
    const [dataAt, length] = [at + 10 + nameBytes, u32(size, 0)];
    if (id === exifResource) psd.exif = { at: dataAt, length };
    if (id === versionInfoResource) psd.hasWholePicture = source.bytes(dataAt + 4, 1)?.[0] !== 0;
    at = dataAt + length + (length & 1);
  }
}

/** Counted for data as it is and for PackBits, which states the length of every row. */
function lacksPixels(
  source: ByteSource,
  { widthPx, heightPx, pixelsAt }: Psd,
  { channels, depth, isLarge }: { channels: number; depth: number; isLarge: boolean },
): boolean {
  const compression = source.bytes(pixelsAt, 2);
  if (!compression) return true;
  const at = pixelsAt + 2;
  const rows = heightPx * channels;
  if (u16(compression, 0) === 0) return at + rows * Math.ceil((widthPx * depth) / 8) > source.size;
  if (u16(compression, 0) !== 1) return false;
  const unit = isLarge ? 4 : 2;
  const counts = source.bytes(at, rows * unit);
  if (!counts) return true;
  let bytes = 0;
  for (let i = 0; i < counts.length; i += unit) bytes += isLarge ? u32(counts, i) : u16(counts, i);
  return at + counts.length + bytes > source.size;
}
