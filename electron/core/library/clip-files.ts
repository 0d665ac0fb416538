/** @file Video clips of a camera: known by name and first bytes together, since half the world's files begin like a film. */
import type { Sniffed } from '../formats/sniff-format.ts';
import { extensionOf, pathKey, stemOf } from './paths.ts';
import { promisedKind } from './picture-extensions.ts';

const extensions: ReadonlySet<string> = new Set(
  'mp4 mov m4v avi mts m2ts mxf mkv webm crm braw r3d insv 360 3gp mpg mpeg wmv'.split(' '),
);

/** `extension`: lower case, no dot. */
const isClipName = (extension: string): boolean => extensions.has(extension);

const starts: readonly [at: number, magic: string][] = [
  [4, 'ftyp'],
  ...['moov', 'mdat', 'wide', 'free', 'skip'].map((box): [number, string] => [4, box]),
  [8, 'AVI '],
  [0, '\x1a\x45\xdf\xa3'],
  // MPEG transport streams, with and without a time before each packet; programme and elementary streams.
  [0, '\x47'],
  [4, '\x47'],
  [0, '\0\0\x01\xba'],
  [0, '\0\0\x01\xb3'],
  [0, '\x06\x0e\x2b\x34'],
  [0, '\x30\x26\xb2\x75'],
  [4, 'RED'],
];

/** A clip's format is its extension; null where either says something else. */
export function sniffClip(head: Uint8Array, extension: string): Sniffed | null {
  if (!isClipName(extension)) return null;
  const start = Buffer.from(head.subarray(0, 16)).toString('latin1');
  return starts.some(([at, magic]) => start.startsWith(magic, at)) ? { kind: 'clip', format: extension } : null;
}

/**
 * Of the files of one folder, without the films of its pictures: what a phone keeps as a live photo beside IMG_1.HEIC is called IMG_1.MOV and is a part of
 * that photo.
 */
export function withoutFilmsOfPictures<T extends { relPath: Buffer }>(files: readonly T[]): readonly T[] {
  if (!files.some(({ relPath }) => isClipName(extensionOf(relPath)))) return files;
  const stem = ({ relPath }: T): string => pathKey(stemOf(relPath)).toLowerCase();
  const pictures = new Set(files.filter(({ relPath }) => promisedKind(extensionOf(relPath))).map(stem));
  return files.filter((file) => !isClipName(extensionOf(file.relPath)) || !pictures.has(stem(file)));
}
