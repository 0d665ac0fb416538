/** @file Names that promise a picture. Only for files whose bytes could not be read, or turned out to be something else. */
import type { Sniffed } from '../formats/sniff-format.ts';

const rawExtensions =
  '3fr arw cr2 cr3 crw cs1 dcr dcs dng erf fff gpr iiq k25 kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf srw x3f';

const kinds = new Map<string, Sniffed>([
  ...rawExtensions.split(' ').map((ext): [string, Sniffed] => [ext, { kind: 'raw', format: ext }]),
  ...['jpg', 'jpeg', 'jpe', 'jfif', 'mpo'].map((ext): [string, Sniffed] => [ext, { kind: 'jpeg', format: 'jpeg' }]),
  ...['tif', 'tiff'].map((ext): [string, Sniffed] => [ext, { kind: 'tiff', format: 'tiff' }]),
  ...['heic', 'heif', 'hif'].map((ext): [string, Sniffed] => [ext, { kind: 'heic', format: 'heic' }]),
  ['png', { kind: 'png', format: 'png' }],
  ['webp', { kind: 'webp', format: 'webp' }],
  ['avif', { kind: 'avif', format: 'avif' }],
  ['gif', { kind: 'gif', format: 'gif' }],
  ['bmp', { kind: 'bmp', format: 'bmp' }],
  ['jxl', { kind: 'jxl', format: 'jxl' }],
  ['psd', { kind: 'psd', format: 'psd' }],
  ['psb', { kind: 'psd', format: 'psb' }],
  ...['jp2', 'jpf', 'jpx'].map((ext): [string, Sniffed] => [ext, { kind: 'jp2', format: 'jp2' }]),
  ...['j2k', 'j2c', 'jpc'].map((ext): [string, Sniffed] => [ext, { kind: 'jp2', format: 'j2k' }]),
]);

/** `extension`: lower case, no dot. */
export function promisedKind(extension: string): Sniffed | null {
  return kinds.get(extension) ?? null;
}
