/** @file What a TIFF's first picture is made of, and who can read it. */
import { say } from '../../../../texts/say.ts';
import { sourceOfBytes } from '../../formats/byte-source.ts';
import { type Ifd, numberOf, numbersOf, type Tiff, tags, walkTiff } from '../../formats/tiff-walk.ts';

export interface TiffLayout {
  /** Which picture of the file: a reduced copy may come first. */
  page: number;
  /** libvips reads it wrongly or not at all; ImageMagick does. */
  needsMagick: boolean;
  /** Which channel is transparency; null for none. Others beyond the colours are saved selections or inks of their own. */
  alphaChannel: number | null;
  /** Channels of the colour model. */
  colours: number;
  /** Beyond the colours. */
  extraChannels: number;
  /** Grey, or 64 bits, in floating point: light, not what a screen is sent. */
  isLinear: boolean;
  /** "ICC Lab" (photometric 9): a and b are stored with an offset of 128. */
  isIccLab: boolean;
  /** Grey in a plane of its own, in tiles, with others behind it: with the others out of the way libvips reads it, and ImageMagick does not. */
  isGreyPlaneOfSeveral: boolean;
  /** A whole JPEG that old-style JPEG compression kept beside the TIFF's own tables; null without one. */
  oldJpeg: { at: number; length: number } | null;
  /** Why nobody reads it; null where somebody may. */
  unsupported: string | null;
}

const photometrics = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3, cmyk: 5, ycbcr: 6, lab: 8, iccLab: 9 };
const coloursOf: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3, 8: 3, 9: 3 };
const oldJpeg = 6;
const float = 3;
/** None, the fax family, LZW, old and new JPEG, Deflate, PackBits, and what libtiff has learned since: LZMA, Zstandard, WebP. */
const compressions = new Set([1, 2, 3, 4, 5, oldJpeg, 7, 8, 32771, 32773, 32946, 34925, 50000, 50001]);

/** Null when the bytes are no TIFF that can be walked. */
export function readTiffLayout(bytes: Uint8Array): TiffLayout | null {
  const tiff = walkTiff(sourceOfBytes(bytes), { children: new Map() });
  if (!tiff || tiff.ifds.length === 0) return null;
  const page = largestPage(tiff);
  const value = (tag: number, otherwise: number) => numberOf(tiff, tiff.ifds[page]!.entries.get(tag)) ?? otherwise;
  const photometric = value(tags.photometric, photometrics.blackIsZero);
  const compression = value(tags.compression, 1);
  const samples = value(tags.samplesPerPixel, 1);
  const bits = value(tags.bitsPerSample, 1);
  const format = value(tags.sampleFormat, 1);
  const isPlanarTiled = value(tags.planarConfiguration, 1) === 2 && tiff.ifds[page]!.entries.has(tags.tileOffsets);
  const colours = coloursOf[photometric];
  const extra = numbersOf(tiff, tiff.ifds[page]!.entries.get(tags.extraSamples), 64);
  const alpha = extra.findIndex((kind) => kind === 1 || kind === 2);
  const isOddNumber = bits === 64 || (format === float ? photometric !== photometrics.rgb : format !== 1 || bits > 16);
  const isLab = photometric === photometrics.lab || photometric === photometrics.iccLab;
  const isGrey = photometric === photometrics.blackIsZero || photometric === photometrics.whiteIsZero;
  const isGreyPlaneOfSeveral = isPlanarTiled && isGrey && samples > 1 && alpha < 0 && !isOddNumber;
  return {
    page,
    isGreyPlaneOfSeveral,
    oldJpeg: compression === oldJpeg ? wholeJpeg(bytes, value(tags.jpegOffset, 0), value(tags.jpegLength, 0)) : null,
    needsMagick: compression === oldJpeg || isPlanarTiled || isLab || isOddNumber || samples > 5,
    alphaChannel: alpha < 0 || colours === undefined ? null : colours + alpha,
    colours: colours ?? samples,
    isLinear: format === float && (isGrey || bits === 64),
    extraChannels: colours === undefined ? 0 : Math.max(0, samples - colours),
    isIccLab: photometric === photometrics.iccLab,
    unsupported: !compressions.has(compression)
      ? say('picture.compression', { compression })
      : colours === undefined
        ? say('picture.colourModel', { model: photometric })
        : null,
  };
}

/** Null where no JPEG begins there. Writers state lengths carelessly: what is left of the file is taken then. */
function wholeJpeg(bytes: Uint8Array, at: number, length: number): TiffLayout['oldJpeg'] {
  if (at <= 0 || at + 4 > bytes.length || bytes[at] !== 0xff || bytes[at + 1] !== 0xd8) return null;
  const rest = bytes.length - at;
  return { at, length: length > 0 && length <= rest ? length : rest };
}

/** Pages of equal size are the pages of a scan: the first. A first one that says it is a reduced copy is not what anybody wants to see. */
function largestPage(tiff: Tiff): number {
  const area = (ifd: Ifd) =>
    (numberOf(tiff, ifd.entries.get(tags.width)) ?? 0) * (numberOf(tiff, ifd.entries.get(tags.height)) ?? 0);
  const isReduced = (ifd: Ifd) => ((numberOf(tiff, ifd.entries.get(tags.subfileType)) ?? 0) & 1) === 1;
  let best = 0;
  tiff.ifds.forEach((ifd, index) => {
    const wins = isReduced(tiff.ifds[best]!) && !isReduced(ifd);
    if (wins && area(ifd) > area(tiff.ifds[best]!)) best = index;
  });
  return best;
}
