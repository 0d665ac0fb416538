/** @file From a file to encoded pictures in memory: the whole file, or of a RAW only the embedded JPEGs that are wanted. */

import fs from 'node:fs';
import { say } from '../../../../texts/say.ts';
import type { EmbeddedJpeg } from '../raw/embedded-jpeg.ts';
import { locateEmbeddedPreview } from '../raw/locate-embedded-preview.ts';
import { chooseJpeg, type RawPreviews } from '../raw/raw-previews.ts';
import { type OpenHints, openPicture, type Picture } from './open-picture.ts';
import { PictureProblem, problemOfReading } from './picture-problem.ts';
import type { DecoderSource, SizedTier } from './protocol.ts';

/** Node reads at most 2 GB in one go, and no camera comes near. */
const maxFileBytes = 2 ** 31 - 1;
/** Below this a RAW's largest embedded JPEG is a mere index print; ExifTool may know a better one. */
const smallLongSidePx = 640;

export interface ReadWant {
  /** Full resolution is needed (measures, scored pixels, 1:1), else the tiers alone. */
  native: boolean;
  tiers: ReadonlySet<SizedTier>;
  /** Left in a profile that is wider than sRGB. */
  isWide: boolean;
}

export interface ReadPicture {
  picture: Picture;
  /** A smaller embedded JPEG that is a nav tier as it stands. */
  nav: Picture | null;
  /** Upright size of the largest picture in the file. */
  widthPx: number;
  heightPx: number;
}

/** Throws PictureProblem; 'unsure' asks for ExifTool. `onRead` is called once the disk is no longer needed. */
export async function readPicture(
  source: DecoderSource,
  want: ReadWant,
  maxPixels: number,
  onRead: () => void,
): Promise<ReadPicture | 'unsure'> {
  try {
    if (source.kind === 'raw' && source.extracted === undefined) return await readRaw(source, want, maxPixels, onRead);
    if (source.kind === 'clip' && source.extracted === undefined) {
      if (!source.acceptSmall) return 'unsure';
      throw new PictureProblem('no-preview', say('problem.noPoster'));
    }
    const bytes = await readWholeFile(source.extracted ?? Buffer.from(source.path));
    onRead();
    const hints: OpenHints =
      source.extracted === undefined
        ? { maxPixels, kind: source.kind, format: source.format, isWide: want.isWide }
        : { maxPixels, kind: 'jpeg', format: 'jpeg', orientation: source.orientation, isWide: want.isWide };
    const picture = await openPicture(bytes, hints);
    return { picture, nav: null, widthPx: picture.widthPx, heightPx: picture.heightPx };
  } catch (error) {
    throw problemOfReading(error) ?? error;
  }
}

async function readWholeFile(path: string | Buffer): Promise<Buffer> {
  return withSteadyFile(path, (file, size) => {
    if (size > maxFileBytes) throw new PictureProblem('no-preview', say('picture.over2GB'));
    return fs.readFileSync(file);
  });
}

/**
 * A file that another program writes to meanwhile is neither good nor bad: it is looked at again. What was read is kept only if
 * size and time were the same before and after. Synchronous, as writeWhole is; a disk that does not answer is the pool's to notice.
 */
async function withSteadyFile<T>(path: string | Buffer, read: (file: number, size: number) => T | Promise<T>) {
  const file = fs.openSync(path, 'r');
  try {
    const before = fs.fstatSync(file, { bigint: true });
    const result = await read(file, Number(before.size));
    const after = fs.fstatSync(file, { bigint: true });
    if (before.size !== after.size || before.mtimeNs !== after.mtimeNs) {
      throw new PictureProblem('unreadable', say('picture.changed'));
    }
    return result;
  } finally {
    fs.closeSync(file);
  }
}

/** What is read of a RAW; the rest happens after the file is closed. */
interface RawBytes {
  found: RawPreviews;
  main: Buffer;
  nav: Buffer | null;
}

async function readRaw(
  source: DecoderSource,
  want: ReadWant,
  maxPixels: number,
  onRead: () => void,
): Promise<ReadPicture | 'unsure'> {
  const raw = await withSteadyFile(Buffer.from(source.path), (file, size) => readRawBytes(file, size, source, want));
  if (raw === 'unsure') return 'unsure';
  onRead();
  const hints = { ...hintsOf(raw.found, source, maxPixels), isWide: want.isWide };
  const picture = await openPicture(raw.main, hints);
  const largest = raw.found.jpegs[0]!;
  const sideways = picture.orientation >= 5;
  return {
    picture,
    nav: raw.nav && (await openPicture(raw.nav, hints)),
    widthPx: sideways ? largest.heightPx : largest.widthPx,
    heightPx: sideways ? largest.widthPx : largest.heightPx,
  };
}

async function readRawBytes(
  file: number,
  size: number,
  source: DecoderSource,
  want: ReadWant,
): Promise<RawBytes | 'unsure'> {
  if (size === 0) throw new PictureProblem('corrupt', say('picture.empty'));
  const read = async (offset: number, length: number) => {
    const data = Buffer.allocUnsafe(length);
    const bytesRead = fs.readSync(file, data, 0, length, offset);
    return data.subarray(0, bytesRead);
  };
  const found = await locateEmbeddedPreview({ size, read }, source.format);
  if (found === 'unsure') return unsureOr(source, noPreview());
  const largest = found.jpegs[0];
  if (!largest) throw new PictureProblem('no-preview', say('picture.rawCutShort'));
  if (!source.acceptSmall && Math.max(largest.widthPx, largest.heightPx) < smallLongSidePx) return 'unsure';
  const main = chooseMain(found, want);
  const nav = want.tiers.has('nav') ? chooseJpeg(found.jpegs, 'nav') : null;
  return {
    found,
    main: await read(main.offset, main.length),
    nav: nav && nav !== main ? await read(nav.offset, nav.length) : null,
  };
}

function chooseMain(found: RawPreviews, want: ReadWant): EmbeddedJpeg {
  const use = want.native ? 'full' : want.tiers.has('nav') ? 'nav' : want.tiers.has('cell') ? 'cell' : 'thumb';
  return chooseJpeg(found.jpegs, use)!;
}

function hintsOf(found: RawPreviews, source: DecoderSource, maxPixels: number): OpenHints {
  return {
    maxPixels,
    kind: 'jpeg',
    format: 'jpeg',
    orientation: found.orientation ?? source.orientation,
    adobeRgb: found.adobeRgb,
  };
}

function noPreview(): PictureProblem {
  return new PictureProblem('no-preview', say('picture.rawNoPreview'));
}

function unsureOr(source: DecoderSource, problem: PictureProblem): 'unsure' {
  if (source.acceptSmall) throw problem;
  return 'unsure';
}
