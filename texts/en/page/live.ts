/** @file English words of a folder that a camera shoots into. */
export const liveTexts = {
  follows: 'Goes to each frame that comes',
  stays: 'Stays where it is when frames come',
  reference: 'Reference',
};
