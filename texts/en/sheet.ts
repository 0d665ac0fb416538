/** @file English words of the contact sheet on which a client chooses: they stand in the exported file, so whoever exports brings them along. */
export const sheetTexts = {
  lang: 'en',
  how: 'Tick what you choose, then save the list and send it back. What you tick is kept in this browser.',
  choose: 'Choose',
  chosen: 'chosen',
  onlyChosen: 'Only chosen',
  save: 'Save the list',
  copy: 'Copy the list',
  copied: 'Copied: paste it into a message.',
  none: 'Nothing is ticked yet.',
  noPicture: 'no picture',
};
