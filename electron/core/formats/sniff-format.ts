/** @file What a file is by its first bytes. Extensions lie (a PNG named .jpg, a TIFF-based RAW that opens as "tiff"); bytes decide. */
import type { FileKind } from '../../contract/photo.ts';
import { readBrands } from './bmff-walk.ts';
import { sourceOfBytes } from './byte-source.ts';
import { sniffTiff } from './sniff-tiff.ts';

export interface Sniffed {
  kind: FileKind;
  /** RAW dialect ("cr3"), or the kind again; for kind "unsupported" the picture format ("exr", "xcf"). */
  format: string;
}

/** How many bytes `sniffFormat` can make use of: the directories of every camera's RAW begin within them. */
export const sniffBytes = 16 << 10;

/** Shown by another library than the usual one. */
const rarer: readonly [magic: string, kind: FileKind, format: string][] = [
  ['8BPS\0\x02', 'psd', 'psb'],
  ['8BPS\0', 'psd', 'psd'],
  ['\xff\x0a', 'jxl', 'jxl'],
  ['\0\0\0\x0cJXL \r\n', 'jxl', 'jxl'],
  ['\0\0\0\x0cjP', 'jp2', 'jp2'],
  ['\xff\x4f\xff\x51\0', 'jp2', 'j2k'],
];

/** Pictures that are known, counted and kept with their decisions, but cannot be shown here. */
const unsupported: readonly [magic: string, format: string][] = [
  ['\x76\x2f\x31\x01', 'exr'],
  ['II\xbc\x01', 'jxr'],
  ['gimp xcf ', 'xcf'],
  ['FLIF', 'flif'],
  ['BPG\xfb', 'bpg'],
];

const raws: readonly [at: number, magic: string, format: string][] = [
  [0, 'FUJIFILMCCD-RAW ', 'raf'],
  [0, 'FOVb', 'x3f'],
  [0, '\0MRM', 'mrw'],
  [0, '\0MRI', 'mrw'],
  [6, 'HEAPCCDR', 'crw'],
];

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const pictureBrands = new Set(['mif1', 'msf1', 'mif2']);

/**
 * Null when the bytes are no picture (a video, a text, zeros). `extension` (lower case, no dot) only decides between
 * dialects that share one structure.
 */
export function sniffFormat(head: Uint8Array, extension = ''): Sniffed | null {
  if (head.length < 4) return null;
  const start = String.fromCharCode(...head.subarray(0, 32));
  if (start.startsWith('\xff\xd8\xff')) return { kind: 'jpeg', format: 'jpeg' };
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'png', format: 'png' };
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return { kind: 'gif', format: 'gif' };
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { kind: 'webp', format: 'webp' };
  for (const [at, magic, format] of raws) if (start.startsWith(magic, at)) return { kind: 'raw', format };
  for (const [magic, kind, format] of rarer) if (start.startsWith(magic)) return { kind, format };
  for (const [magic, format] of unsupported) if (start.startsWith(magic)) return { kind: 'unsupported', format };
  if (start.startsWith('BM') && isBitmap(head)) return { kind: 'bmp', format: 'bmp' };
  if (start.slice(4, 8) === 'ftyp') return sniffBrand(head, extension);
  const tiff = sniffTiff(sourceOfBytes(head), extension);
  if (tiff !== null) return tiff === 'tiff' ? { kind: 'tiff', format: 'tiff' } : { kind: 'raw', format: tiff };
  return null;
}

function sniffBrand(head: Uint8Array, extension: string): Sniffed | null {
  const brands = readBrands(sourceOfBytes(head));
  if (!brands) return null;
  const all = [brands.major, ...brands.compatible];
  // Canon's RAW film (.crm) has the brand of its RAW pictures.
  if (brands.major === 'crx ') return extension === 'crm' ? null : { kind: 'raw', format: 'cr3' };
  if (brands.major === 'avif' || brands.major === 'avis') return { kind: 'avif', format: 'avif' };
  if (heicBrands.has(brands.major)) return { kind: 'heic', format: 'heic' };
  if (!pictureBrands.has(brands.major)) return null;
  if (all.includes('avif') || all.includes('avis')) return { kind: 'avif', format: 'avif' };
  return all.some((brand) => heicBrands.has(brand))
    ? { kind: 'heic', format: 'heic' }
    : { kind: 'unsupported', format: 'heif' };
}

/** "BM" begins many texts: the sizes of the two header structures must fit too. */
function isBitmap(head: Uint8Array): boolean {
  if (head.length < 18) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return [12, 40, 52, 56, 64, 108, 124].includes(view.getUint32(14, true)) && view.getUint32(6, true) === 0;
}
