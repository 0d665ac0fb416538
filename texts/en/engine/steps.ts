/** @file English sentences of the steps that undo takes back. */
import { numbers, photos } from '../count.ts';

type Many = { photos: number };
const turned = { 1: 'to the right', 2: 'upside down', 3: 'to the left' };
const labels = { red: 'red', yellow: 'yellow', green: 'green', blue: 'blue', purple: 'purple' };

export const stepTexts = {
  'step.accepted': (v: Many) => `Accepted suggestions for ${photos(v.photos)}`,
  'step.dismissed': (v: Many) => `Dismissed suggestions for ${photos(v.photos)}`,
  'step.sets': (v: Many) => `Changed the sets of ${photos(v.photos)}`,
  'step.stacks': (v: Many) => `Changed the stack of ${photos(v.photos)}`,
  'step.subject': 'Marked the subject',
  'step.noSubject': 'Took the subject’s mark away',
  'step.clocks': (v: Many) => `Changed the clock of ${photos(v.photos)}`,
  'step.read': (v: Many) => `Read decisions of ${photos(v.photos)} from their files`,
  'step.merged': (v: Many & { from: readonly string[] }) =>
    `Merged decisions of ${photos(v.photos)}${v.from.length > 0 ? ` from ${numbers.list(v.from)}` : ''}`,
  'step.byOther': (v: { says: string; name: string }) => `${v.says} (${v.name})`,
  'step.changed': (v: Many) => `Changed ${photos(v.photos)}`,
  'step.picked': (v: Many) => `Picked ${photos(v.photos)}`,
  'step.rejected': (v: Many) => `Rejected ${photos(v.photos)}`,
  'step.unflagged': (v: Many) => `Unflagged ${photos(v.photos)}`,
  'step.noStars': (v: Many) => `Cleared the stars of ${photos(v.photos)}`,
  'step.stars': (v: Many & { stars: number }) =>
    `Gave ${photos(v.photos)} ${v.stars === 1 ? '1 star' : `${v.stars} stars`}`,
  'step.noLabel': (v: Many) => `Cleared the label of ${photos(v.photos)}`,
  'step.labelled': (v: Many & { label: keyof typeof labels }) => `Labelled ${photos(v.photos)} ${labels[v.label]}`,
  'step.turned': (v: Many & { turn: keyof typeof turned }) => `Turned ${photos(v.photos)} ${turned[v.turn]}`,
};
