/** @file Problems grouped by their reason, as lines of one list: the commonest reason first. */
import type { Problem } from '../../../electron/contract/folder.ts';

export type ProblemLine =
  | { kind: 'reason'; reason: string; files: number }
  | { kind: 'file'; path: string; photoId: Problem['photoId'] };

/** Without the file's own name in front: that stands on its line. */
const reasonOf = ({ path, reason }: Problem): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const rest = reason.startsWith(`${name}: `) ? reason.slice(name.length + 2) : reason;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
};

export const problemLines = (problems: readonly Problem[]): ProblemLine[] => {
  const byReason = Map.groupBy(problems, reasonOf);
  return [...byReason]
    .sort((a, b) => b[1].length - a[1].length)
    .flatMap(([reason, files]): ProblemLine[] => [
      { kind: 'reason', reason, files: files.length },
      ...files.map(({ path, photoId }): ProblemLine => ({ kind: 'file', path, photoId })),
    ]);
};
