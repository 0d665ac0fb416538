/** @file Words about copying cards. */
import { count } from '../count.ts';

const files = (n: number): string => (n === 1 ? '1 file' : `${count(n)} files`);

export const ingestTexts = {
  title: 'Copy from cards',
  says: 'Copied, read back and compared. Nothing is ever written to a card, and nothing at the destination is overwritten.',
  cards: 'From',
  noCards: 'No card is plugged in. Put one in, or choose a folder.',
  look: 'Look again',
  addFolder: 'Folder',
  removeFolder: (name: string) => `Without ${name}`,
  to: 'To',
  second: 'Second copy',
  noSecond: 'No second copy',
  by: 'Folders',
  bys: { day: 'By shooting day', camera: 'By camera', none: 'None' },
  renames: 'Give new names',
  template: 'Names',
  tokens: '{date} {time} {camera} {serial} {job} {name} {number}, and {seq:4}, which counts per day',
  job: 'Name of the job',
  plan: 'What will be copied',
  choose: 'Choose what to copy, and where to.',
  run: (n: number) => (n === 0 ? 'Nothing to copy' : `Copy ${files(n)}`),
  compare: (n: number) => `Compare ${files(n)}`,
  progress: (done: number, total: number, doneBytes: string, bytes: string) =>
    `${count(done)} of ${files(total)}, ${doneBytes} of ${bytes}`,
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop',
  behind: 'Go on behind',
  cull: 'Start culling',
  another: 'Copy more',
  close: 'Close',
  paused: 'Paused',
  cancelled: 'Stopped',
  failed: 'Not finished',
  done: (copied: number, there: number) =>
    there === 0
      ? `${files(copied)} copied and read back`
      : `${files(copied)} copied and read back, ${count(there)} there already`,
  safe: (name: string, n: number) => `${name}: all ${files(n)} are safe. The card may be formatted.`,
  unsafe: (name: string, safe: number, n: number) =>
    `${name}: ${count(safe)} of ${files(n)} are safe. Do not format this card.`,
  failures: (n: number) => `${files(n)} could not be copied`,
  log: (name: string) => `Log in the destination: ${name}`,
};
