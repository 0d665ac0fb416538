/** @file English texts of deciding by pointer and of the marks that show it. */

export const decideTexts = {
  title: 'Decide',
  menu: 'Photo',
  stackMenu: 'Stack',
  showIn: 'Show in',
  shootMenu: 'The whole shoot',
  flashed: { pick: 'Picked', reject: 'Rejected', none: 'Unflagged' },
  noStars: 'No stars',
  labelled: { red: 'Red', yellow: 'Yellow', green: 'Green', blue: 'Blue', purple: 'Purple', none: 'No label' },
  pick: 'Pick',
  reject: 'Reject',
  unflag: 'Unflag',
  stars: 'Stars',
  star: (n: number) => (n === 1 ? '1 star' : `${n} stars`),
  label: 'Label',
  accept: 'Accept the suggestion',
  dismiss: 'Dismiss the suggestion',
  keepBest: 'Keep this, reject the rest of the stack',
  /** Where room is short. */
  short: { accept: 'Accept', dismiss: 'Dismiss', keepBest: 'Keep, reject the rest', takeTheirs: 'Take over theirs' },
  takeTheirs: 'Take over from the other program',
  toggleStack: 'Open or close the stack',
  selectAll: 'Select all',
  invert: 'Invert the selection',
  /** How many a click decides for, where it is more than one. */
  forMany: (n: number) => `for ${n}`,
} as const;
