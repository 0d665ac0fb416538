/** @file Problems grouped by what happened and then by their reason, as lines of one list: what needs somebody first, the commonest reason first. */
import type { Problem } from '../../../electron/contract/folder.ts';

export type ProblemLine =
  | { kind: 'heading'; what: Problem['kind']; files: number }
  | { kind: 'reason'; reason: string; files: number }
  | { kind: 'file'; path: string; photoId: Problem['photoId'] }
  /** So many more files of this reason, not listed until asked for. */
  | { kind: 'more'; reason: string; files: number };

const order: readonly Problem['kind'][] = [
  ...(['broken', 'damaged', 'unreadable', 'not-here-yet', 'unsupported', 'not-a-picture', 'remark'] as const),
];
/** Files of a reason that are listed at once; four hundred equal lines tell nobody more. */
const listed = 8;

/** Reasons that differ in a number only are one: "an index print of 160 pixels". The words of the first stand for all. */
const sameBut = (reason: string): string => reason.replaceAll(/[0-9][0-9.,x\u00D7]*/g, '#');

/** `opened`: reasons of which every file is wanted. */
export const problemLines = (problems: readonly Problem[], opened: ReadonlySet<string> = new Set()): ProblemLine[] => {
  const byKind = Map.groupBy(problems, ({ kind }) => kind);
  return order.flatMap((what): ProblemLine[] => {
    const all = byKind.get(what);
    if (!all) return [];
    const byReason = [...Map.groupBy(all, ({ reason }) => sameBut(reason)).values()];
    const groups = byReason.sort((a, b) => b.length - a.length).flatMap((files) => groupLines(files, opened));
    return [{ kind: 'heading', what, files: all.length }, ...groups];
  });
};

function groupLines(files: readonly Problem[], opened: ReadonlySet<string>): ProblemLine[] {
  const { reason } = files[0]!;
  const shown = opened.has(reason) || files.length <= listed + 1 ? files : files.slice(0, listed);
  const hidden = files.length - shown.length;
  return [
    { kind: 'reason', reason, files: files.length },
    ...shown.map(({ path, photoId }): ProblemLine => ({ kind: 'file', path, photoId })),
    ...(hidden > 0 ? [{ kind: 'more' as const, reason, files: hidden }] : []),
  ];
}
