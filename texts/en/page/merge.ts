/** @file Words about decisions of several people. */
import { count, photos } from '../count.ts';
import { decideTexts } from './decide.ts';

const fields = { flag: 'flag', stars: 'stars', label: 'label', turn: 'turn' };

export const mergeTexts = {
  title: 'Merge decisions',
  says: 'Somebody else culled the same pictures. What only one of you touched is taken over; what you see differently is listed, and you choose.',
  load: 'Choose files of decisions',
  exportTo: 'Write mine to a file in…',
  exported: (file: string, n: number) => `Decisions of ${photos(n)}: ${file}`,
  author: 'Your name',
  authorSays: 'Stands beside your decisions in files and reports.',
  none: 'No file yet',
  noneSays:
    'Write your decisions to a file and give it to the other person; choose the file that they give you. Pictures are recognised by their content, whatever the folder is called. Nothing else is in the file.',
  from: (author: string, n: number) => `${author}: ${photos(n)}`,
  unmatched: (n: number) => `${count(n)} not in this shoot`,
  takes: (n: number) => (n === 1 ? '1 taken over' : `${count(n)} taken over`),
  takesSays: 'Only others touched these.',
  nothing: 'Nothing to merge',
  nothingSays: 'These files say nothing that you do not have.',
  agreed: 'No differences',
  agreedSays: 'What only others touched is taken over as one step. Undo takes it back.',
  differ: (n: number) => (n === 1 ? '1 difference' : `${count(n)} differences`),
  rule: 'Settle by',
  rules: {
    hand: 'By hand',
    mine: 'Mine',
    theirs: 'Theirs',
    'more-stars': 'More stars',
    'keep-wins': 'Keep wins',
  },
  settles: (n: number) => `settles ${count(n)}`,
  list: 'What you see differently',
  photo: 'Photo',
  field: (name: keyof typeof fields) => fields[name],
  pick: decideTexts.pick,
  value: {
    flag: { pick: 'Pick', reject: 'Reject', none: 'Unflagged' } as Record<string, string>,
    stars: (n: number) => (n === 0 ? 'No stars' : '★'.repeat(n)),
    label: decideTexts.labelled as Record<string, string>,
    turn: (n: number) => ['As shot', 'Turned right', 'Upside down', 'Turned left'][n] ?? '',
  },
  choose: (name: string, author: string, value: string) => `${name}: ${author}, ${value}`,
  here: 'you',
  leave: 'Leave',
  left: (n: number) => (n === 0 ? 'Everything is settled.' : `${count(n)} left as they are here.`),
  more: (n: number) => `${count(n)} more are not listed; a rule settles them too.`,
  run: (n: number) => (n === 0 ? 'Merge' : `Merge ${count(n)}`),
};
