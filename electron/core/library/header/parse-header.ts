/** @file The first look at any picture: which parser reads its header. Pure over a ByteSource; never throws on bad bytes. */
import type { ByteSource } from '../../formats/byte-source.ts';
import type { Sniffed } from '../../formats/sniff-format.ts';
import { completeHeader, type FoundHeader, type HeaderFacts } from './header-facts.ts';
import { headerOfCr3, headerOfMrw, headerOfRaf, headerOfX3f } from './header-of-camera-raw.ts';
import { headerOfCiff } from './header-of-ciff.ts';
import { headerOfClip } from './header-of-clip.ts';
import { headerOfBmp, headerOfJp2, headerOfJxl, headerOfPsd } from './header-of-rarer-picture.ts';
import { headerOfTiff } from './header-of-tiff.ts';
import { headerOfGif, headerOfHeif, headerOfJpeg, headerOfPng, headerOfWebp } from './header-of-web-picture.ts';

const byFormat: Record<string, (source: ByteSource) => FoundHeader> = {
  jpeg: (source) => headerOfJpeg(source),
  png: headerOfPng,
  webp: headerOfWebp,
  gif: headerOfGif,
  heic: headerOfHeif,
  avif: headerOfHeif,
  tiff: headerOfTiff,
  psd: headerOfPsd,
  psb: headerOfPsd,
  jxl: headerOfJxl,
  jp2: headerOfJp2,
  j2k: headerOfJp2,
  bmp: headerOfBmp,
  cr3: headerOfCr3,
  raf: headerOfRaf,
  mrw: headerOfMrw,
  x3f: headerOfX3f,
  crw: headerOfCiff,
};

export function parseHeader(source: ByteSource, sniffed: Sniffed): HeaderFacts {
  const ofKind = sniffed.kind === 'raw' ? headerOfTiff : sniffed.kind === 'clip' ? headerOfClip : null;
  const parse = byFormat[sniffed.format] ?? ofKind;
  return completeHeader(parse ? parse(source) : {});
}
