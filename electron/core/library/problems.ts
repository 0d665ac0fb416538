/** @file What went wrong with one file or folder, and whether looking again may help. */

import { say } from '../../../texts/say.ts';
import type { Told } from '../../contract/told.ts';
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
  /** A link that leads to nothing at the moment: its disk may be away. */
  | 'dead-link'
  /** Several files of one name that are not clearly one photo. */
  | 'odd-group';

/** Without the file's name: files of one content share the words. */
export const noPictureWords: Readonly<Record<NoPicture, Told>> = {
  empty: say('problem.empty'),
  blank: say('problem.blank'),
  text: say('problem.text'),
  film: say('problem.film'),
  'not-a-picture': say('problem.noPicture'),
};

export interface ScanProblem {
  relPath: Buffer;
  code: ProblemCode;
  /** What is there instead of a picture. */
  instead?: NoPicture;
  /** For photographers: what happened and what to do. Without the name: whoever tells it says which file. */
  message: Told;
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
  const message = say('problem.waiting');
  return { relPath, code: 'waiting', message };
}

export function onlineOnlyProblem(relPath: Buffer, service: string): ScanProblem {
  const message = say('problem.onlineOnly', { service });
  return { relPath, code: 'online-only', message };
}

export function readProblem(relPath: Buffer, error: unknown, what: 'file' | 'folder' = 'file'): ScanProblem {
  if (errnoOf(error) === 'ENAMETOOLONG') {
    const message = say('problem.pathTooLong');
    return { relPath, code: 'too-deep', message };
  }
  if (isOutOfRoom(error)) {
    const message = say('problem.noRoom', { what });
    return { relPath, code: 'io', message };
  }
  const code = codeOfError(error);
  const messages = {
    permission: say('problem.permission', { what }),
    vanished: say('problem.vanished', { what }),
    io: say('problem.io', { what, code: errnoOf(error) || null }),
  };
  return { relPath, code, message: messages[code] };
}
