/** @file A file outside any shoot, looked at once: what a decoder needs to know of it. */
import { stat } from 'node:fs/promises';
import type { ContentKey } from '../../contract/ids.ts';
import type { FileKind } from '../../contract/photo.ts';
import { lookAtFile } from './look-at-file.ts';
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

/** `file`: an absolute path. A sentence for people where it is no picture that can be read now. */
export async function sourceOfFile(file: Buffer): Promise<SourceOfFile | string> {
  const facts = await stat(file, { bigint: true }).catch(() => null);
  if (!facts?.isFile()) return 'There is no such file.';
  const found = {
    relPath: baseName(file),
    sizeBytes: Number(facts.size),
    mtimeNs: facts.mtimeNs,
    dev: facts.dev,
    inode: facts.ino,
  };
  const looked = await lookAtFile(directoryOf(file), found);
  if (looked.is === 'changing') return 'The file is still being written.';
  if (looked.is === 'other') return 'This is no picture.';
  const { look } = looked;
  if (look.contentKey === null) return look.problem?.message ?? 'The file cannot be read.';
  const { kind, format, header } = look;
  return { contentKey: look.contentKey, path: file, kind, format, orientation: header.orientation };
}
