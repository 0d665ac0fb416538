/** @file What a file says of itself beyond its pixels: by ExifTool, and by its profile. */
import { type ExifTool, ExifToolTask } from 'exiftool-vendored';
import type { MetadataRule } from '../../contract/checking.ts';
import type { FileKind } from '../../contract/photo.ts';
import { withSayablePath } from '../metadata/exiftool-path.ts';
import { colourOf } from '../quality/colour-of.ts';

export interface FileFacts {
  /** "jpeg", "png" ... */
  format: string;
  bytes: number;
  /** Of a channel; null where it is not said. */
  bits: number | null;
  /** "sRGB", "Adobe RGB", "Display P3", "CMYK", "grey" or "other". */
  colour: string;
  /** 1..100, of JPEGs whose tables say so. */
  jpegQuality: number | null;
  says: ReadonlySet<MetadataRule>;
  saysPlace: boolean;
}

const byRule: Record<MetadataRule, readonly string[]> = {
  copyright: ['EXIF:Copyright', 'IPTC:CopyrightNotice', 'XMP-dc:Rights'],
  creator: ['EXIF:Artist', 'IPTC:By-line', 'XMP-dc:Creator'],
  credit: ['IPTC:Credit', 'XMP-photoshop:Credit'],
  caption: ['EXIF:ImageDescription', 'IPTC:Caption-Abstract', 'XMP-dc:Description'],
  headline: ['IPTC:Headline', 'XMP-photoshop:Headline'],
  keywords: ['IPTC:Keywords', 'XMP-dc:Subject'],
  date: ['EXIF:DateTimeOriginal', 'IPTC:DateCreated', 'XMP-photoshop:DateCreated', 'XMP-exif:DateTimeOriginal'],
};
const technical = [
  'File:FileType',
  'File:FileSize#',
  'File:BitsPerSample',
  'EXIF:BitsPerSample',
  'PNG:BitDepth',
  'QuickTime:ImagePixelDepth',
  'File:ColorComponents',
  'PNG:ColorType',
  'EXIF:PhotometricInterpretation',
  'ICC_Profile:ColorSpaceData',
  'ICC_Profile:ProfileDescription',
  'JPEGQualityEstimate',
  'GPS:GPSLatitude#',
  'XMP-exif:GPSLatitude#',
];
const args = ['-G0', '-a', ...[...technical, ...Object.values(byRule).flat()].map((tag) => `-${tag}`)];

/** Throws an Error where ExifTool cannot read it. `file`: absolute. */
export async function readFileFacts(exiftool: ExifTool, file: Buffer, kind: FileKind): Promise<FileFacts> {
  const tags = await withSayablePath(file, (sayable) => exiftool.enqueueTask(() => new Facts(sayable)));
  const text = (name: string) => (tags[name] === undefined ? null : String(tags[name]));
  const groups = new Map(Object.entries(tags));
  const has = (tag: string) => {
    const [group, name] = tag.replace(/^XMP-[\w]+/, 'XMP').split(':');
    const value = groups.get(`${group}:${name}`);
    return value !== undefined && String(value).trim() !== '';
  };
  const bits =
    text('File:BitsPerSample') ??
    text('EXIF:BitsPerSample') ??
    text('PNG:BitDepth') ??
    text('QuickTime:ImagePixelDepth');
  const quality = Number(text('File:JPEGQualityEstimate'));
  return {
    format: (text('File:FileType') ?? '').toLowerCase(),
    bytes: Number(text('File:FileSize') ?? 0),
    bits: bits === null ? null : Number.parseInt(bits, 10) || null,
    colour: await colourName(file, kind, text),
    jpegQuality: Number.isFinite(quality) && quality > 0 ? quality : null,
    says: new Set((Object.keys(byRule) as MetadataRule[]).filter((rule) => byRule[rule].some(has))),
    saysPlace: has('EXIF:GPSLatitude') || has('GPS:GPSLatitude') || has('XMP:GPSLatitude'),
  };
}

async function colourName(file: Buffer, kind: FileKind, text: (name: string) => string | null): Promise<string> {
  const space = text('ICC_Profile:ColorSpaceData')?.trim();
  if (space === 'CMYK' || text('File:ColorComponents') === '4' || text('EXIF:PhotometricInterpretation') === 'CMYK')
    return 'CMYK';
  const isGrey =
    space === 'GRAY' ||
    text('File:ColorComponents') === '1' ||
    text('PNG:ColorType')?.startsWith('Grayscale') ||
    /^(Black|White)IsZero$/i.test(text('EXIF:PhotometricInterpretation') ?? '');
  if (isGrey) return 'grey';
  const colour = await colourOf(file, kind);
  if (colour === 'sRGB' || colour === 'Adobe RGB') return colour;
  const name = text('ICC_Profile:ProfileDescription') ?? '';
  return /display p3/i.test(name) ? 'Display P3' : /adobe rgb/i.test(name) ? 'Adobe RGB' : 'other';
}

class Facts extends ExifToolTask<Record<string, unknown>> {
  constructor(file: string) {
    super([...(process.platform === 'win32' ? ['-charset', 'filename=utf8'] : []), ...args, '-json', file]);
  }

  protected override parse(input: string): Record<string, unknown> {
    const answers: unknown = JSON.parse(input);
    if (!Array.isArray(answers) || typeof answers[0] !== 'object' || answers[0] === null)
      throw new Error('ExifTool answered something else than a file.');
    return answers[0] as Record<string, unknown>;
  }
}
