/** @file A TIFF that was cut short: with what is missing as zeros libtiff hands out what is there, where it would refuse a strip that ends too early. */
import { sourceOfBytes } from '../../formats/byte-source.ts';
import { numbersOf, tags, walkTiff } from '../../formats/tiff-walk.ts';
import type { TiffLayout } from './read-tiff.ts';

const maxBlocks = 100_000;
/** Three quarters may be missing; what claims more than that is no picture that was cut. */
const mostTimes = 4;

/** Null where nothing is missing, or all of it. */
export function padTiff(bytes: Uint8Array, { page }: TiffLayout): Uint8Array | null {
  const tiff = walkTiff(sourceOfBytes(bytes), { children: new Map() });
  const entries = tiff?.ifds[page]?.entries;
  if (!tiff || !entries) return null;
  const of = (strips: number, tiles: number) => numbersOf(tiff, entries.get(strips) ?? entries.get(tiles), maxBlocks);
  const starts = of(tags.stripOffsets, tags.tileOffsets);
  const lengths = of(tags.stripByteCounts, tags.tileByteCounts);
  const end = starts.reduce((most, start, i) => Math.max(most, start + (lengths[i] ?? 0)), 0);
  if (end <= bytes.length || end > bytes.length * mostTimes || Math.min(...starts) >= bytes.length) return null;
  const padded = new Uint8Array(end);
  padded.set(bytes);
  return padded;
}
