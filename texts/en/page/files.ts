/** @file Words about a photo's files: other programs, names, paths. */
import { count } from '../count.ts';

const many = (n: number, one: string): string => (n === 1 ? `1 ${one}` : `${count(n)} ${one}s`);

export const fileTexts = {
  openIn: 'Open in',
  show: 'Show in its folder',
  copyNames: 'Copy names',
  copyPaths: 'Copy paths',
  download: 'Download the original',
  copiedNames: (n: number) => `${many(n, 'name')} copied`,
  copiedPaths: (n: number) => `${many(n, 'path')} copied`,
  noClipboard: 'The browser did not give the clipboard.',
  noDrag: 'Nothing could be dragged out: the files of these photos are not there at the moment.',
  dragsOne: 'A browser drags one file out; the desktop app drags all.',
};
