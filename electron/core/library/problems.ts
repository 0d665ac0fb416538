/** @file What went wrong with one file or folder, and whether looking again may help. */
import type { NoPicture } from '../catalog/cache-repos/headers.repo.ts';

export type ProblemCode =
  /** Not allowed to read it. Looked at again on every scan. */
  | 'permission'
  /** The disk or card failed to deliver. Looked at again on every scan; says nothing about the picture. */
  | 'io'
  /** It went away while being looked at. */
  | 'vanished'
  /** Still growing, or changed a moment ago: somebody copies it. Looked at again. */
  | 'waiting'
  | 'empty'
  | 'not-a-picture'
  /** A cloud service keeps it and it is not on this computer: reading it would download it. */
  | 'online-only'
  | 'too-deep'
  | 'linked-folder'
  /** Several files of one name that are not clearly one photo. */
  | 'odd-group';

const inside = 'There is no picture inside, whatever the name says:';

/** Without the file's name: files of one content share the words. */
export const noPictureWords: Readonly<Record<NoPicture, string>> = {
  empty: 'The file is empty (0 bytes). If it is not still being copied, copy it again from where it came.',
  blank: `${inside} the file begins with one value over and over, as after a copy that failed. Copy it again from where it came.`,
  text: `${inside} it is a text.`,
  film: `${inside} it is a film.`,
  'not-a-picture': `${inside} its first bytes are those of no picture. It may be damaged at its start, or of a kind that is not known here.`,
};

export interface ScanProblem {
  relPath: Buffer;
  code: ProblemCode;
  /** What is there instead of a picture. */
  instead?: NoPicture;
  /** For photographers: what happened and what to do. Without the name: whoever tells it says which file. */
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

/** Of the process or the whole computer: says nothing about the file. */
export const isOutOfRoom = (error: unknown): boolean => ['EMFILE', 'ENFILE', 'ENOMEM'].includes(errnoOf(error));

/** "EIO", "ENOENT"...; empty when the error is no file system error. */
export function errnoOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

export function waitingProblem(relPath: Buffer): ScanProblem {
  const message = 'Still being copied or written. It is listed when it has come to rest: look again then.';
  return { relPath, code: 'waiting', message };
}

export function onlineOnlyProblem(relPath: Buffer, service: string): ScanProblem {
  const message = `Only in ${service}, not on this computer: looking at it would download it. Have ${service} keep it on this computer, then scan again.`;
  return { relPath, code: 'online-only', message };
}

export function readProblem(relPath: Buffer, error: unknown, what: 'file' | 'folder' = 'file'): ScanProblem {
  if (errnoOf(error) === 'ENAMETOOLONG') {
    const message = 'Its path is longer than this system allows. Open the folder it lies in by itself.';
    return { relPath, code: 'too-deep', message };
  }
  if (isOutOfRoom(error)) {
    const message = `This computer had no room for another open file. Nothing is wrong with this ${what}: close other programs, then scan again.`;
    return { relPath, code: 'io', message };
  }
  const code = codeOfError(error);
  const messages = {
    permission: `Not allowed to read this ${what}. Change its permissions, then scan again.`,
    vanished: `This ${what} went away while it was being read. Scan again when it is back.`,
    io: `The disk or card could not deliver this ${what} (${errnoOf(error) || 'unknown error'}). Check the connection, then scan again.`,
  };
  return { relPath, code, message: messages[code] };
}
