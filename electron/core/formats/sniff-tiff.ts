/**
 * @file Which camera's RAW a TIFF is, if any. Order of evidence: signatures in the first 16 bytes, DNG's own tag, sensor data
 * (colour filter array, a camera's private compression) in any directory, and only then, between dialects of one maker or
 * where the directories lie beyond the bytes at hand, the extension.
 */
import type { ByteSource } from './byte-source.ts';
import { numberOf, type Tiff, tags, textOf, tiffHeader, walkTiff } from './tiff-walk.ts';

const tiffRawExtensions = new Set(
  '3fr arw cr2 cs1 dcr dcs dng erf fff gpr iiq k25 kdc mef mos nef nrw orf pef raw rw2 rwl rwz sr2 srf srw sti'.split(
    ' ',
  ),
);

/** Private compressions that only RAW files have (ExifTool's table, also LibRaw's). */
const rawCompressions = new Set([262, 32767, 32769, 32770, 32772, 33000, 34713, 34892, 52546, 65000, 65535]);
const cfaPhotometrics = new Set([32803, 34892]);

/** Two makers write the same structure; the extension decides between one maker's dialects. */
const dialects: readonly { make: RegExp; format: string; also: readonly string[] }[] = [
  { make: /^nikon/i, format: 'nef', also: ['nrw'] },
  { make: /^sony/i, format: 'arw', also: ['sr2', 'srf'] },
  { make: /^(pentax|asahi|ricoh)/i, format: 'pef', also: [] },
  { make: /^samsung/i, format: 'srw', also: [] },
  { make: /^hasselblad/i, format: '3fr', also: ['fff'] },
  { make: /^imacon/i, format: 'fff', also: [] },
  { make: /^phase one/i, format: 'iiq', also: [] },
  { make: /^(leaf|creo)/i, format: 'mos', also: [] },
  { make: /^(eastman )?kodak/i, format: 'dcr', also: ['kdc', 'k25', 'dcs'] },
  { make: /^(seiko )?epson/i, format: 'erf', also: [] },
  { make: /^mamiya/i, format: 'mef', also: ['mos'] },
  { make: /^leica/i, format: 'rwl', also: [] },
  { make: /^canon/i, format: 'cr2', also: [] },
  { make: /^olympus|^om digital/i, format: 'orf', also: [] },
];

/** RAW dialect, or "tiff"; null when the bytes are no TIFF of any kind. */
export function sniffTiff(source: ByteSource, extension: string): string | null {
  const header = tiffHeader(source);
  if (!header) return null;
  if (header.magic === 0x55) return extension === 'rwl' ? 'rwl' : 'rw2';
  if (header.magic === 0x4f52 || header.magic === 0x5352) return 'orf';
  const signature = text(source, 8, 4);
  if (signature.startsWith('CR\x02')) return 'cr2';
  if (signature === 'IIII' || signature === 'MMMM') return 'iiq';

  const tiff = walkTiff(source);
  const first = tiff?.ifds[0];
  // The directory lies beyond the bytes at hand, as in TIFFs written in one pass; cameras put theirs first.
  if (!tiff || !first) return tiffRawExtensions.has(extension) ? extension : 'tiff';
  if (first.entries.has(tags.dngVersion)) return 'dng';
  const make = textOf(tiff, first.entries.get(tags.make)) ?? '';
  const dialect = dialects.find((candidate) => candidate.make.test(make));
  if (!hasSensorData(tiff) && !(tiffRawExtensions.has(extension) && dialectHas(dialect, extension))) return 'tiff';
  if (!dialect) return tiffRawExtensions.has(extension) ? extension : 'raw';
  return dialect.also.includes(extension) ? extension : dialect.format;
}

function dialectHas(dialect: (typeof dialects)[number] | undefined, extension: string): boolean {
  return dialect !== undefined && (dialect.format === extension || dialect.also.includes(extension));
}

function hasSensorData(tiff: Tiff): boolean {
  return tiff.ifds.some(
    (ifd) =>
      cfaPhotometrics.has(numberOf(tiff, ifd.entries.get(tags.photometric)) ?? 0) ||
      rawCompressions.has(numberOf(tiff, ifd.entries.get(tags.compression)) ?? 0),
  );
}

function text(source: ByteSource, at: number, length: number): string {
  const data = source.bytes(at, length);
  return data ? String.fromCharCode(...data) : '';
}
