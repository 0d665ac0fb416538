/** @file Problems grouped by their reason, as lines of one list: the commonest reason first. */
import type { Problem } from '../../../electron/contract/folder.ts';

export type ProblemLine =
  | { kind: 'reason'; reason: string; files: number }
  | { kind: 'file'; path: string; photoId: Problem['photoId'] };

export const problemLines = (problems: readonly Problem[]): ProblemLine[] => {
  const byReason = Map.groupBy(problems, ({ reason }) => reason);
  return [...byReason]
    .sort((a, b) => b[1].length - a[1].length)
    .flatMap(([reason, files]): ProblemLine[] => [
      { kind: 'reason', reason, files: files.length },
      ...files.map(({ path, photoId }): ProblemLine => ({ kind: 'file', path, photoId })),
    ]);
};
