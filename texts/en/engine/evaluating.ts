/** @file English sentences of ratings by people, and of what drifts. */
import { count, photos } from '../count.ts';
export const evaluatingTexts = {
  'combination.noPart': (v: { part: string }) =>
    `"${v.part}" is no part of a combination. Write 0.7*sharpness+0.3*contrast.`,
  'combination.noNumber': (v: { name: string; known: string }) =>
    `There is no number called ${v.name}. There are ${v.known}.`,
  'combination.empty': 'A combination names at least one number.',
  'evaluate.only': (v: { n: number }) => `only ${v.n} pictures have it`,
  'evaluate.same': 'it is the same for all pictures, or the ratings are',
  'evaluate.few': (v: { n: number }) => `${v.n} pictures are too few to say much`,
  'evaluate.unusable': (v: { problem: string }) => `This file of ratings cannot be used. ${v.problem}`,
  'evaluate.pairs': 'Pairs became a scale by Bradley and Terry: log odds against the average picture.',
  'evaluate.tooFew': 'There are too few rated pictures to calibrate by: at least ten that have the number are needed.',
  'labels.none': 'There are no ratings in this file.',
  'labels.tooMany': (v: { rows: number }) => `More than ${count(v.rows)} rows are too many.`,
  'labels.columns':
    'Its first line must name columns: picture, rating, and rater if there is one; or a, b, preferred, rater.',
  'labels.noPicture': (v: { line: number }) => `Line ${v.line} names no picture.`,
  'labels.noRating': (v: { line: number; text: string }) => `Line ${v.line}: "${v.text}" is no rating.`,
  'labels.notTwo': (v: { line: number }) => `Line ${v.line} does not name two pictures.`,
  'labels.neither': (v: { line: number; preferred: string }) =>
    `Line ${v.line}: "${v.preferred}" is neither of the two pictures.`,
  'labels.tooManyColumns': (v: { line: number }) => `Line ${v.line} has too many columns.`,
  'labels.openQuote': (v: { line: number }) => `Line ${v.line} opens a quotation that never ends.`,
  'drift.says': (v: {
    group: string;
    metric: string;
    isLess: boolean;
    by: string;
    since: string;
    before: number;
    after: number;
  }) =>
    `${v.group}: ${v.metric} ${v.isLess ? 'fell' : 'rose'} by ${v.by} since ${v.since} (${photos(v.before)} before, ${v.after} after)`,
  'lens.at': (v: { lens: string; aperture: number }) => `${v.lens} at f/${v.aperture}`,
};
