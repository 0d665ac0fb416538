/** @file HEIC through libheif in WebAssembly (sharp's own has no HEVC decoder), AVIF where its colours or its container are beyond sharp. */
import { say } from '../../../../texts/say.ts';
import { type ByteSource, sourceOfBytes } from '../../formats/byte-source.ts';
import { type HeifColour, readHeif } from '../../formats/heif-items.ts';
import { readSequence, stillOfSequence } from '../../formats/heif-sequence.ts';
import { type CodePoints, isHdr, profileOfCodePoints } from './colour/code-points.ts';
import { keptProfile } from './colour/kept-profile.ts';
import { readProfile } from './colour/read-profile.ts';
import { toneMap } from './colour/tone-map.ts';
import { decodeHeifPixels, HeifError } from './heif-library.ts';
import type { HeifPixels } from './heif-memory.ts';
import { letGo } from './let-go.ts';
import { PictureProblem, problemOfDecoding } from './picture-problem.ts';
import { type OwnPixels, pixelsBySharp } from './pixels-by-sharp.ts';
import { refuseHuge } from './refuse-huge.ts';
import { type StoredPixels, toSrgb } from './to-srgb.ts';

/** Upright, in sRGB, or left in a wider profile (`isWide`): libheif turns and crops as the file says. Throws PictureProblem. */
export async function decodeHeic(bytes: Uint8Array, maxPixels: number, isWide: boolean): Promise<OwnPixels> {
  const source = sourceOfBytes(bytes);
  const still = readHeif(source);
  const sequence = still ? null : readSequence(source);
  const coded = still?.codedSize ?? sequence;
  if (!coded) throw new PictureProblem('corrupt', say('picture.heicNoPicture'));
  refuseHuge(coded.widthPx, coded.heightPx, maxPixels);
  const decoded = sequence ? cutTo(decode(bytes, true), sequence) : decode(bytes, false);
  const { profile, points } = colourOf(source, still?.colour ?? sequence!.colour);
  const { widthPx, heightPx } = decoded;
  if (isHdr(points)) {
    const data = toneMap(decoded, points);
    letGo(decoded.data);
    return { data, widthPx, heightPx };
  }
  const bits = decoded.bits > 8 ? 16 : 8;
  if (bits === 16) spread(decoded.data, decoded.bits);
  const stored: StoredPixels = { ...decoded, bits };
  const ownProfile = isWide ? keptProfile(profile) : null;
  const pixels = await toSrgb(stored, ownProfile ? null : profile);
  if (pixels.data !== decoded.data) letGo(decoded.data);
  return { ...pixels, ownProfile };
}

function decode(bytes: Uint8Array, isSequence: boolean) {
  try {
    return decodeHeifPixels(bytes, isSequence);
  } catch (error) {
    const isUnsupported = error instanceof HeifError && error.isUnsupported;
    const cause = { cause: error };
    if (isUnsupported) {
      throw new PictureProblem('no-preview', say('picture.heifKind'), cause);
    }
    const words = say('picture.heicDamaged');
    throw problemOfDecoding(error, new PictureProblem('corrupt', words, cause));
  }
}

/** Coded pictures are padded to whole blocks; a sequence's track says what is to be seen, and nothing else cuts it. */
function cutTo(decoded: HeifPixels, { widthPx, heightPx }: { widthPx: number; heightPx: number }): HeifPixels {
  if (decoded.widthPx <= widthPx && decoded.heightPx <= heightPx) return decoded;
  const size = { widthPx: Math.min(widthPx, decoded.widthPx), heightPx: Math.min(heightPx, decoded.heightPx) };
  const bytes = decoded.channels * (decoded.bits > 8 ? 2 : 1);
  const data = Buffer.allocUnsafeSlow(size.widthPx * size.heightPx * bytes);
  for (let y = 0; y < size.heightPx; y++) {
    const from = y * decoded.widthPx * bytes;
    data.set(decoded.data.subarray(from, from + size.widthPx * bytes), y * size.widthPx * bytes);
  }
  return { ...decoded, ...size, data };
}

/**
 * What is special about an AVIF: bytes that sharp opens (the first frame of a sequence), and pixels where the colours are named by numbers
 * that libvips does not read, or are HDR. Null: sharp shows it rightly as it is.
 */
export async function decodeAvif(
  bytes: Uint8Array,
  maxPixels: number,
  isWide: boolean,
): Promise<{ bytes: Uint8Array; pixels: OwnPixels | null }> {
  const source = sourceOfBytes(bytes);
  const opened = stillOfSequence(source) ?? bytes;
  const still = readHeif(sourceOfBytes(opened));
  if (!still?.codedSize) return { bytes: opened, pixels: null };
  const { profile, points } = colourOf(sourceOfBytes(opened), still.colour);
  const needsUs = isHdr(points) || (still.colour.icc === null && profile !== null);
  if (!needsUs) return { bytes: opened, pixels: null };
  refuseHuge(still.codedSize.widthPx, still.codedSize.heightPx, maxPixels);
  try {
    return { bytes: opened, pixels: await pixelsBySharp(opened, profile, points, { isWide }) };
  } catch (error) {
    const words = say('picture.avifDamaged');
    throw problemOfDecoding(error, new PictureProblem('corrupt', words, { cause: error }));
  }
}

/** HDR by numbers or by the profile's own code points goes before a profile, which can only describe it badly. */
function colourOf(source: ByteSource, colour: HeifColour): { profile: Uint8Array | null; points: CodePoints | null } {
  const icc = colour.icc ? source.bytes(colour.icc.at, colour.icc.length) : null;
  const points = isHdr(colour.codePoints) ? colour.codePoints : icc ? (readProfile(icc)?.codePoints ?? null) : null;
  const named = colour.codePoints ? profileOfCodePoints(colour.codePoints) : null;
  return { profile: icc ?? named, points };
}

/** Words of 10 or 12 bits to the full 16, in place. */
function spread(data: Uint8Array, bits: number): void {
  const words = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  const [up, down] = [16 - bits, 2 * bits - 16];
  for (let i = 0; i < words.length; i++) words[i] = (words[i]! << up) | (words[i]! >> down);
}
