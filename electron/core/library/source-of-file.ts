/** @file A file outside any shoot, looked at once: what a decoder needs to know of it. */

import { stat } from 'node:fs/promises';
import { say } from '../../../texts/say.ts';
import type { ContentKey } from '../../contract/ids.ts';
import type { FileKind } from '../../contract/photo.ts';
import { type Looked, lookAtFile } from './look-at-file.ts';
import { baseName, directoryOf } from './paths.ts';

export interface SourceOfFile {
  contentKey: ContentKey;
  /** Absolute. */
  path: Buffer;
  kind: FileKind;
  format: string;
  /** EXIF orientation, 1..8. */
  orientation: number;
}

/** As lookAtFile, of one file by its absolute path. Null for what is no file; throws where there is nothing. */
export async function lookAt(file: Buffer): Promise<Looked | null> {
  const facts = await stat(file, { bigint: true });
  if (!facts.isFile()) return null;
  const { mtimeNs, dev, ino: inode, size } = facts;
  return lookAtFile(directoryOf(file), { relPath: baseName(file), sizeBytes: Number(size), mtimeNs, dev, inode });
}

/** `file`: an absolute path. A sentence for people where it is no picture that can be read now. */
export async function sourceOfFile(file: Buffer): Promise<SourceOfFile | string> {
  const looked = await lookAt(file).catch(() => null);
  if (looked === null) return say('file.none');
  if (looked.is === 'changing') return say('file.written');
  if (looked.is === 'other') return say('file.noPicture');
  const { look } = looked;
  if (look.contentKey === null) return look.problem?.message ?? say('file.unreadable');
  const { kind, format, header } = look;
  return { contentKey: look.contentKey, path: file, kind, format, orientation: header.orientation };
}
