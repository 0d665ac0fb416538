/** @file Why a file could not be written, in a photographer's words. */
const words: Record<string, string> = {
  ENOSPC: 'The disk is full. Free some space and export again.',
  EDQUOT: 'The quota of this disk is used up. Free some space and export again.',
  EROFS: 'The disk is read-only. Unlock it, or export a list instead.',
  EACCES: 'Not allowed to write here. Change the permissions and export again.',
  EPERM: 'Not allowed to write here. Change the permissions and export again.',
  ENOENT: 'The file or its folder went away. Plug the drive in and export again.',
  EIO: 'The disk or card reports an error. Check the connection and export again.',
  EXDEV: 'Hard links only work on the same disk. Copy instead.',
  EEXIST: 'A file of this name came into being meanwhile. Export again.',
  EMFILE: 'Too many files are open. Close other programs and export again.',
  EBUSY: 'Another program has this file open. Close it there and export again.',
};

/** The error's own message where it has words for people already. */
export function failureWords(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}
