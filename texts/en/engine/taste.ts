/** @file What was learnt of a photographer's taste, in words. */
export const tasteTexts = {
  'taste.more-sharpness': 'The sharpest frame counts more for you than for most',
  'taste.less-sharpness': 'You give up the last bit of sharpness for something else',
  'taste.more-movement': 'You like movement to show',
  'taste.less-movement': 'You avoid frames that moved more than most do',
  'taste.more-brightness': 'You keep brighter frames',
  'taste.less-brightness': 'You keep darker frames',
  'taste.more-cleanness': 'Grain bothers you more than most',
  'taste.less-cleanness': 'Grain bothers you less than most',
  'taste.more-smile': 'You prefer smiles',
  'taste.less-smile': 'You prefer serious faces',
  'taste.more-away': 'You like faces that look away',
  'taste.less-away': 'You prefer faces that look at you',
};
