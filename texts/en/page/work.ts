/** @file English texts of problems, history, strictness and work. */
import { count, photos } from '../count.ts';

export const problemTexts = {
  title: 'Files with problems',
  says: (files: number) => (files === 1 ? '1 file' : `${count(files)} files`),
  none: 'Every file could be read',
  noneMore: 'Damaged, unreadable and unknown files would be listed here, each with its reason.',
  show: (path: string) => `Show ${path}`,
  list: 'Files by reason',
  more: (files: number) => `and ${count(files)} more`,
  kinds: {
    broken: 'Damaged, nothing can be shown',
    damaged: 'Damaged, shown as far as it goes',
    unreadable: 'Could not be read, tried again',
    'not-here-yet': 'Not here yet',
    unsupported: 'Cannot be shown here',
    'not-a-picture': 'Not a picture',
    remark: 'To know',
  },
};

export const historyTexts = {
  title: 'Undo history',
  says: 'Every step, the latest first. It survives a restart.',
  whose: 'Steps of',
  thisShoot: 'This shoot',
  allShoots: 'All shoots',
  elsewhereTitle: 'In another shoot',
  undoElsewhere: (steps: number, shoots: string) =>
    `Undo ${steps === 1 ? '1 step' : `${count(steps)} steps`} in ${shoots}? ${shoots} is not on screen.`,
  redoElsewhere: (steps: number, shoots: string) =>
    `Redo ${steps === 1 ? '1 step' : `${count(steps)} steps`} in ${shoots}? ${shoots} is not on screen.`,
  undoThere: (shoots: string) => `Undo in ${shoots}`,
  redoThere: (shoots: string) => `Redo in ${shoots}`,
  leave: 'Leave as it is',
  none: 'Nothing decided yet',
  noneHere: 'Nothing decided in this shoot yet',
  noneMore: 'Every decision becomes a line here, and can be taken back.',
  list: 'Steps',
  now: 'Now',
  undone: 'undone',
  undoTo: 'Undo to here',
  redoTo: 'Redo to here',
  undoToName: (says: string) => `Undo back to and including: ${says}`,
  redoToName: (says: string) => `Redo up to: ${says}`,
};

export const strictnessTexts = {
  title: 'Strictness',
  levels: { low: 'Careful', normal: 'Normal', high: 'Strict' },
  hints: {
    low: 'Rejects only what is plainly unusable',
    normal: 'Rejects what is clearly worse than its neighbours',
    high: 'Rejects whatever is not among the best',
  },
  target: 'Keepers and stacks',
  targetSays: {
    evidence: 'Keeps as many as are good',
    share: (percent: number) => `Keeps about ${percent} %`,
    count: (n: number) => `Keeps ${photos(n)}`,
  },
  keep: 'How many to suggest',
  keepModes: { evidence: 'As many as are good', share: 'A share of the shoot', count: 'A number of photos' },
  keepCovers: 'Spread over scenes, times and people, the best of each first.',
  share: 'Share to keep',
  shareUnit: '%',
  number: 'Number to keep',
  stacks: 'Stacks',
  stacksLow: 'split',
  stacksHigh: 'generous',
  stacksSays: 'How alike photos must be to stand together',
};

export const workTexts = {
  open: 'What the machine is doing',
  idle: 'Nothing to do',
  start: 'Index and score what is missing',
  show: 'Show',
  showOf: (says: string) => `Show: ${says}`,
  pauseOf: (says: string) => `Pause: ${says}`,
  resumeOf: (says: string) => `Resume: ${says}`,
  cancelOf: (says: string) => `Stop: ${says}`,
  paused: 'paused',
};
