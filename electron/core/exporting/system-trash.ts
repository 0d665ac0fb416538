/** @file The system's trash where no host brings its own: Finder's, Windows' or the freedesktop.org one. */
import type { MoveToTrash } from './plan-trash.ts';

export const systemTrash: MoveToTrash = async (files) => {
  const { default: trash } = await import('trash');
  // A file may be called "*.jpg": names are not patterns.
  await trash(files, { glob: false });
};
