/** @file What went wrong with one file or folder, and whether looking again may help. */
import { displayName } from './paths.ts';

export type ProblemCode =
  /** Not allowed to read it. Looked at again on every scan. */
  | 'permission'
  /** The disk or card failed to deliver. Looked at again on every scan; says nothing about the picture. */
  | 'io'
  /** It went away while being looked at. */
  | 'vanished'
  | 'empty'
  | 'not-a-picture'
  | 'too-deep'
  | 'linked-folder'
  /** Several files of one name that are not clearly one photo. */
  | 'odd-group';

export interface ScanProblem {
  relPath: Buffer;
  code: ProblemCode;
  /** For photographers: what happened and what to do. */
  message: string;
}

const permissionCodes = new Set(['EACCES', 'EPERM']);
const vanishedCodes = new Set(['ENOENT', 'ENOTDIR', 'ESTALE', 'ELOOP']);

/** Any error of a file system call. A link that leads to itself leads to nothing, like one whose target is gone. Unknown codes count as I/O errors: transient until proven otherwise. */
export function codeOfError(error: unknown): 'permission' | 'io' | 'vanished' {
  const code = errnoOf(error);
  if (permissionCodes.has(code)) return 'permission';
  if (vanishedCodes.has(code)) return 'vanished';
  return 'io';
}

/** "EIO", "ENOENT"...; empty when the error is no file system error. */
export function errnoOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

export function readProblem(relPath: Buffer, error: unknown, what: 'file' | 'folder' = 'file'): ScanProblem {
  const name = displayName(relPath) || 'The folder';
  if (errnoOf(error) === 'ENAMETOOLONG') {
    const message = `${name}: its path is longer than this system allows. Open the folder it lies in by itself.`;
    return { relPath, code: 'too-deep', message };
  }
  const code = codeOfError(error);
  const messages = {
    permission: `${name}: not allowed to read this ${what}. Change its permissions, then scan again.`,
    vanished: `${name}: went away while it was being read. Scan again when it is back.`,
    io: `${name}: the disk or card could not deliver this ${what} (${errnoOf(error) || 'unknown error'}). Check the connection, then scan again.`,
  };
  return { relPath, code, message: messages[code] };
}
