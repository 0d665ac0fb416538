/** @file What the filter of people knows beside their keys. Apart from the schemas: the page asks it too, and takes no validator with it. */

/** Photos of people who are in more than one and in none that is kept. */
export const withoutKeeper = 'without-keeper';
/** Photos without anybody who is known. */
export const nobody = 'nobody';
