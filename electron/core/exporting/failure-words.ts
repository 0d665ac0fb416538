/** @file Why a file could not be written, in a photographer's words. */

import { say } from '../../../texts/say.ts';
import { asWritten, type Told } from '../../contract/told.ts';

const words: Readonly<Record<string, Told>> = {
  ENOSPC: say('failed.diskFull'),
  EDQUOT: say('failed.quota'),
  EROFS: say('failed.readOnly'),
  EACCES: say('failed.notAllowed'),
  EPERM: say('failed.notAllowed'),
  ENOENT: say('failed.wentAway'),
  EIO: say('failed.diskError'),
  EXDEV: say('failed.otherDisk'),
  ENOTDIR: say('failed.fileInTheWay'),
  EEXIST: say('failed.cameIntoBeing'),
  EMFILE: say('failed.tooManyOpen'),
  EBUSY: say('failed.isOpen'),
};

/** The error's own message where it has words for people already. */
export function failureWords(error: unknown): Told {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return words[code] ?? asWritten(error instanceof Error ? error.message : String(error));
}
