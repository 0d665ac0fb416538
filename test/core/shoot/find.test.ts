import { expect, test } from 'vitest';
import { parseFind } from '../../../electron/contract/find.ts';

const names = ['IMG_0010.JPG', 'IMG_0012.CR3', 'IMG_0015.JPG', 'IMG_0120.JPG', 'portrait.jpg', 'DSC-2 0013.NEF'];
const found = (text: string, about: string[] = []) => names.filter((name) => parseFind(text)(name, about));

test.each([
  ['0010', ['IMG_0010.JPG']],
  ['10', ['IMG_0010.JPG']],
  ['0010, 0012-0015', ['IMG_0010.JPG', 'IMG_0012.CR3', 'IMG_0015.JPG', 'DSC-2 0013.NEF']],
  ['15..12', ['IMG_0012.CR3', 'IMG_0015.JPG', 'DSC-2 0013.NEF']],
  ['012', ['IMG_0012.CR3', 'IMG_0120.JPG']],
  ['PORT', ['portrait.jpg']],
  ['dsc nef', ['DSC-2 0013.NEF']],
  ['nothing', []],
  ['', names],
  [' , ,', names],
])('%j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('camera and lens are looked at, word by word', () => {
  const about = ['Canon EOS R5', 'RF 85mm F1.2', null, undefined];
  expect(parseFind('canon 85mm')('IMG_1.JPG', about)).toBe(true);
  expect(parseFind('canon 50mm')('IMG_1.JPG', about)).toBe(false);
  expect(parseFind('50mm, r5')('IMG_1.JPG', about)).toBe(true);
});
