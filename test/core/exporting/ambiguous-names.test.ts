import { expect, test } from 'vitest';
import { ambiguousNames, sayAmbiguous } from '../../../electron/core/exporting/lists/ambiguous-names.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { inEnglish } from '../../support/in-english.ts';

const photo = (...files: string[]) =>
  ({ files: files.map((file) => ({ relPath: Buffer.from(file) })) }) as unknown as ShootPhoto;
const first = photo('100CANON/IMG_1.CR3', '100CANON/IMG_1.JPG');
const second = photo('101CANON/img_1.jpg');
const third = photo('101CANON/IMG_2.JPG');
const all = [first, second, third];

test('a name that another photo of the shoot has, listed or not, is ambiguous', () => {
  expect(ambiguousNames([first], all, true)).toEqual([
    { name: 'IMG_1.JPG', files: ['100CANON/IMG_1.JPG', '101CANON/img_1.jpg'] },
  ]);
  expect(ambiguousNames([third], all, true)).toEqual([]);
  expect(ambiguousNames([first], [first, third], false)).toEqual([]);
});

test('says which, and what to do', () => {
  expect(sayAmbiguous([])).toBe('');
  expect(inEnglish(sayAmbiguous(ambiguousNames([first], all, true)))).toBe(
    '. One of its names means more than one photo (100CANON/IMG_1.JPG, 101CANON/img_1.jpg): a CSV or JSON list says which',
  );
});
