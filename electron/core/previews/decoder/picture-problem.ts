/** @file Why a picture could not be shown, as a value, in a photographer's words. Thrown inside the decoder, caught at its door. */
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
export function isShortOfMemory(error: unknown): boolean {
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

const shortOfMemoryWords = 'There was not enough memory to decode this picture. It is tried again later.';

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
export function undeveloped(state: PictureState, problem: string): Developed {
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
      return new PictureProblem('missing', 'The file is not there any more.', cause);
    case 'EACCES':
    case 'EPERM':
      return new PictureProblem('unreadable', 'This computer may not read the file. Check its permissions.', cause);
    case 'EISDIR':
      return new PictureProblem('unreadable', 'This is a folder, not a picture.', cause);
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOMEM':
      return new PictureProblem('unreadable', 'The computer is too busy to read the file; it is tried again.', cause);
    case 'EIO':
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
    case 'ETIMEDOUT':
      return new PictureProblem(
        'unreadable',
        `The disk or card could not read the file (${code}). Try another reader, then look again.`,
        cause,
      );
    default:
      return /^E[A-Z]+$/.test(code)
        ? new PictureProblem('unreadable', `The file could not be read (${code}).`, cause)
        : null;
  }
}
