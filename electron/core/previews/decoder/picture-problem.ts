/** @file Why a picture could not be shown, as a value, in a photographer's words. Thrown inside the decoder, caught at its door. */

import { say } from '../../../../texts/say.ts';
import type { Told } from '../../../contract/told.ts';
import type { Developed, PictureState } from './protocol.ts';

export class PictureProblem extends Error {
  readonly state: PictureState;
  constructor(state: PictureState, words: string, options?: ErrorOptions) {
    super(words, options);
    this.name = 'PictureProblem';
    this.state = state;
  }
}

/** What a library says when memory ran out: the machine's fault today, not the file's. */
function isShortOfMemory(error: unknown): boolean {
  return (
    error instanceof Error &&
    /out of memory|memory ?allocation|allocation failed|cannot enlarge memory|\bOOM\b|cache resources exhausted/i.test(
      `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`,
    )
  );
}

/** `otherwise` unless memory ran out. */
export function problemOfDecoding(error: unknown, otherwise: PictureProblem): PictureProblem {
  return isShortOfMemory(error) ? new PictureProblem('unreadable', shortOfMemoryWords, { cause: error }) : otherwise;
}

const shortOfMemoryWords = say('picture.noMemory');

const notPictures: Developed = {
  state: 'corrupt',
  problem: null,
  widthPx: 0,
  heightPx: 0,
  tiers: [],
  measures: null,
  map: null,
  histogram: null,
  look: null,
  detail: null,
  scored: [],
  crops: [],
};

/** A result without a picture. */
export function undeveloped(state: PictureState, problem: Told): Developed {
  return { ...notPictures, state, problem };
}

/**
 * What an I/O error means for the file. None of them says that the picture is bad: a card that reads badly today may read well
 * in another reader.
 */
export function problemOfReading(error: unknown): PictureProblem | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) return null;
  const cause = { cause: error };
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new PictureProblem('missing', say('picture.gone'), cause);
    case 'EACCES':
    case 'EPERM':
      return new PictureProblem('unreadable', say('picture.notAllowed'), cause);
    case 'EISDIR':
      return new PictureProblem('unreadable', say('picture.isFolder'), cause);
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOMEM':
      return new PictureProblem('unreadable', say('picture.busy'), cause);
    case 'EIO':
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
    case 'ETIMEDOUT':
      return new PictureProblem('unreadable', say('picture.diskError', { code }), cause);
    default:
      return /^E[A-Z]+$/.test(code)
        ? new PictureProblem('unreadable', say('picture.unreadable', { code }), cause)
        : null;
  }
}
